import { existsSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { type Mending, mended } from "../checks/mend.ts";
import { FileError } from "../files/file-error.ts";
import { dataIn, readBytes } from "../files/read-report.ts";
import { writeWhole } from "../files/write-file.ts";
import type { Edition } from "../form/form.ts";
import { editionOfData } from "../report/parse.ts";
import { pathKeys, placeOf } from "../report/place.ts";

const mendingLine = (edition: Edition, { path, found, expected, why }: Mending): string =>
  `  ${placeOf(edition, pathKeys(path))}：“${found}”${expected ? `改为“${expected}”` : "删去"}（${why}）`;

/** A name beside a file that is not taken yet: 「年报（已改）.json」. */
function freeMendedPath(file: string): string {
  const stem = join(dirname(file), basename(file, extname(file)));
  for (let n = 1; ; n++) {
    const path = `${stem}（已改${n === 1 ? "" : n}）.json`;
    if (!existsSync(path)) return path;
  }
}

/**
 * Mends what is certain and mechanical in a file, writes it beside the file, and lists every change. The file itself
 * stays. JSON becomes JSON; of a Word file, PDF or workbook the data is written as JSON, for its layout is its writer's.
 */
export async function fixFile(file: string, print: (line: string) => void): Promise<void> {
  const { data, mendings } = mended((await dataIn(file, await readBytes(file))).data);
  if (mendings.length === 0) {
    print(`${file}：没有可以自动改正的写法。`);
    return;
  }
  const path = freeMendedPath(file);
  try {
    writeWhole(path, Buffer.from(`${JSON.stringify(data, null, 2)}\n`));
  } catch (error) {
    throw new FileError("FILE_UNWRITABLE", `写不了“${path}”：${(error as Error).message}`, { cause: error });
  }
  const edition = editionOfData(data);
  const isData = extname(file).toLowerCase() === ".json";
  print(
    [
      `${file}：改正了 ${mendings.length} 处写法，数和意思没有动，存为“${path}”${isData ? "" : `（数据文件，原文件没有改动；用 nianbao render 可以重新生成各种文件）`}：`,
      ...mendings.map((mending) => mendingLine(edition, mending)),
    ].join("\n"),
  );
}
