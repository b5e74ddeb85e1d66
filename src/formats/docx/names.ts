/** What a Word file calls things: the writer sets these names, the reader looks for them. */

export const wordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** Names of the styles as styles.xml says them: Word's own in English, whose case programs change, ours in Chinese. */
export const styleNames = {
  title: "Title",
  heading1: "heading 1",
  heading2: "heading 2",
  body: "报告正文",
  lead: "段首标题",
  signer: "署名",
  date: "成文日期",
  pageNumber: "页码",
  heading3: "heading 3",
  item: "报告列表",
  picture: "图片",
  caption: "caption",
  tableCaption: "表题",
  note: "表注",
  link: "Hyperlink",
  attachmentList: "附件说明",
  attachmentLabel: "附件序号",
  attachmentTitle: "附件标题",
  ownHead: "文中表格表头",
  ownText: "文中表格文字",
  ownLeft: "文中表格靠左文字",
  ownRight: "文中表格靠右文字",
} as const;

/** How the reader compares a style's name. */
export const comparedName = (name: string): string => name.toLowerCase();

/** Millimetres, to a tenth, of Word's English Metric Units. */
export const emuToMm = (emu: number): number => Math.round(emu / 3600) / 10;

/**
 * What a picture is called in Word's list of objects. One that is set smaller than its report says, since it is larger than
 * a page, keeps the width that was asked for; both in mm.
 */
export const drawingName = (number: number, asked: number, set: number): string =>
  `图片 ${number}${asked === set ? "" : `（宽${asked}毫米，限于版面排为${set}毫米）`}`;

/** The width that a picture was given, if nobody has made it larger or smaller in Word since. */
export function askedWidth(name: string, set: number): number {
  const [, asked, was] = /（宽([\d.]+)毫米，限于版面排为([\d.]+)毫米）$/u.exec(name) ?? [];
  return Number(was) === set ? Number(asked) : set;
}
