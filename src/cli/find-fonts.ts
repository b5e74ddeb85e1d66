import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { FileError } from "../files/file-error.ts";
import type { FontChoices, FontSource } from "../style/fonts.ts";
import type { FontRole } from "../style/style.ts";
import { Failure } from "./failure.ts";

/** File names under which the fonts of official documents are found, the best first. */
const names: Readonly<Record<FontRole, readonly RegExp[]>> = {
  title: [/^FZXBS|小标宋/iu, /^STZHONGS|华文中宋/iu],
  body: [/^(?:simfang|FangSong|FZFS|STFANGSO)|仿宋/iu],
  heading1: [/^(?:simhei|FZHT|STXIHEI)|黑体/iu],
  heading2: [/^(?:simkai|KaiTi|FZKT|STKAITI)|楷体/iu],
  table: [/^(?:simsun\.|FZSS|FZSSJ|STSONG)|^宋体|书宋/iu],
};

/** 宋体 comes in a collection; its other face is 新宋体. */
const asSource = (path: string): FontSource =>
  /simsun\.ttc$/iu.test(path) ? { path, face: "SimSun" } : path;

/** The user's fonts in a folder, found by their names; roles without one keep the package's font. */
export async function findFonts(folder: string): Promise<FontChoices> {
  let files: string[];
  try {
    files = (await readdir(folder)).filter((file) => /\.(?:ttf|otf|ttc)$/iu.test(file)).sort();
  } catch (error) {
    throw new FileError("FILE_UNREADABLE", `读不到字体目录“${folder}”，请核对路径。`, { cause: error });
  }
  const found = Object.entries(names).flatMap(([role, patterns]) => {
    const file = patterns
      .map((pattern) => files.find((name) => pattern.test(name)))
      .find((name) => name !== undefined);
    return file === undefined ? [] : [[role, { file: asSource(join(folder, file)) }] as const];
  });
  if (found.length > 0) return Object.fromEntries(found);
  throw new Failure(
    "USAGE",
    `字体目录“${folder}”里没有认得的字体（小标宋、仿宋、黑体、楷体、宋体的 ttf、otf 或 ttc）。`,
  );
}
