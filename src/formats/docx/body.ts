import type { Block, Document, SignatureBlock, TextMark, TitleBlock } from "../../document/document.ts";
import { wholeOf } from "../../document/grid.ts";
import { linesBetweenSeals, signaturePlace } from "../../document/signature-place.ts";
import { wideness } from "../../report/text.ts";
import { textArea } from "../../style/text-area.ts";
import { toTwip } from "../../style/units.ts";
import { attachmentListXml, attachmentXml } from "./attachments.ts";
import { itemsXml, linkedRunsXml, ownTableXml, pictureXml } from "./own-blocks.ts";
import { alignmentXml, type BodySetting, paragraphXml } from "./paragraph.ts";
import { type LookedText, markedRunsXml } from "./remarks.ts";
import { wideFontOf } from "./skeleton/fonts.ts";
import { linePitch, styleIds } from "./skeleton/styles.ts";
import { tableNameOf, tableXml } from "./table.ts";
import { type WordRows, wordRows } from "./table-rows.ts";
import { brokenLines, lineRunsXml, type RunLook, runsXml } from "./text.ts";

/** With the rows of the tables, by the place of their block. */
interface BlockSetting extends BodySetting {
  readonly blocks: readonly Block[];
  readonly tables: ReadonlyMap<number, WordRows>;
  /** Headings that begin a page: a break of its own would leave a page blank where the one before is full. */
  readonly turns: ReadonlySet<number>;
}

const turnXml = (at: number, { turns }: BlockSetting): string =>
  turns.has(at) ? "<w:pageBreakBefore/>" : "";

/**
 * White between a text and the tables before and after it: they end between two lines of the page's grid. The caption of
 * an own table and the paragraph below it have theirs.
 */
function whiteXml(at: number, { blocks, tables, facts }: BlockSetting): string {
  const [last, next] = [blocks[at - 1], blocks[at + 1]];
  const before = last?.type === "table" && !facts.startsPage(at) ? (tables.get(at - 1)?.below ?? 0) : 0;
  const captioned = next?.type === "ownTable" && next.caption !== undefined;
  const after = captioned ? 0 : (tables.get(at + 1)?.above ?? 0);
  return before + after === 0 ? "" : `<w:spacing w:before="${before}" w:after="${after}"/>`;
}

/** Where the layout ends a heading's first line early, so that no character is left alone, Word's right edge moves in. */
function edgeXml(at: number, { facts, style }: BlockSetting): string {
  const [first, ...others] = facts.linesOf(at);
  if (first === undefined || others.length === 0) return "";
  const spare = style.page.characters - style.text.indent - wideness(first) - 0.5;
  return spare > 0 ? `<w:ind w:right="${toTwip(spare * textArea(style.page).characterPitch)}"/>` : "";
}

/** 署名 and 成文日期 (GB/T 9704—2012, 7.3.5) by indents from the left. */
function signatureXml(
  { by, others = [], on, marks }: SignatureBlock,
  at: number,
  setting: BodySetting,
): string {
  const { style, fonts, seal, idOf, facts, controls } = setting;
  const { page, signature } = style;
  const wideFont = wideFontOf(fonts.body);
  const broken = [...facts.linesOf(at)];
  const names = [by, ...others].map((name) => {
    const parts: string[] = [];
    while (broken.length > 0 && parts.join("").length < name.length) parts.push(broken.shift() as string);
    return brokenLines(name, parts);
  });
  const [lines = [by], ...more] = names;
  const widths = {
    name: Math.max(...names.flat().map(wideness)),
    date: wideness(on),
    line: page.characters,
    character: 1,
  };
  const { nameAt, dateAt, linesAbove } = signaturePlace(widths, signature, seal);
  const { characterPitch: pitch } = textArea(page);
  const indent = (at: number) => `<w:ind w:left="${toTwip(at * pitch)}"/>`;
  const signer = idOf(styleIds.signer);
  // Over seals names are centred among themselves.
  const placeOfName = (name: readonly string[]) =>
    nameAt + (seal ? (widths.name - Math.max(...name.map(wideness))) / 2 : 0);
  const controlled = (path: string, runs: string, text: string, kind?: "date") =>
    controls === undefined ? runs : controls.line(path, runs, text, kind);
  const marked = (part: "by" | "on", parts: readonly LookedText[]) => {
    const here = marks?.filter((mark) => mark.part === part) ?? [];
    const runs = markedRunsXml(parts, here, style.table);
    if (marks !== undefined) return runs;
    return controlled(`signature.${part}`, runs, part === "by" ? by : on, part === "on" ? "date" : undefined);
  };
  const name = marked("by", lookedLines(lines, { wideFont }));
  return [
    paragraphXml(signer).repeat(linesAbove),
    paragraphXml(signer, name, indent(placeOfName(lines))),
    ...more.map(
      (inLines) =>
        paragraphXml(signer).repeat(seal ? linesBetweenSeals(linePitch(page) / 20) : 0) +
        paragraphXml(signer, lineRunsXml(inLines, { wideFont }), indent(placeOfName(inLines))),
    ),
    paragraphXml(idOf(styleIds.date), marked("on", lookedLines([on])), indent(dateAt)),
  ].join("");
}

/** Lines with breaks between them. */
const lookedLines = (lines: readonly string[], look: RunLook = {}): LookedText[] =>
  lines.map((text, i) => ({ text, look, breaks: i < lines.length - 1 }));

/** The marks in so many characters of a text from one on, counted from there. */
const marksFrom = (marks: readonly TextMark[], start: number, length: number): TextMark[] =>
  marks.flatMap((mark) => {
    const [from, to] = [Math.max(0, mark.from - start), Math.min(length, mark.to - start)];
    if (to <= from) return [];
    // A remark on all lines stands on the first.
    return [{ ...mark, from, to, notes: mark.from >= start ? mark.notes : [] }];
  });

/** The lines of each line of the title, as the layout breaks it. */
function titleXml(
  { lines, marks }: TitleBlock,
  at: number,
  { style, idOf, facts, controls }: BodySetting,
): string {
  const broken = [...facts.linesOf(at)];
  // The title takes whole lines of the page's grid.
  const pitch = linePitch(style.page);
  const height = toTwip(style.text.titlePitch) * Math.max(lines.length, broken.length);
  const white = `<w:spacing w:after="${Math.ceil(height / pitch) * pitch - height}"/>`;
  const paragraphs = lines.map((text, i) => {
    const parts: string[] = [];
    while (broken.length > 0 && parts.join("").length < text.length) parts.push(broken.shift() as string);
    const shown = brokenLines(text, parts);
    const before = lines.slice(0, i).join("").length;
    const here = marksFrom(marks ?? [], before, text.length);
    const runs = markedRunsXml(lookedLines(shown), here, style.table);
    const path = `title.${i}`;
    return paragraphXml(
      idOf(styleIds.title),
      controls === undefined ? runs : controls.line(path, runs, text),
      i === lines.length - 1 ? white : "",
    );
  });
  return paragraphs.join("") + paragraphXml(idOf(styleIds.body)).repeat(style.text.linesAfterTitle);
}

function blockXml(block: Block, at: number, setting: BlockSetting): string {
  const { style, fonts, idOf, facts, tables, turns, controls } = setting;
  switch (block.type) {
    case "title":
      return titleXml(block, at, setting);
    case "heading": {
      const role = ({ 1: "heading1", 2: "heading2", 3: "body" } as const)[block.level];
      const named = block.level === 3 ? styleIds.heading3 : styleIds[role];
      const look = { wideFont: wideFontOf(fonts[role]) };
      const runs = markedRunsXml([{ text: block.text, look }], block.marks ?? [], style.table);
      return paragraphXml(
        idOf(named),
        runs,
        turnXml(at, setting) + whiteXml(at, setting) + edgeXml(at, setting) + alignmentXml(block.text),
      );
    }
    case "paragraph": {
      const lead = { style: idOf(styleIds.lead), wideFont: wideFontOf(fonts.heading2) };
      const look = { wideFont: wideFontOf(fonts.body) };
      const looked = [
        { text: block.lead, look: lead },
        { text: block.text, look },
      ];
      const runs =
        // A review copy leads nowhere where it marks words.
        block.links === undefined || block.marks !== undefined
          ? markedRunsXml(looked, block.marks ?? [], style.table)
          : runsXml(block.lead, lead) + linkedRunsXml(block.text, block.links, look, setting);
      const text = block.lead + block.text;
      const edge = block.flush ? '<w:ind w:firstLineChars="0" w:firstLine="0"/>' : "";
      const xml = paragraphXml(idOf(styleIds.body), runs, whiteXml(at, setting) + edge + alignmentXml(text));
      return controls === undefined ? xml : controls.paragraphs(block.path, xml, text);
    }
    case "items":
      return itemsXml(block, { wideFont: wideFontOf(fonts.body) }, whiteXml(at, setting), setting);
    case "ownTable":
      return ownTableXml(block, at, tables.get(at) as WordRows, setting);
    case "picture":
      return pictureXml(block, at, setting);
    case "table":
      return tableXml(block, {
        style,
        idOf,
        pieces: tables.get(at)?.pieces ?? [],
        linesOf: (cell) => facts.linesOf(at, wholeOf(cell)),
        sizeOf: (cell) => facts.sizeOf(at, wholeOf(cell)),
        controls,
      });
    case "signature":
      return signatureXml(block, at, setting);
    case "attachmentList":
      return attachmentListXml(block, setting);
    case "attachment":
      return attachmentXml(block, at, setting);
    case "pageBreak":
      return turns.has(at + 1) ? "" : '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
    default:
      return block satisfies never;
  }
}

/** The paragraphs and tables of a document, in order, as they stand in w:body. */
export function bodyXml({ blocks }: Document, given: BodySetting): string {
  const { facts, style, tableBreak } = given;
  const tables = new Map(
    blocks.flatMap((block, at) =>
      block.type === "table" || block.type === "ownTable"
        ? [[at, wordRows(block.grid, tableNameOf(block), facts.piecesOf(at), style, tableBreak)] as const]
        : [],
    ),
  );
  const turns = new Set(
    blocks.flatMap(({ type }, at) =>
      type === "heading" && blocks[at - 1]?.type === "pageBreak" ? [at] : [],
    ),
  );
  const setting = { ...given, blocks, tables, turns };
  return blocks.map((block, at) => blockXml(block, at, setting)).join("");
}
