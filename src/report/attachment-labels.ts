/** No report has more. */
export const mostAttachments = 30;

/** 「附件」 and its number, which a single one has not (GB/T 9704—2012, 7.3.4). */
export const attachmentLabel = (i: number, count: number): string => (count === 1 ? "附件" : `附件${i + 1}`);

/** Before the names in 附件说明: 「附件：1.」, 「2.」; 「附件：」 before a single one. */
export const attachmentMark = (i: number, count: number): string =>
  `${i === 0 ? "附件：" : ""}${count === 1 ? "" : `${i + 1}.`}`;
