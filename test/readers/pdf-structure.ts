import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, type PDFRef } from "pdf-lib";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type PdfObjects, type Plain, plain, readObjects } from "./pdf-objects.ts";

/** An element of the structure tree, with the text that is marked as its own, in the order of its kids. */
export interface StructureNode {
  readonly type: string;
  readonly id?: string;
  /** Attributes of the owner Table. */
  readonly table: { readonly [key: string]: Plain };
  readonly text: string;
  readonly children: readonly StructureNode[];
}

export interface MarkedPage {
  /** Text by the number of its mark. */
  readonly marks: ReadonlyMap<number, string>;
  /** Text of artifacts. */
  readonly artifacts: readonly string[];
  /** What is painted under no mark at all. */
  readonly unmarked: readonly string[];
}

export interface TaggedPdf {
  readonly objects: PdfObjects;
  readonly root: StructureNode;
  readonly pages: readonly MarkedPage[];
  /** What is wrong with the tree itself: marks used twice or never, wrong parents. */
  readonly faults: readonly string[];
}

const painting = new Set([
  OPS.constructPath,
  OPS.stroke,
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.shadingFill,
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintFormXObjectBegin,
]);

/** What each page marks, by pdf.js: its own parser of content and its own use of fonts. */
async function markedPages(bytes: Uint8Array): Promise<MarkedPage[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const pdf = await task.promise;
  const pages: MarkedPage[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const { fnArray, argsArray } = await (await pdf.getPage(n)).getOperatorList();
    const marks = new Map<number, string>();
    const artifacts: string[] = [];
    const unmarked: string[] = [];
    const open: (number | "artifact" | undefined)[] = [];
    fnArray.forEach((operator, i) => {
      const args = argsArray[i] as unknown[];
      if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) {
        const [name, mcid] = args as [string | { name: string }, number | null | undefined];
        const tag = typeof name === "string" ? name : name.name;
        open.push(tag === "Artifact" ? "artifact" : (mcid ?? undefined));
        if (tag === "Artifact") artifacts.push("");
        if (typeof mcid === "number") {
          if (marks.has(mcid)) unmarked.push(`mark ${mcid} twice`);
          marks.set(mcid, "");
        }
        if (open.filter((mark) => mark !== undefined).length > 1) unmarked.push("marks inside each other");
      }
      if (operator === OPS.endMarkedContent && open.length === 0) unmarked.push("an end without a mark");
      if (operator === OPS.endMarkedContent) open.pop();
      const mark = open.at(-1);
      // A picture that says something belongs to its figure.
      const isFigure = operator === OPS.paintImageXObject && typeof mark === "number";
      if (painting.has(operator) && mark !== "artifact" && !isFigure) unmarked.push(`operator ${operator}`);
      if (operator !== OPS.showText) return;
      const text = (args[0] as (number | { unicode: string })[])
        .map((glyph) => (typeof glyph === "number" ? "" : glyph.unicode))
        .join("");
      if (mark === "artifact") artifacts.push(artifacts.pop() + text);
      else if (mark === undefined) unmarked.push(text);
      else marks.set(mark, marks.get(mark) + text);
    });
    if (open.length > 0) unmarked.push("a mark without an end");
    pages.push({ marks, artifacts, unmarked });
  }
  await task.destroy();
  return pages;
}

/** Walks the structure tree of a finished PDF: pdf-lib reads its objects, pdf.js its pages. */
export async function readStructure(bytes: Uint8Array): Promise<TaggedPdf> {
  const objects = await readObjects(bytes);
  const { get, dict, array, resolve, document, catalog } = objects;
  const pages = await markedPages(bytes);
  const faults: string[] = [];
  const pageRefs = document.getPages().map((page) => page.ref.toString());
  const used = new Set<string>();
  const owners = new Map<string, string>();
  const roles = get(dict(catalog, "StructTreeRoot"), "RoleMap");
  const roleOf = (type: string) => {
    const mapped = roles instanceof PDFDict ? roles.get(PDFName.of(type)) : undefined;
    return mapped === undefined ? type : String(plain(mapped)).slice(1);
  };

  const textOf = (page: string, mcid: number, owner: PDFRef): string => {
    const key = `${page} ${mcid}`;
    if (used.has(key)) faults.push(`mark ${key} is used twice`);
    used.add(key);
    owners.set(key, owner.toString());
    const text = pages[pageRefs.indexOf(page)]?.marks.get(mcid);
    if (text === undefined) faults.push(`mark ${key} is not on its page`);
    return text ?? "";
  };

  /** By the key of its annotation: which link an annotation belongs to. */
  const annotated = new Map<number, PDFObject>();
  const walk = (ref: PDFRef, parent: PDFRef): StructureNode => {
    const element = resolve(ref) as PDFDict;
    if (element.get(PDFName.of("P")) !== parent) faults.push(`${ref} names another parent`);
    const kids = element.get(PDFName.of("K"));
    const page = element.get(PDFName.of("Pg"))?.toString() ?? "";
    let text = "";
    const children: StructureNode[] = [];
    const list: PDFObject[] = kids === undefined ? [] : kids instanceof PDFArray ? kids.asArray() : [kids];
    for (const kid of list) {
      if (kid instanceof PDFNumber) text += textOf(page, kid.asNumber(), ref);
      else if (kid instanceof PDFDict && get(kid, "Type") === PDFName.of("MCR"))
        text += textOf(
          kid.get(PDFName.of("Pg"))?.toString() ?? page,
          (get(kid, "MCID") as PDFNumber).asNumber(),
          ref,
        );
      else if (kid instanceof PDFDict && get(kid, "Type") === PDFName.of("OBJR")) {
        const key = get(get(kid, "Obj") as PDFDict, "StructParent");
        annotated.set(key instanceof PDFNumber ? key.asNumber() : -1, element);
      } else {
        const child = walk(kid as PDFRef, ref);
        // A link is a part of its paragraph's text.
        if (child.type !== "Link") children.push(child);
        else text += child.text;
      }
    }
    const attributes = get(element, "A");
    const id = get(element, "ID");
    return {
      type: roleOf(String(plain(get(element, "S"))).slice(1)),
      ...(id && { id: plain(id) as string }),
      table: attributes instanceof PDFDict ? (plain(attributes) as { [key: string]: Plain }) : {},
      text,
      children,
    };
  };

  const treeRef = catalog.get(PDFName.of("StructTreeRoot")) as PDFRef;
  const top = array(dict(catalog, "StructTreeRoot"), "K");
  const [rootRef] = (get(dict(catalog, "StructTreeRoot"), "K") as PDFArray).asArray() as [PDFRef];
  if (top.length !== 1) faults.push(`${top.length} elements at the top`);
  const root = walk(rootRef, treeRef);

  // Every mark belongs to the tree, and the tree of parents says the same.
  const parents = parentTree(objects);
  document.getPages().forEach((page, n) => {
    const key = get(page.node, "StructParents");
    const list = key instanceof PDFNumber ? (parents.get(key.asNumber()) as string[]) : undefined;
    for (const mcid of pages[n]?.marks.keys() ?? []) {
      const mark = `${page.ref} ${mcid}`;
      if (!used.has(mark)) faults.push(`mark ${mark} belongs to no element`);
      if (list?.[mcid] !== owners.get(mark))
        faults.push(`mark ${mark} has another parent in the tree of parents`);
    }
  });
  for (const [key, owner] of annotated)
    if (parents.get(key) !== owner) faults.push(`the annotation ${key} belongs to another link`);
  return { objects, root, pages, faults };
}

function parentTree({ catalog, dict, array }: PdfObjects): Map<number, string[] | PDFObject> {
  const nums = array(dict(catalog, "StructTreeRoot", "ParentTree"), "Nums");
  const found = new Map<number, string[] | PDFObject>();
  for (let i = 0; i < nums.length; i += 2) {
    const owners = nums[i + 1] as PDFObject;
    const of = owners instanceof PDFArray ? owners.asArray().map(String) : owners;
    found.set((nums[i] as PDFNumber).asNumber(), of);
  }
  return found;
}

/** All elements of a tree, parents before children. */
export const elementsOf = (node: StructureNode): StructureNode[] => [
  node,
  ...node.children.flatMap(elementsOf),
];
