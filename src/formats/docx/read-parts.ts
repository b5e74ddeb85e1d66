import { strFromU8 } from "fflate";
import { attributeOf, childrenOf, type XmlElement } from "../../opc/elements.ts";
import { parseXml } from "../../opc/parse-xml.ts";
import { type PackageError, type PackageFault, packageParts } from "../../opc/read.ts";
import { relationshipsOf, targetOf } from "../../opc/target.ts";
import { ReadError } from "../../problem/read-error.ts";

const wordFaults: Record<PackageFault, string> = {
  damaged: "不是 Word 文件（.docx），或文件已损坏。",
  tooLarge: "文件解开后过大，不是本程序能读的 Word 文件。",
  encrypted: "文件设有密码，或是旧格式（.doc）；请另存为不设密码的 .docx 再读。",
};
const refusedWord = (error: PackageError) => new ReadError(wordFaults[error.fault], { cause: error });

const refusedXml = (part: string) => (why: Error) =>
  new ReadError(
    part.endsWith(".rels") ? `文件已损坏（${why.message}）。` : `文件内容不是有效的 XML：${why.message}。`,
    { cause: why },
  );

/** What was found under a key, looked for once. */
function foundOnce<T>(memo: Map<string, T>, key: string, find: () => T): T {
  if (!memo.has(key)) memo.set(key, find());
  return memo.get(key) as T;
}

/** Where a relationship leads: to a part of the file, or out of it. */
export type Leads = { readonly part: string } | { readonly address: string };

const usualMain = "word/document.xml";

/** The XML parts of a Word file. Each is decoded and parsed when it is asked for, and once. */
export class WordParts {
  readonly #parts: ReadonlyMap<string, Uint8Array>;
  readonly #texts = new Map<string, string | undefined>();
  readonly #trees = new Map<string, XmlElement | undefined>();
  #main: string | undefined;

  /** @throws {ReadError} if it is no Word file; zip bombs are refused before they are unpacked */
  constructor(bytes: Uint8Array) {
    // Only what is read: a themed file with charts holds megabytes of other XML.
    this.#parts = packageParts(bytes, refusedWord, (name) =>
      /^(?:_rels|word|docProps)\/(?:_rels\/)?[^/]+\.(?:xml|rels)$|^_rels\/\.rels$/u.test(name),
    );
  }

  text(part: string): string | undefined {
    return foundOnce(this.#texts, part, () => {
      const bytes = this.#parts.get(part);
      return bytes && strFromU8(bytes);
    });
  }

  /** A part as XML. @throws {ReadError} if it is none */
  xml(part: string): XmlElement | undefined {
    return foundOnce(this.#trees, part, () => {
      const text = this.text(part);
      return text === undefined ? undefined : parseXml(text, refusedXml(part));
    });
  }

  #relationships(part: string): readonly XmlElement[] {
    const list = this.xml(relationshipsOf(part));
    return list === undefined ? [] : childrenOf(list, "Relationship");
  }

  /** Where a relationship of a kind leads, by the part that it belongs to; `""` is the package. */
  #related(from: string, kind: string): string | undefined {
    const entry = this.#relationships(from).find(
      (item) =>
        (attributeOf(item, "Type") ?? "").endsWith(`/${kind}`) &&
        attributeOf(item, "TargetMode") !== "External",
    );
    return entry && targetOf(from, attributeOf(entry, "Target") ?? "");
  }

  /** The part with the text: mostly word/document.xml, in files of Office on the web word/document2.xml. */
  get main(): string {
    if (this.#main !== undefined) return this.#main;
    const path = this.#related("", "officeDocument") ?? usualMain;
    const found = [path, usualMain].find((here) => this.#parts.has(here));
    if (found === undefined) throw new ReadError(`文件里没有 ${usualMain}，不是 Word 文件（.docx）。`);
    this.#main = found;
    return found;
  }

  /** A part that belongs to the main one: `styles`, `numbering`. */
  beside(kind: string): XmlElement | undefined {
    return this.xml(this.#related(this.main, kind) ?? "") ?? this.xml(`word/${kind}.xml`);
  }

  /** Where the relationships of the main part lead, by their ids. */
  leads(): ReadonlyMap<string, Leads> {
    const { main } = this;
    return new Map(
      this.#relationships(main).flatMap((item): [string, Leads][] => {
        const [id, target] = [attributeOf(item, "Id"), attributeOf(item, "Target")];
        if (id === undefined || target === undefined) return [];
        if (attributeOf(item, "TargetMode") === "External") return [[id, { address: target }]];
        const part = targetOf(main, target);
        return part === undefined ? [] : [[id, { part }]];
      }),
    );
  }
}

/** The properties of a Word file that are its own, as text; what else it holds is not looked at. @throws {ReadError} if it is no package */
export function ownProperties(bytes: Uint8Array): string {
  const part = "docProps/custom.xml";
  const content = packageParts(bytes, refusedWord, (name) => name === part).get(part);
  return content === undefined ? "" : strFromU8(content);
}

/** The pictures of a Word file that are asked for, by the names of their parts. */
export function wordPictures(
  bytes: Uint8Array,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, Uint8Array> {
  if (wanted.size === 0) return new Map();
  return packageParts(bytes, refusedWord, (name) => wanted.has(name));
}
