// The office's own fonts and measures: `file` is what the PDF embeds, `name` is what Word writes.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { renderDocx } from "gov-nianbao/docx";
import { renderPdf } from "gov-nianbao/pdf";
import { liuhulan2024 } from "../liuhulan-2024.ts";
import { save } from "./save.ts";

// A font that is here in any case; an office has its own simkai.ttf.
const nianbao = dirname(createRequire(import.meta.url).resolve("gov-nianbao/package.json"));
const file = join(nianbao, "fonts/NianbaoKai-Regular.ttf");
const options = {
  fonts: { body: { file, name: "方正楷体_GBK" } },
  style: { page: { left: 79, right: 74 }, text: { body: 15 } }, // pt
};
await save("本单位字体.pdf", await renderPdf(liuhulan2024, options));
await save("本单位字体.docx", await renderDocx(liuhulan2024, options));
