// What a person sees in a figure's cell of a web page without its being plain text of the cell: read as it is seen, or asked.
import { expect, test } from "vitest";
import { readCell } from "../../src/published/figure-cell.ts";
import { readHtml } from "../../src/published/html.ts";

/** What stands in the cell, and what is read: a figure, or `asked`; attributes of the cell, styles of the page. */
const cells: readonly [string, string, number | null | "asked", string?, string?][] = [
  ["text", "37", 37],
  ["a list's number alone", "<ol><li></li></ol>", "asked"],
  ["a list that begins at the figure", '<ol start="37"><li></li></ol>', "asked"],
  ["a list's number before the figure", "<ol><li>37</li></ol>", "asked"],
  ["a list without numbers", '<ol style="list-style:none"><li>37</li></ol>', 37],
  ["a list with signs", "<ul><li>37</li></ul>", 37],
  ["a counter of styles", "", "asked", 'class="n"', ".n::before{counter-increment:a;content:counter(a)}"],
  ["a counter behind a digit", "3", "asked", 'class="n"', "td.n:after{content:'7'}"],
  ["a figure from an attribute", "", "asked", 'data-v="37"', "[data-v]::before{content:attr(data-v)}"],
  [
    "a figure from another attribute",
    '<i title="37"></i>',
    "asked",
    "",
    "td > i::after { content : attr(title) }",
  ],
  ["a sign of an icon's font", "37", 37, 'class="n"', ".n::before{content:'\\f101'}"],
  ["styles that clear floats", "37", 37, 'class="n"', ".n::after{content:'';clear:both}"],
  ["a picture", '<img src="37.png" alt="37">', "asked"],
  ["an outline", "<svg><text>37</text></svg>", "asked"],
  ["a field", '<input value="37">', 37],
  ["a list to choose from", "<select><option>12<option selected>37</select>", 37],
  ["a list to choose from, the first", "<select><option>37<option>12</select>", 37],
  ["a formula", "<math><mfrac><mn>3</mn><mn>7</mn></mfrac></math>", "asked"],
  [
    "a formula and its source",
    "<math><semantics><mn>3</mn><annotation>7</annotation></semantics></math>",
    "asked",
  ],
  ["ruby", "<ruby>37<rp>(</rp><rt>99</rt><rp>)</rp></ruby>", 37],
  ["digits from right to left", '<bdo dir="rtl">73</bdo>', "asked"],
  [
    "digits from right to left by style",
    '<span style="unicode-bidi:bidi-override;direction:rtl">73</span>',
    "asked",
  ],
  ["a mark of a note", "37<sup>1</sup>", "asked"],
  ["struck out", "<s>9</s>37", "asked"],
  ["hidden", '<span style="display:none">9</span>37', 37],
  ["of no width", '3<span style="font-size:0">9</span>7', "asked"],
  ["transparent", '3<span style="color:transparent">9</span>7', "asked"],
  ["transparent by number", '3<span style="color:rgba(0,0,0,0)">9</span>7', "asked"],
  ["transparent by its filling", '3<span style="-webkit-text-fill-color:transparent">9</span>7', "asked"],
  ["white by its alpha", '3<span style="color:rgba(255,255,255,1)">9</span>7', "asked"],
  ["white by hue", '3<span style="color:hsl(0, 0%, 100%)">9</span>7', "asked"],
  ["nearly clear", '3<span style="color:rgb(0 0 0 / 2%)">9</span>7', "asked"],
  ["clear in eight digits", '3<span style="color:#00000000">9</span>7', "asked"],
  ["grey in numbers", '<span style="color:rgba(0,0,0,.65)">37</span>', 37],
  ["black by hue", '<span style="color:hsl(210,10%,20%)">37</span>', 37],
  ["transparent without, black within", '<b style="color:transparent"><i style="color:#000">37</i></b>', 37],
  ["too low to be seen", '3<span style="display:inline-block;height:0;overflow:hidden">9</span>7', "asked"],
  ["two lines", "3<br>7", "asked"],
  ["two paragraphs", "<p>3</p><p>7</p>", "asked"],
  ["digit by digit", "<span>3</span><span>7</span>", 37],
  ["digits with a place to break", "3<wbr>7&shy;", 37],
  ["full width", "３７", 37],
  ["thousands", "1,037", 1037],
  ["thousands with a narrow blank", "1&#8239;037", 1037],
  ["a decimal", "3.7", "asked"],
  ["a number before it", "1. 37", "asked"],
  ["a comment in it", "3<!-- x -->7", 37],
  ["a script in it", "3<script>document.write(9)</script>7", 37],
  ["a sub in it", "3<sub>7</sub>", "asked"],
  ["a frame", '<iframe src="37.html"></iframe>', "asked"],
  ["a bar", '<meter value="37" max="100"></meter>', null],
];

test("each in a table: as it is seen, or asked", () => {
  const read = cells.map(([name, inside, , attributes = "", styles = ""]) => {
    const page = `<meta charset=utf-8><style>${styles}</style><table>${"<tr><td>某一项工作</td><td>1</td></tr>".repeat(12)}<tr><td>某一项工作</td><td ${attributes}>${inside}</td></tr></table>`;
    const block = readHtml(new TextEncoder().encode(page)).blocks.at(-1);
    const { trust, value } = readCell(block?.kind === "row" ? (block.cells[1] ?? "") : "no cell", "count");
    return [name, trust === "asked" ? "asked" : value];
  });
  expect(read).toEqual(cells.map(([name, , wanted]) => [name, wanted]));
});

test("numbers that a list writes before paragraphs are told; a site's short lists and lists without numbers are not", () => {
  const item = "<li>全年主动公开政府信息三十条，其中网站二十条，公众号十条。</li>";
  const told = (list: string) =>
    readHtml(new TextEncoder().encode(`<meta charset=utf-8>${list}`)).remarks.filter((remark) =>
      remark.includes("自动编号"),
    );
  expect(told(`<ol>${item}${item}</ol>`)).toEqual([
    "网页的正文里有 2 条由列表自动编号，编号没有读入，第一条是“全年主动公开政府信息三十条，其中网站二十条，公众号十条。”；要写编号的，请补上。",
  ]);
  for (const list of [
    "<ol><li>首页</li><li>政府信息公开</li></ol>",
    `<ul>${item}</ul>`,
    `<ol style="list-style:none">${item}</ol>`,
    `<ol style="display:none">${item}</ol>`,
  ])
    expect(told(list)).toEqual([]);
});
