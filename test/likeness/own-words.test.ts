import fc from "fast-check";
import { expect, test } from "vitest";
import { notOwnPatterns, withoutNotOwn } from "../../src/likeness/own-words.ts";

const pieces =
  "， 。 《 》 〔 〕 https://a.gov.cn/2024/x www.x.cn 2024年 12件 １２３条 百分之三十 百 第三 一 十余件 我县 本局党组 全面 坚持以习近平新时代中国特色社会主义思想为指导 深入贯彻落实党的二十大精神 贯彻党的精神 习近平总书记重要讲话精神 政府信息公开条例 公开为常态、不公开为例外 党中央、国务院 市委、市政府 公开、公平、公正、便民 政务公开工作 h w 中 群众 办理 😀 𠀀 \ud840 \udc00 々 〇 a % ： 12个百分点 省 市 贯 认真".split(
    " ",
  );

test("what is not an agency's own is taken out as all patterns in one go would take it out", () => {
  const inOneGo = new RegExp(notOwnPatterns.join("|"), "gu");
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (list) => {
      const text = list.join("");
      expect(withoutNotOwn(text)).toBe(text.replace(inOneGo, ""));
    }),
    { numRuns: 3_000, endOnFailure: true },
  );
});
