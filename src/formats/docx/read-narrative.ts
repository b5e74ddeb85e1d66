import type { Problem } from "../../problem/problem.ts";
import { ReadError } from "../../problem/read-error.ts";
import { blockLimits, type LinkedText, type NarrativeBlockInput } from "../../report/blocks.ts";
import { told } from "../../report/format-reading.ts";
import { textAddress } from "../../report/link-address.ts";
import { pictureFrom } from "../../report/picture.ts";
import { firstCharacters, isClauseHeading, trimmed } from "../../report/text.ts";
import { comparedName, styleNames } from "./names.ts";
import { unbrokenText, type WordBlock, type WordParagraph } from "./read-blocks.ts";
import type { WordPicture } from "./read-inside-lines.ts";
import { readOwnTable } from "./read-own-table.ts";

/** What of a file's text is needed to read the text of a section. */
export interface NarrativeSource {
  /** Key and title of the section. */
  readonly key: string;
  readonly title: string;
  readonly blocks: readonly WordBlock[];
  /** The bytes of a picture's part. */
  readonly bytesOf: (part: string) => Uint8Array | undefined;
}

type Inner = string | NarrativeBlockInput;
type FigureToCaption = Extract<NarrativeBlockInput, { kind: "figure" }> & { caption?: string };
type TableToCaption = Extract<NarrativeBlockInput, { kind: "table" }> & { caption?: string; note?: string };
type OpenList = { kind: "list"; ordered: boolean; items: string[] };

const styled = (name: keyof typeof styleNames) => comparedName(styleNames[name]);
const saysNothing = (block: WordBlock | undefined): boolean =>
  block?.type === "paragraph" && block.text.trim() === "" && block.pictures.length === 0;

/** 「1.」 or 「·」 before the text of an item, as this package and clerks write them. */
const itemMark = /^(?:(\d{1,3})[.．、]|[·•●])\s*/u;

/** Reads the text of one section. @throws {ReadError} as `read` of the whole file */
export function readNarrative({ key, title, blocks, bytesOf }: NarrativeSource): {
  text: (Inner | { heading: string; paragraphs: Inner[] })[];
  notes: Problem[];
} {
  const before: Inner[] = [];
  const subsections: { heading: string; paragraphs: Inner[] }[] = [];
  const notes: Problem[] = [];
  const open = () => subsections.at(-1)?.paragraphs ?? before;
  const lastOf = (): FigureToCaption | TableToCaption | OpenList | undefined => {
    const last = open().at(-1);
    return typeof last === "object" ? (last as FigureToCaption | TableToCaption | OpenList) : undefined;
  };
  const tell = (message: string, near = "") => {
    const words = firstCharacters(near.trim(), 12);
    notes.push(told(key, words === "" ? `“${title}”` : `“${title}”“${words}”处`, message));
  };

  const linksLost = ({ links, text }: WordParagraph, where: string) => {
    for (const { href } of links) tell(`${where}里的链接没有读入，只读入了文字（${href}）。`, text);
  };

  const figure = ({ part, width, alt, cropped }: WordPicture, near: string): void => {
    const bytes = bytesOf(part);
    const picture = bytes === undefined ? "文件里没有它的内容" : pictureFrom(bytes);
    if (bytes === undefined || typeof picture === "string") {
      tell(`有一幅图片没有读入：${picture}。`, near);
      return;
    }
    if (cropped) tell("图片在 Word 里裁剪过，读入的是没有裁剪的整幅；不宜公开的部分请先裁掉再插入。", near);
    if (alt === "") tell("图片没有替代文字，请补写它表示什么。", near);
    const { figureWidth, figureHeight } = blockLimits;
    const most = Math.min(figureWidth.most, (figureHeight * picture.width) / picture.height);
    const shown = Math.max(figureWidth.least, Math.min(width, Math.floor(most * 10) / 10));
    if (shown !== width) tell(`图片宽 ${width} 毫米，改为 ${shown} 毫米。`, near);
    open().push({ kind: "figure", image: bytes, width: shown, alt: alt || "图片" });
  };

  /** The text of a paragraph with its links, a line each where somebody broke lines. */
  const lines = ({ text, links }: WordParagraph): void => {
    let start = 0;
    for (const line of text.split("\n")) {
      const end = start + line.length;
      const stretches: (string | LinkedText)[] = [];
      let at = start;
      for (const { from, to, href } of links) {
        const [a, b] = [Math.max(from, start), Math.min(to, end)];
        const words = text.slice(a, b);
        if (a >= b || words.trim() === "") continue;
        const address = textAddress(href);
        if (address === undefined) {
          tell(`链接没有读入，只读入了文字；网址应以 http://、https:// 或 mailto: 开头（${href}）。`, words);
          continue;
        }
        stretches.push(text.slice(at, a), { text: words, href: address });
        at = b;
      }
      if (stretches.length === 0) open().push(line);
      else open().push({ kind: "paragraph", text: [...stretches, text.slice(at, end)] });
      start = end + 1;
    }
  };

  const item = (block: WordParagraph): void => {
    const text = trimmed(unbrokenText(block.text));
    linksLost(block, "列表");
    const found = itemMark.exec(text);
    const last = lastOf();
    const list = last?.kind === "list" ? (last as OpenList) : undefined;
    const words = found === null ? text : trimmed(text.slice(found[0].length));
    if (words === "") return;
    if (found === null) {
      tell("列表里的这一段没有序号，读作一项。", text);
      if (list !== undefined) list.items.push(words);
      else open().push({ kind: "list", ordered: false, items: [words] });
      return;
    }
    const number = found[1] === undefined ? undefined : Number(found[1]);
    const ordered = number !== undefined;
    const next = (list?.items.length ?? 0) + 1;
    const goesOn = list !== undefined && list.ordered === ordered && (number === undefined || number >= next);
    if (number !== undefined && number !== (goesOn ? next : 1))
      tell(`列表的序号“${number}”不连续，按顺序重新编号。`, text);
    if (goesOn) list.items.push(words);
    else open().push({ kind: "list", ordered, items: [words] });
  };

  /** What stands as a caption or note belongs to its picture or table; nothing is done where there is none. */
  const belongs = (block: WordParagraph, at: number): boolean => {
    const last = lastOf();
    const text = trimmed(unbrokenText(block.text));
    const following = blocks.slice(at + 1).find((next) => !saysNothing(next));
    const isCaption = block.style === styled("caption") || block.style === styled("tableCaption");
    if (block.style === styled("caption") && last?.kind === "figure" && last.caption === undefined) {
      last.caption = text;
      return true;
    }
    if (isCaption && following?.type === "table") {
      captionAbove = text;
      return true;
    }
    if (block.style !== styled("note") || last?.kind !== "table") return false;
    if (last.note !== undefined) tell("表注分了段，读作一段。", text);
    last.note = last.note === undefined ? text : `${last.note}${text}`;
    return true;
  };
  let captionAbove: string | undefined;

  blocks.forEach((block, at) => {
    if (saysNothing(block) && (block.type === "table" || block.struck === "")) return;
    const struck = block.type === "table" ? block.cells.map((cell) => cell.struck).join("") : block.struck;
    if (struck !== "")
      throw new ReadError(
        `“${title}”有带删除线的文字“${firstCharacters(struck, 40)}”，无法确定是否保留；请删去，或取消删除线。`,
      );
    if (block.type === "table") {
      const { table, told: messages } = readOwnTable(block);
      const near = captionAbove ?? block.cells[0]?.text ?? "";
      for (const message of messages) tell(message, near);
      open().push({ ...table, ...(captionAbove !== undefined && { caption: captionAbove }) });
      captionAbove = undefined;
      return;
    }
    const { style, text, pictures } = block;
    const words = trimmed(text);
    if (words !== "" && pictures.length > 0) tell("图片在文字中间，读作文字前后单独的一幅。", text);
    for (const picture of pictures) if (picture.at === 0 && words !== "") figure(picture, text);
    if (words === "") {
      // Nothing but pictures.
    } else if (style === styled("heading2") || isClauseHeading(words)) {
      linksLost(block, "标题");
      subsections.push({ heading: text, paragraphs: [] });
    } else if (style === styled("heading3")) {
      linksLost(block, "标题");
      open().push({ kind: "heading", level: 3, text: unbrokenText(text) });
    } else if (style === styled("item")) item(block);
    else if (belongs(block, at)) linksLost(block, "题注");
    else {
      if ([styled("caption"), styled("tableCaption"), styled("note")].includes(style))
        tell("题注旁没有图片或表格，读作正文。", text);
      lines(block);
    }
    for (const picture of pictures) if (picture.at > 0 || words === "") figure(picture, text);
  });
  return { text: [...before, ...subsections], notes };
}
