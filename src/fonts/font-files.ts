import type { PackageFileName } from "#platform";
import type { FontRole } from "../style/style.ts";

/** A font that the package carries. */
export interface BundledFont {
  readonly file: PackageFileName;
  /** Characters that it holds but draws badly beside Chinese text; another font is asked first. */
  readonly avoid?: RegExp;
}

const serif: BundledFont = { file: "NotoSerifSC-Regular.ttf", avoid: /[·—]/u }; // · is narrow, —— shows a gap

/** The fonts that stand in for 小标宋, 仿宋, 黑体, 楷体 and 宋体; see fonts/README.md. */
export const bundledFonts: Readonly<Record<FontRole, BundledFont>> = {
  title: { file: "NotoSerifSC-Bold.ttf", avoid: /[·—]/u },
  body: { file: "FandolFang-Regular.ttf", avoid: /[\u0020-\u007E《》]/u }, // heavy digits and 《》
  heading1: { file: "NotoSansSC-Medium.ttf" },
  heading2: { file: "NianbaoKai-Regular.ttf", avoid: /[\u0020-\u007E“”‘’]/u }, // narrow quotes
  table: serif,
};

/** How long each file is, by which it is known when it is given as bytes; `test/fonts.test.ts` compares them. */
export const bundledLengths: Readonly<Record<PackageFileName, number>> = {
  "FandolFang-Regular.ttf": 3_529_012,
  "NianbaoKai-Regular.ttf": 4_410_548,
  "NotoSansSC-Medium.ttf": 2_938_632,
  "NotoSerifSC-Bold.ttf": 4_064_964,
  "NotoSerifSC-Regular.ttf": 4_066_796,
};

/** The package's own font that a file is: by its length and the name that it gives itself. */
export const ownFontOf = (length: number, postscriptName: string | undefined): BundledFont | undefined =>
  Object.values(bundledFonts).find(
    ({ file }) => bundledLengths[file] === length && file === `${postscriptName}.ttf`,
  );
