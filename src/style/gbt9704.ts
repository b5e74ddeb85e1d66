import type { Style } from "./style.ts";
import { mm } from "./units.ts";

/** GB/T 9704—2012 《党政机关公文格式》 as numbers, each with its clause. */
export const gbt9704: Style = {
  page: {
    width: mm(210), // 5.1 A4
    height: mm(297),
    top: mm(37), // 5.2.1 天头 37 mm
    left: mm(28), // 5.2.1 订口 28 mm
    right: mm(210 - 28 - 156), // 5.2.1 版心 156 mm × 225 mm
    bottom: mm(297 - 37 - 225),
    lines: 22, // 5.2.3 每面排22行
    characters: 28, // 5.2.3 每行排28个字
  },
  text: {
    body: 16, // 5.2.2 3号仿宋体字
    title: 22, // 7.3.1 2号小标宋体字
    titlePitch: 33,
    linesAfterTitle: 1, // 7.3.2 主送机关编排于标题下空一行位置
    indent: 2, // 7.3.3 每个自然段左空二字
  },
  table: {
    // The standard sets no type for tables; the form's own template has 10 pt, at which table three stands on a page.
    size: { proactiveDisclosure: 10, requests: 10, reviewAndLitigation: 10, own: 10 },
    smallest: 5,
    pitch: 1.25,
    rule: 0.5,
    paddingX: 2,
    paddingY: 3,
    labelInset: 3,
    labelAlign: "form",
    shade: true,
    bandShade: "#c6d9f1", // as the form's template
    markShade: "#ffd54f",
    evidenceShade: "#fff3cd",
  },
  pageNumber: {
    size: 14, // 7.5 4号半角宋体阿拉伯数字
    below: mm(7), // 7.5 一字线上距版心下边缘7 mm
    indent: 1, // 7.5 单页码居右空一字，双页码居左空一字
  },
  signature: {
    linesAbove: 1, // 7.3.5.2 正文下空一行
    right: 2, // 7.3.5.2 右空二字
    dateIndent: 2, // 7.3.5.2 首字比发文机关署名首字右移二字
    sealRight: 4, // 7.3.5.1 成文日期右空四字
    sealLines: 2,
  },
};
