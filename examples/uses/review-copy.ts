// A review copy to be signed: doubtful cells and words are shaded, remarks stand in a table at the end.
import { check } from "gov-nianbao";
import { renderDocx } from "gov-nianbao/docx";
import { renderPdf } from "gov-nianbao/pdf";
import { liuhulan2024 } from "../liuhulan-2024.ts";
import { save } from "./save.ts";

const review = check(liuhulan2024);
await save("核对稿.pdf", await renderPdf(liuhulan2024, { review }));
await save("核对稿.docx", await renderDocx(liuhulan2024, { review }));
