import type { OutputOptions, RenderOptions } from "../../style/options.ts";

export const ofdOutput = {
  title: "OFD",
  fonts: "file",
  uses: ["fonts", "style", "seal", "tableBreak", "review", "charts"],
} as const satisfies OutputOptions;

/** How an OFD is set: as a PDF. */
export type OfdOptions = Pick<RenderOptions, (typeof ofdOutput.uses)[number]>;
