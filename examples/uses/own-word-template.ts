// Styles, page, headers and footers from the office's own template (.docx, .dotx); text and tables are set by the package.
import { readFile } from "node:fs/promises";
import { renderDocx } from "gov-nianbao/docx";
import { liuhulan2024 } from "../liuhulan-2024.ts";
import { save } from "./save.ts";

const path = process.argv[3];
// Without a template of one's own: any Word file will do, here one with wider margins.
const template =
  path === undefined
    ? await renderDocx(liuhulan2024, { style: { page: { left: 90, right: 90 } } })
    : new Uint8Array(await readFile(path));
await save("套用模板.docx", await renderDocx(liuhulan2024, { template }));
