import { escapedXml, xmlDeclaration } from "../../../opc/xml.ts";
import type { FontOptions } from "../../../style/fonts.ts";
import { type FontRole, fontRoles } from "../../../style/style.ts";
import { embeddedXml, type FontFile } from "./embed.ts";

/** A font as Word names it, with the names that stand in on machines that lack it (w:altName). */
export interface WordFont {
  readonly name: string;
  readonly alternates: readonly string[];
}

/** The names that agencies use; see fonts/README.md. The files stay on their machines. */
export const wordFonts: Readonly<Record<FontRole, WordFont>> = {
  title: { name: "方正小标宋简体", alternates: ["FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "华文中宋"] },
  body: { name: "仿宋_GB2312", alternates: ["仿宋", "华文仿宋", "方正仿宋_GBK"] },
  heading1: { name: "黑体", alternates: ["SimHei", "华文黑体", "方正黑体"] },
  heading2: { name: "楷体_GB2312", alternates: ["楷体", "华文楷体", "方正楷体_GBK"] },
  table: { name: "宋体", alternates: ["SimSun", "华文宋体", "Songti SC"] },
};

/** Latin letters and digits. */
export const latinFont: WordFont = { name: "Times New Roman", alternates: [] };

/** Faces that hold only GB 2312, and what sets the characters beyond it. */
const narrowFonts: Readonly<Record<string, string>> = { 仿宋_GB2312: "仿宋", 楷体_GB2312: "楷体" };

/** The font for characters beyond GB 2312 where a role's own lacks them. */
export const wideFontOf = ({ name }: WordFont): string | undefined => narrowFonts[name];

/** The names that every Windows has. */
const windowsNames: Readonly<Record<FontRole, string>> = {
  title: "华文中宋",
  body: "仿宋",
  heading1: "黑体",
  heading2: "楷体",
  table: "宋体",
};

/** The fonts by role: the agency's own where it named one. */
export function namedFonts(given: FontOptions = {}): Record<FontRole, WordFont> {
  const own = fontRoles.flatMap((role) => {
    const name = given === "windows" ? windowsNames[role] : given[role]?.name;
    return name === undefined ? [] : [[role, { name, alternates: [] }] as const];
  });
  return { ...wordFonts, ...Object.fromEntries(own) };
}

/** word/fontTable.xml. */
export function fontTable(fonts: readonly WordFont[], embedded: readonly FontFile[] = []): string {
  const unique = [...new Map(fonts.map((font) => [font.name, font])).values()];
  const entries = unique.map(({ name, alternates }) => {
    const alternate =
      alternates.length === 0 ? "" : `<w:altName w:val="${escapedXml(alternates.join(","))}"/>`;
    return `<w:font w:name="${escapedXml(name)}">${alternate}${embeddedXml(embedded, name)}</w:font>`;
  });
  return `${xmlDeclaration}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${entries.join("")}</w:fonts>`;
}
