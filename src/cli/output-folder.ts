import { statSync } from "node:fs";
import { extname } from "node:path";
import { outputs } from "../formats/formats.ts";
import { Failure } from "./failure.ts";

/** Endings of files that are made: no folder is meant by 「出.pdf」. */
const fileEndings = new Set(outputs.map(({ ending }) => ending));

/**
 * The folder that `-o` names, for commands that name their files themselves.
 *
 * @throws {Failure} USAGE if a file is named: it would become a folder of that name
 */
export function outputFolder(given: string): string {
  const isFolder = statSync(given, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder && fileEndings.has(extname(given).toLowerCase()))
    throw new Failure(
      "USAGE",
      `-o 后面应是存放的目录，文件以机关和年份命名；现为“${given}”，像是文件名。请写作 -o 输出。`,
    );
  return given;
}
