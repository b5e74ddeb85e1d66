// An own output over the document, as all of ours are: here Markdown, row by row.
import { editions } from "gov-nianbao";
import { cellsByRow, composeDocument } from "gov-nianbao/document";
import { liuhulan2024 } from "../liuhulan-2024.ts";
import { save } from "./save.ts";

const document = composeDocument(liuhulan2024, editions[liuhulan2024.edition]);
const lines = document.blocks.flatMap((block): string[] => {
  switch (block.type) {
    case "title":
      return [`# ${block.lines.join("")}`];
    case "heading":
      return [`${"#".repeat(block.level + 1)} ${block.text}`];
    case "paragraph":
      return [(block.lead === "" ? "" : `**${block.lead}**`) + block.text];
    case "items":
      return block.items.map(({ mark, text }) => `- ${mark} ${text}`);
    case "table":
    case "ownTable":
      // A cell that spans columns or rows is said once, where it starts.
      return [
        cellsByRow(block.grid)
          .map((row) => `| ${row.map(({ text }) => text.replaceAll("\n", "")).join(" | ")} |`)
          .join("\n"),
      ];
    case "signature":
      return [...[block.by, ...(block.others ?? [])], block.on];
    default:
      return [];
  }
});
await save("年报.md", `${lines.join("\n\n")}\n`);
