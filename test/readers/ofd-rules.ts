// Order and kinds of the elements that our OFD has, after GB/T 33190—2016; and that numbers and references agree.
import type { Element } from "@xmldom/xmldom";
import { descendants, elementsOf, named, type OfdFile } from "./ofd.ts";

const kinds = {
  id: /^[1-9]\d*$/,
  ids: /^A\d+$/,
  text: /^[\s\S]*$/,
  name: /\S/,
  location: /^[\w./-]+$/,
  date: /^\d{4}-\d\d-\d\d$/,
  dateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
  length: /^-?\d+(\.\d+)?$/,
  box: /^-?\d+(\.\d+)?( -?\d+(\.\d+)?){3}$/,
  deltas: /^(g \d+ -?\d+(\.\d+)?|-?\d+(\.\d+)?)( (g \d+ -?\d+(\.\d+)?|-?\d+(\.\d+)?))*$/,
  path: /^M( -?[\d.]+){2}( [ML]( -?[\d.]+){2}| C)*$/,
  colour: /^\d{1,3} \d{1,3} \d{1,3}$/,
  hash: /^[0-9a-f]{32}$/,
  whole: /^\d+$/,
  onOff: /^(true|false)$/,
  "1.0": /^1\.0$/,
  OFD: /^OFD$/,
  unicode: /^unicode$/,
  Body: /^Body$/,
  CLICK: /^CLICK$/,
  XYZ: /^XYZ$/,
  Image: /^Image$/,
  format: /^(PNG|JPEG)$/,
  matrix: /^\d+(\.\d+)? 0 0 \d+(\.\d+)? 0 0$/,
  link: /^(https?:|mailto:)[\x21-\x7e]+$/,
} as const;
type Kind = keyof typeof kinds;

/** Children in order: `?` may lack, `*` any number, `+` one or more; `a|b+`: any of them. A kind: text. */
const rules: Record<string, { attributes?: string; children?: string; text?: Kind }> = {
  OFD: { attributes: "Version=1.0 DocType=OFD", children: "DocBody+" },
  DocBody: { children: "DocInfo DocRoot" },
  DocInfo: {
    children:
      "DocID Title? Author? Subject? CreationDate? ModDate? DocUsage? Keywords? Creator? CreatorVersion? CustomDatas?",
  },
  DocID: { text: "hash" },
  Title: { text: "name" },
  Author: { text: "name" },
  Subject: { text: "name" },
  CreationDate: { text: "date" },
  ModDate: { text: "date" },
  DocUsage: { text: "name" },
  Keywords: { children: "Keyword+" },
  Keyword: { text: "name" },
  Creator: { text: "name" },
  CustomDatas: { children: "CustomData+" },
  CustomData: { attributes: "Name=name", text: "text" },
  DocRoot: { text: "location" },
  Document: { children: "CommonData Pages Outlines? CustomTags? Attachments?" },
  CommonData: { children: "MaxUnitID PageArea PublicRes" },
  MaxUnitID: { text: "id" },
  PageArea: { children: "PhysicalBox ContentBox" },
  PhysicalBox: { text: "box" },
  ContentBox: { text: "box" },
  PublicRes: { text: "location" },
  Pages: { children: "Page+" },
  "Pages/Page": { attributes: "ID=id BaseLoc=location" },
  Outlines: { children: "OutlineElem+" },
  OutlineElem: { attributes: "Title=name Expanded=onOff?", children: "Actions OutlineElem*" },
  Actions: { children: "Action+" },
  Action: { attributes: "Event=CLICK", children: "Goto|URI+" },
  URI: { attributes: "URI=link" },
  Goto: { children: "Dest" },
  Dest: { attributes: "Type=XYZ PageID=id Left=length Top=length Zoom=length" },
  "Document/CustomTags": { text: "location" },
  "Document/Attachments": { text: "location" },
  Res: { attributes: "BaseLoc=location", children: "Fonts MultiMedias?" },
  MultiMedias: { children: "MultiMedia+" },
  MultiMedia: { attributes: "ID=id Type=Image Format=format", children: "MediaFile" },
  MediaFile: { text: "location" },
  Fonts: { children: "Font+" },
  Font: { attributes: "ID=id FontName=name FamilyName=name Charset=unicode", children: "FontFile" },
  FontFile: { text: "location" },
  Page: { children: "Content" },
  Content: { children: "Layer" },
  Layer: { attributes: "ID=id Type=Body", children: "TextObject|PathObject|ImageObject*" },
  ImageObject: { attributes: "ID=id Boundary=box CTM=matrix ResourceID=id" },
  TextObject: {
    attributes: "ID=id Boundary=box Font=id Size=length",
    children: "Actions? CGTransform? TextCode",
  },
  CGTransform: { attributes: "CodePosition=whole CodeCount=id GlyphCount=id", children: "Glyphs" },
  Glyphs: { text: "id" },
  TextCode: { attributes: "X=length Y=length DeltaX=deltas?", text: "name" },
  PathObject: {
    attributes: "ID=id Boundary=box LineWidth=length? Stroke=onOff? Fill=onOff?",
    children: "StrokeColor? FillColor? AbbreviatedData",
  },
  StrokeColor: { attributes: "Value=colour" },
  FillColor: { attributes: "Value=colour" },
  AbbreviatedData: { text: "path" },
  CustomTags: { children: "CustomTag+" },
  CustomTag: { attributes: "NameSpace=name TypeID=name", children: "FileLoc" },
  FileLoc: { text: "location" },
  Attachments: { children: "Attachment+" },
  Attachment: {
    attributes: "ID=ids Name=name Format=name CreationDate=dateTime Size=length",
    children: "FileLoc",
  },
};

function ruleOf(element: Element) {
  const name = element.tagName.replace(/^ofd:/, "");
  const parent = (element.parentNode as Element | null)?.tagName?.replace(/^ofd:/, "");
  return rules[`${parent}/${name}`] ?? rules[name];
}

function faultsOfElement(element: Element): string[] {
  const at = element.tagName;
  const rule = ruleOf(element);
  if (rule === undefined || !at.startsWith("ofd:")) return [`unknown element ${at}`];
  const faults: string[] = [];
  const own = new Map(
    Array.from(element.attributes, ({ name, value }) => [name, value] as const).filter(
      ([name]) => name !== "xmlns:ofd",
    ),
  );
  for (const told of rule.attributes?.split(" ") ?? []) {
    const [, name, kind, optional] = /^(\w+)=([\w.]+)(\??)$/.exec(told) as unknown as string[];
    const value = own.get(name as string);
    own.delete(name as string);
    if (value === undefined ? optional === "" : !kinds[kind as Kind].test(value))
      faults.push(`${at}@${name}: ${value}`);
  }
  faults.push(...[...own.keys()].map((name) => `${at}@${name} is unknown`));
  const children = elementsOf(element).map(({ tagName }) => tagName.replace(/^ofd:/, ""));
  const pattern = (rule.children ?? "")
    .split(" ")
    .filter((part) => part !== "")
    .map((part) => part.replace(/^([\w|]+)([?*+]?)$/, "(?:(?:$1);)$2"))
    .join("");
  if (!new RegExp(`^${pattern}$`).test(children.map((child) => `${child};`).join("")))
    faults.push(`${at} has ${children.join(" ")}`);
  const text = element.textContent ?? "";
  if (rule.text !== undefined ? !kinds[rule.text].test(text) : children.length === 0 && text !== "")
    faults.push(`${at}: ${text}`);
  return faults;
}

/** What is wrong with the parts of an OFD; nothing in the list: nothing. */
export function ofdFaults(file: OfdFile): string[] {
  const roots = [...file.xml].filter(([path]) => !path.includes("/Tags/"));
  const all = roots.flatMap(([, root]) => [root, ...descendants(root)]);
  const faults = all.flatMap(faultsOfElement);
  const ids = all
    .filter(({ tagName }) => tagName !== "ofd:Attachment")
    .flatMap((element) => element.getAttribute("ID") ?? [])
    .map(Number);
  if (new Set(ids).size !== ids.length) faults.push("an ID stands twice");
  const most = Number(all.find(({ tagName }) => tagName === "ofd:MaxUnitID")?.textContent);
  if (most !== ids.reduce((a, b) => Math.max(a, b), 0)) faults.push(`MaxUnitID is ${most}`);
  const pages = new Set(file.pages.map(({ id }) => id));
  for (const element of all) {
    const [font, page] = [element.getAttribute("Font"), element.getAttribute("PageID")];
    if (font !== null && !file.fonts.has(Number(font))) faults.push(`no font ${font}`);
    if (page !== null && !pages.has(Number(page))) faults.push(`no page ${page}`);
  }
  for (const [path, root] of file.xml) {
    if (!path.includes("/Tags/")) continue;
    for (const reference of named(root, "ObjectRef")) {
      const page = file.pages.find(({ id }) => id === Number(reference.getAttribute("PageRef")));
      const found = page?.objects.some(
        (object) => "text" in object && object.text.id === Number(reference.textContent),
      );
      if (!found) faults.push(`no object ${reference.textContent}`);
    }
  }
  const used = new Set(
    file.pages.flatMap(({ objects }) =>
      objects.flatMap((object) => ("text" in object ? object.text.characters.map(({ font }) => font) : [])),
    ),
  );
  for (const id of file.fonts.keys()) if (!used.has(id)) faults.push(`font ${id} is not used`);
  faults.push(...file.unreferenced.map((path) => `${path} is not referenced`));
  return faults;
}
