import { existsSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { type Mending, mended } from "../checks/mend.ts";
import { FileError } from "../files/file-error.ts";
import { dataIn, readBytes } from "../files/read-report.ts";
import { writeWhole } from "../files/write-file.ts";
import { editions } from "../form/editions.ts";
import { placeOf } from "../report/place.ts";

const edition = editions["2021"];

const mendingLine = ({ path, found, expected, why }: Mending): string => {
  const keys = path.split(".").map((key) => (/^\d+$/u.test(key) ? Number(key) : key));
  return `  ${placeOf(edition, keys)}：“${found}”改为“${expected ?? ""}”（${why}）`;
};

/** A name beside a file that is not taken yet: 「年报（已改）.json」. */
function freeMendedPath(file: string): string {
  const stem = join(dirname(file), basename(file, extname(file)));
  for (let n = 1; ; n++) {
    const path = `${stem}（已改${n === 1 ? "" : n}）.json`;
    if (!existsSync(path)) return path;
  }
}

/** Mends what is certain and mechanical in a file, writes the data beside it, and lists every change. The file itself stays. */
export async function fixFile(file: string, print: (line: string) => void): Promise<void> {
  const { data, mendings } = mended(await dataIn(file, await readBytes(file)));
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
  print(
    [
      `${file}：改正了 ${mendings.length} 处写法，数和意思没有动，存为“${path}”：`,
      ...mendings.map(mendingLine),
    ].join("\n"),
  );
}
