import { strFromU8 } from "fflate";
import { childrenOf, parseXml } from "../../opc/parse-xml.ts";
import { type PackageError, type PackageFault, packageParts } from "../../opc/read.ts";
import { targetOf } from "../../opc/target.ts";
import { ReadError } from "../../problem/read-error.ts";
import { attributeOf } from "./read-elements.ts";

const wordFaults: Record<PackageFault, string> = {
  damaged: "不是 Word 文件（.docx），或文件已损坏。",
  tooLarge: "文件解开后过大，不是本程序能读的 Word 文件。",
  encrypted: "文件设有密码，或是旧格式（.doc）；请另存为不设密码的 .docx 再读。",
};

/** The XML parts of a Word file as text. Refuses what is no Word file, and zip bombs before they are unpacked. */
export function wordParts(bytes: Uint8Array): ReadonlyMap<string, string> {
  const parts = packageParts(
    bytes,
    (error) => new ReadError(wordFaults[error.fault], { cause: error }),
    // Only what is read: a themed file with charts holds megabytes of other XML.
    (name) => /^(?:_rels|word|docProps)\/(?:_rels\/)?[^/]+\.(?:xml|rels)$|^_rels\/\.rels$/u.test(name),
  );
  return new Map([...parts].map(([name, part]) => [name, strFromU8(part)]));
}

/** The pictures of a Word file that are asked for, by the names of their parts. */
export function wordPictures(
  bytes: Uint8Array,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, Uint8Array> {
  if (wanted.size === 0) return new Map();
  const refused = (error: PackageError) => new ReadError(wordFaults[error.fault], { cause: error });
  return packageParts(bytes, refused, (name) => wanted.has(name));
}

/** Where a relationship leads: to a part of the file, or out of it. */
export type Leads = { readonly part: string } | { readonly address: string };

/** Where the relationships of the main part lead, by their ids. */
export function leadsOf(parts: ReadonlyMap<string, string>, main: string): ReadonlyMap<string, Leads> {
  const list = parts.get(main.replace(/([^/]+)$/, "_rels/$1.rels"));
  if (list === undefined) return new Map();
  const root = parseXml(list, (why) => new ReadError(`文件已损坏（${why.message}）。`, { cause: why }));
  return new Map(
    childrenOf(root, "Relationship").flatMap((item): [string, Leads][] => {
      const [id, target] = [attributeOf(item, "Id"), attributeOf(item, "Target")];
      if (id === undefined || target === undefined) return [];
      if (attributeOf(item, "TargetMode") === "External") return [[id, { address: target }]];
      const part = targetOf(main, target);
      return part === undefined ? [] : [[id, { part }]];
    }),
  );
}

/** Where a relationship of a kind leads, by the part that it belongs to; `""` is the package. */
function related(parts: ReadonlyMap<string, string>, from: string, kind: string): string | undefined {
  const list = parts.get(from === "" ? "_rels/.rels" : from.replace(/([^/]+)$/, "_rels/$1.rels"));
  if (list === undefined) return undefined;
  const root = parseXml(list, (why) => new ReadError(`文件已损坏（${why.message}）。`, { cause: why }));
  const entry = childrenOf(root, "Relationship").find(
    (item) =>
      (attributeOf(item, "Type") ?? "").endsWith(`/${kind}`) &&
      attributeOf(item, "TargetMode") !== "External",
  );
  return entry && targetOf(from, attributeOf(entry, "Target") ?? "");
}

/** The part with the text: mostly word/document.xml, in files of Office on the web word/document2.xml. */
export function mainPartOf(parts: ReadonlyMap<string, string>): { path: string; text: string } {
  const usual = "word/document.xml";
  const path = related(parts, "", "officeDocument") ?? usual;
  for (const here of [path, usual]) {
    const text = parts.get(here);
    if (text !== undefined) return { path: here, text };
  }
  throw new ReadError(`文件里没有 ${usual}，不是 Word 文件（.docx）。`);
}

/** A part that belongs to the main one: `styles`, `numbering`. */
export const partBeside = (
  parts: ReadonlyMap<string, string>,
  main: string,
  kind: string,
): string | undefined => parts.get(related(parts, main, kind) ?? "") ?? parts.get(`word/${kind}.xml`);
