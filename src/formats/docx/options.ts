import type { OutputOptions, RenderOptions } from "../../style/options.ts";

export const docxOutput = {
  title: "Word 文件",
  fonts: "name",
  uses: ["fonts", "style", "seal", "tableBreak", "review", "charts", "template", "embedFonts"],
} as const satisfies OutputOptions;

/** How a Word file is set. */
export type DocxOptions = Pick<RenderOptions, (typeof docxOutput.uses)[number]>;
