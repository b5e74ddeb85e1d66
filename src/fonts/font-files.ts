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
