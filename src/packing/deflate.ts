import { deflateSync, zlibSync } from "fflate";

/*
 * Packing is the same code everywhere. zlib is not: that of Node 20 to 24 looks for other matches where the processor
 * has SSE 4.2, and Bun's and Deno's give other bytes again. A file's bytes would tell on which machine it was made.
 */

type PackLevel = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** fflate's own choice rests on Math.log, which engines may round differently. */
const memory = (length: number) => Math.min(8, Math.max(0, 21 - Math.clz32(length))) as PackLevel;

/** Packs bytes (zlib, RFC 1950), by the same code on every platform: the same bytes. */
export const deflate = (bytes: Uint8Array, level = 6): Uint8Array =>
  zlibSync(bytes, { level: level as PackLevel, mem: memory(bytes.length) });

/** Packs bytes (RFC 1951), likewise. */
export const deflateRaw = (bytes: Uint8Array, level = 6): Uint8Array =>
  deflateSync(bytes, { level: level as PackLevel, mem: memory(bytes.length) });
