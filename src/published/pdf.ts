import type { Source } from "./blocks.ts";
export async function readPdfPages(_: Uint8Array): Promise<Source> { throw new Error("todo"); }
