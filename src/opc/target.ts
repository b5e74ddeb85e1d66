/**
 * Where a relationship leads, as the name of a part (ECMA-376 part 2, 6.5): relative to the part that it belongs to,
 * `""` for the package. What is no such name gives nothing.
 *
 * @example targetOf("xl/workbook.xml", "worksheets/sheet1.xml") // "xl/worksheets/sheet1.xml"
 */
export function targetOf(from: string, target: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(target)) return undefined;
  try {
    return decodeURIComponent(new URL(target, `file:///${from}`).pathname.slice(1));
  } catch {
    return undefined;
  }
}

/** The part that holds the relationships of a part, `""` for the package (ECMA-376 part 2, 6.5.2). */
export const relationshipsOf = (part: string): string => part.replace(/([^/]*)$/, "_rels/$1.rels");
