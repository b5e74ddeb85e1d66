/**
 * The JSON Schema of a report file: what the door takes, with a name, and for every property its line of the form.
 * Plain JavaScript, so that the build runs on any Node that the package runs on.
 */

/** What stands in every subsection, by its key. */
const inNarrative = { heading: "小标题", paragraphs: "小标题下各段" };

/** Tells each property of a schema where it stands in the form. */
function described(schema, edition, path, placeOf) {
  for (const part of [...(schema.anyOf ?? []), ...(schema.allOf ?? [])])
    described(part, edition, path, placeOf);
  if (schema.items !== undefined) described(schema.items, edition, path, placeOf);
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const here = [...path, key];
    const [first] = here;
    const text = edition.sections[first]?.kind === "narrative" && here.length > 1;
    const place = text ? `${edition.sections[first].title} ${inNarrative[key]}` : placeOf(edition, here);
    const title =
      edition.sections[first] !== undefined && here.length === 1 ? edition.sections[first].title : place;
    // What the schema says of the value follows the name of the line.
    const said = property.description === undefined ? [] : [property.description];
    property.title = title;
    property.description = [place, here.join("."), ...said].join("；");
    described(property, edition, here, placeOf);
  }
  return schema;
}

/** @param tools - `toJsonSchema` of @valibot/to-json-schema, `describableSchema` and `placeOf` of the package. */
export function reportJsonSchema(edition, { toJsonSchema, describableSchema, placeOf }) {
  const { $schema, ...schema } = toJsonSchema(describableSchema(edition), { errorMode: "ignore" });
  return {
    $schema,
    $id: `urn:gov-nianbao:report-${edition.key}`,
    title: `${edition.wording.subject}（${edition.notice}）`,
    description: "parseReport 读入的报告数据：没有发生的数字、能相加得出的总计、有默认文字的部分可以不写。",
    ...described(schema, edition, [], placeOf),
  };
}
