import type { OutputOptions, RenderOptions } from "../../style/options.ts";

export const htmlOutput = {
  title: "网页",
  uses: ["style", "review", "downloads", "charts"],
} as const satisfies OutputOptions;

/** How a web page is made: `style` gives colours, rules, and the margins of print, `downloads` addresses of the files. */
export type HtmlOptions = Pick<RenderOptions, (typeof htmlOutput.uses)[number]>;
