import { type Document, reviewLabel } from "../../document/document.ts";
import { compressed } from "../../opc/write.ts";
import { officeRelationship as office } from "../../opc/xml.ts";
import { withEntries } from "./package-lists.ts";
import { commentsPart, headerPart } from "./remarks.ts";
import type { Skeleton } from "./skeleton/parts.ts";

const wordType = (name: string) =>
  `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`;

/** The parts that a review copy has besides, by their names in word/. */
const reviewParts = [
  { name: "reviewComments.xml", kind: "comments", id: "rIdReviewComments" },
  { name: "reviewHeader.xml", kind: "header", id: "rIdReviewHeader" },
] as const;

/** The skeleton of a review copy: remarks, and a header on every page in place of any that a template has. */
export function reviewSkeleton(
  skeleton: Skeleton,
  { remarks }: NonNullable<Document["review"]>,
  size: number,
): Skeleton {
  const { parts } = skeleton;
  const contents = { comments: commentsPart(remarks), header: headerPart(reviewLabel, size) };
  const types = reviewParts.map(
    ({ name, kind }) => `<Override PartName="/word/${name}" ContentType="${wordType(kind)}"/>`,
  );
  const relationships = reviewParts.map(
    ({ name, kind, id }) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${name}"/>`,
  );
  const references = ["default", "even", "first"]
    .map((page) => `<w:headerReference xmlns:r="${office}" w:type="${page}" r:id="${reviewParts[1].id}"/>`)
    .join("");
  return {
    ...skeleton,
    parts: new Map([
      ...parts,
      withEntries(parts, "[Content_Types].xml", types),
      withEntries(parts, "word/_rels/document.xml.rels", relationships),
      ...reviewParts.map(({ name, kind }) => [`word/${name}`, compressed(contents[kind])] as const),
    ]),
    tail: skeleton.tail
      .replace(/<w:headerReference\b[^>]*\/>/gu, "")
      .replace(/^(<w:sectPr\b[^>]*>)/u, (open) => open + references),
  };
}
