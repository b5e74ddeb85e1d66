import { DOMParser, type Element, XMLSerializer } from "@xmldom/xmldom";
import { expect, test } from "vitest";
import { allTextIn, attributeNamed, attributeOf, childOf, childrenOf } from "./elements.ts";
import { parseXml } from "./parse-xml.ts";
import { serializedXml } from "./serialize-xml.ts";

const parsed = (text: string) => parseXml(text, (why) => why);

test("elements are found by name, whatever their prefix", () => {
  const root = parsed('<w:a xmlns:w="urn:w"><w:b w:val="1" val="2">x<c/><!-- no -->y</w:b><w:b/></w:a>');
  const [first] = childrenOf(root, "b");
  expect(childrenOf(root, "b")).toHaveLength(2);
  expect(first?.namespace).toBe("urn:w");
  expect(childOf(first, "c")?.namespace).toBeUndefined();
  expect(attributeOf(first, "val")).toBe("1");
  expect(attributeNamed(first, "val")).toBe("2");
  expect(allTextIn(root)).toBe("xy");
});

test("other line ends are white space; what declares a prefix is no attribute of its name", () => {
  const root = parsed('<w:a xmlns:w="urn:w" w:w="3">0\u0085\u2028\u2029</w:a>');
  expect(allTextIn(root)).toBe("0\n\n\n");
  expect(attributeOf(root, "w")).toBe("3");
});

test.each([
  '<a b="1&amp;2&#x41;\t&quot;" c=\'"\'>x &lt; y &gt; z<b/><![CDATA[<&]]>\r\n汉🀄</a>',
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a xmlns="urn:1"><b xmlns="">t</b><c xmlns:d="urn:2" d:e=""/></a>\n',
  '<?mso-application progid="Word.Document"?><!-- c --><a ><b /></a >',
])("as another parser has it: %s", (text) => {
  const root = new DOMParser().parseFromString(text, "text/xml").documentElement as Element;
  root.normalize();
  // It keeps what it found as CDATA and comments.
  const theirs = new XMLSerializer().serializeToString(root).replace("<![CDATA[<&]]>", "&lt;&amp;");
  expect(serializedXml(parsed(text))).toBe(theirs);
});

test.each([
  ["<a><b></a>", "有标签没有闭合，文件残缺"],
  ["<a><b>", "有标签没有闭合，文件残缺"],
  ["<a>&nbsp;</a>", "含有不认识的实体"],
  ["<a>b & c</a>", "含有不认识的实体"],
  ["<a>&#0;</a>", "含有不认识的实体"],
  ["<w:a/>", "含有没有声明的前缀"],
  ['<a><b xmlns:q="u"/><c q:d="1"/></a>', "含有没有声明的前缀"],
  ['<a b="1" b="2"/>', "内容残缺"],
  ["<a b=1/>", "内容残缺"],
  ["<a>\u0001</a>", "内容残缺"],
  ["<a:b:c/>", "内容残缺"],
  ["<a/><a/>", "内容残缺"],
  ["", "内容残缺"],
  ["<!DOCTYPE a><a/>", "含有文档类型定义（DTD），不予读取"],
  [`${"<a>".repeat(201)}${"</a>".repeat(201)}`, "内容嵌套过深"],
  [`<a><!--${"</a>".repeat(300)}-->${"<b>".repeat(300)}${"</b>".repeat(300)}</a>`, "内容嵌套过深"],
  [`<a${Array.from({ length: 257 }, (_, i) => ` b${i}=""`).join("")}/>`, "内容过多"],
  [`<a>${"<b></b>".repeat(100_000)}</a>`, "内容过多"],
])("refused: %.60s", (text, message) => {
  expect(() => parsed(text)).toThrow(message);
});

test("a budget is shared", () => {
  const budget = { tags: 0, attributes: 0 };
  parseXml('<a><b c="1"/></a>', (why) => why, budget);
  expect(budget).toEqual({ tags: 3, attributes: 1 });
});

test("prefixes without end and line ends without end take no longer than their length asks", () => {
  const prefixes = (depth: number) =>
    Array.from({ length: 200 }, (_, i) => ` xmlns:p${depth}-${i}="urn:x"`).join("");
  const deep = Array.from({ length: 190 }, (_, depth) => `<a${prefixes(depth)}>`).join("");
  const started = performance.now();
  parsed(`${deep}${'<b xmlns:q="urn:q" q:c=""/>'.repeat(50_000)}${"</a>".repeat(190)}`);
  parsed(`<a>${"\r".repeat(1_000_000)}</a>`);
  expect(performance.now() - started).toBeLessThan(5_000);
});
