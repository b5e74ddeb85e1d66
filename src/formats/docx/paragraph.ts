import type { FontRole, Style } from "../../style/style.ts";
import type { TableBreak } from "../../style/table-break.ts";
import type { Controls } from "./controls.ts";
import type { PageFacts } from "./page-facts.ts";
import type { Relations } from "./relations.ts";
import type { WordFont } from "./skeleton/fonts.ts";

/** What setting the body needs to know. */
export interface BodySetting {
  readonly style: Style;
  readonly fonts: Readonly<Record<FontRole, WordFont>>;
  /** With a seal: 署名 and 成文日期 leave room for it. */
  readonly seal: boolean;
  readonly tableBreak: TableBreak;
  /** What the layout knows. */
  readonly facts: PageFacts;
  /** The id by which the file knows one of our styles. */
  readonly idOf: (id: string) => string;
  /** In a file to be filled in. */
  readonly controls?: Controls | undefined;
  /** Pictures and addresses of the file. */
  readonly relations: Relations;
}

/** Text of hanzi and their marks only. */
const plainChinese = /^[\p{Script=Han}，。、；：（）《》“”‘’〔〕]*$/u;

/**
 * Plain text is set to both edges as its style says. Other text stands left: set to both, LibreOffice draws a mark at a
 * line's end not at all where the line has shrunk, and blows up a line after which an address does not break.
 */
export const alignmentXml = (text: string): string => (plainChinese.test(text) ? "" : '<w:jc w:val="left"/>');

export const paragraphXml = (style: string, runs = "", look = "") =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${look}</w:pPr>${runs}</w:p>`;
