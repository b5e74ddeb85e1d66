import type { AttachmentBlock, AttachmentListBlock } from "../../document/document.ts";
import { nameParts } from "../../document/name-parts.ts";
import { escapedXml as escaped } from "../../opc/xml.ts";
import { markedHtml } from "./marks.ts";

/** What a page calls an attachment's title. */
export const attachmentId = ({ path }: AttachmentBlock): string => path.replaceAll(".", "-");

/** 附件说明. */
export const attachmentListHtml = ({ items }: AttachmentListBlock): string =>
  `<div class="attachments">${items.map(({ mark, text }) => `<p>${escaped(mark + text)}</p>`).join("")}</div>`;

/** 「附件1」 and the title. */
export function attachmentHeadHtml(block: AttachmentBlock, remarks: readonly string[]): string {
  let start = 0;
  const parts = nameParts(block.title).map((part) => {
    const html = markedHtml(part, block.marks, remarks, start);
    start += part.length;
    return html;
  });
  return `<p class="label">${escaped(block.label)}</p>
<h2 id="${attachmentId(block)}">${parts.join("<wbr>")}</h2>`;
}

/** What a page with attachments adds to its style. */
export const attachmentRules = `.attachments{margin-top:1.5rem}
.attachments p+p{padding-left:3em}
.attachment{margin-top:3rem;border-top:1px solid #80868f}
.attachment .label{text-indent:0;font-weight:600}
.attachment h2{text-align:center;font-size:1.4rem}
@media print{
.attachment{border:0;margin:0;break-before:page}
.attachment .label{font-family:SimHei,"Heiti SC",sans-serif}
.attachment h2{margin:0}
}`;
