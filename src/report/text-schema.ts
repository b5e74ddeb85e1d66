import * as v from "valibot";
import { said } from "../problem/said.ts";
import { forbiddenCharacter, paragraphsOf, textLimits } from "./text.ts";

/** Text without what cannot be printed, of at most `limit` characters; `emptyAllowed` only for paragraphs. */
export const text = (limit: number) =>
  v.pipe(
    v.string(said("NOT_TEXT", "应为文字。")),
    v.maxLength(limit, said("TOO_LONG", `文字过长，最多 ${limit} 个字符，请分段或删减。`)),
    v.check(
      (value) => forbiddenCharacter(value) === undefined,
      (issue) =>
        said("FORBIDDEN_CHARACTER", `含有不能印出的字符${forbiddenCharacter(issue.input)}，请删去。`),
    ),
  );

export const name = (limit: number) =>
  v.pipe(
    text(limit),
    v.check((value) => value.trim() !== "", said("EMPTY", "不能为空，请填写。")),
  );

/** A paragraph may be pasted with line ends: they part paragraphs. */
export const paragraphSchema = v.pipe(
  v.string(said("NOT_TEXT", "应为文字。")),
  v.maxLength(
    textLimits.paragraph,
    said("TOO_LONG", `一段过长，最多 ${textLimits.paragraph} 个字符，请分段。`),
  ),
  v.check(
    (value) => paragraphsOf(value).every((line) => forbiddenCharacter(line) === undefined),
    (issue) =>
      said(
        "FORBIDDEN_CHARACTER",
        `含有不能印出的字符${forbiddenCharacter(paragraphsOf(issue.input).find(forbiddenCharacter) ?? "")}，请删去。`,
      ),
  ),
);

export const manyParagraphs = v.pipe(
  v.array(paragraphSchema, said("NOT_A_LIST", "应为若干段文字（数组）。")),
  v.maxLength(textLimits.paragraphs, said("TOO_LONG", `段落过多，最多 ${textLimits.paragraphs} 段。`)),
);
