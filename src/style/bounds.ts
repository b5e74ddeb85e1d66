import type { Style } from "./style.ts";

/** What a number of the style may be. */
export interface Bounds {
  /** What it is called in messages and in the docs. */
  readonly title: string;
  readonly least: number;
  readonly most: number;
  readonly unit: "pt" | "字" | "行" | "倍";
  readonly whole?: true;
}

const pt = (title: string, least: number, most: number): Bounds => ({ title, least, most, unit: "pt" });
const characterCount = (title: string, most: number): Bounds => ({ title, least: 0, most, unit: "字" });
const lineCount = (title: string, least: number, most: number): Bounds => ({
  title,
  least,
  most,
  unit: "行",
  whole: true,
});

/** Bounds within which a page stays a page, for every number of the style. */
export const styleBounds: {
  readonly [G in keyof Style]: {
    readonly [N in keyof Style[G] as Style[G][N] extends number ? N : never]: Bounds;
  };
} = {
  page: {
    width: pt("页宽", 200, 2400),
    height: pt("页高", 200, 2400),
    top: pt("天头", 0, 800),
    right: pt("右边距", 0, 800),
    bottom: pt("地脚", 0, 800),
    left: pt("订口", 0, 800),
    lines: lineCount("每面行数", 3, 100),
    characters: { title: "每行字数", least: 8, most: 150, unit: "字", whole: true },
  },
  text: {
    body: pt("正文字号", 6, 48),
    title: pt("标题字号", 6, 72),
    titlePitch: pt("标题行距", 6, 144),
    linesAfterTitle: lineCount("标题下空行", 0, 10),
    indent: characterCount("段首缩进", 8),
  },
  table: {
    smallest: pt("表中最小字号", 3, 30),
    pitch: { title: "表中行距", least: 1, most: 3, unit: "倍" },
    rule: pt("表线粗细", 0.1, 6),
    paddingX: pt("格内左右空白", 0, 20),
    paddingY: pt("格内上下空白", 0, 20),
    labelInset: pt("靠左文字左边空白", 0, 20),
  },
  pageNumber: {
    size: pt("页码字号", 4, 40),
    below: pt("页码距版心", 0, 200),
    indent: characterCount("页码缩进", 20),
  },
  signature: {
    linesAbove: lineCount("署名上空行", 0, 20),
    right: characterCount("署名右空", 20),
    dateIndent: characterCount("成文日期缩进", 20),
    sealRight: characterCount("加盖印章时成文日期右空", 20),
    sealLines: lineCount("加盖印章时空行", 0, 20),
  },
};

/** Bounds of the size of type in a table. */
export const tableSizeBounds = pt("表中字号", 4, 30);
