import * as v from "valibot";
import { heard, said } from "./said.ts";
import { wordMeant } from "./word-meant.ts";

/** The name that was meant by an unknown one, if that can be told. */
function meantKey(typed: unknown, known: readonly string[]): string {
  const meant = typeof typed === "string" ? wordMeant(typed, known) : undefined;
  return meant === undefined ? "" : `是否想写 ${meant}？`;
}

/** An object that takes the keys of `entries` and no others, `__proto__` and `toString` included. */
export function exactly<const E extends v.ObjectEntries>(entries: E) {
  const own: E = Object.assign(Object.create(null), entries);
  return v.strictObject(own, (issue) => {
    if (issue.expected === "never")
      return said(
        "UNKNOWN_KEY",
        `没有这一项，${meantKey(issue.path?.at(-1)?.key ?? issue.input, Object.keys(entries))}请改正名称或删去；此处可用：${Object.keys(entries).join("、")}。`,
      );
    return issue.received === "undefined"
      ? said("MISSING", "必须填写，不能空缺。")
      : said("NOT_AN_OBJECT", "应为一组数据（对象）。");
  });
}

/** What stands at a path of the data. */
const valueAt = (data: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((here, key) => (here as Record<string | number, unknown> | undefined)?.[key], data);

/** What a schema found wrong with data, as problems; `placeOf` names a path for people. */
export const problemsIn = (
  issues: readonly v.BaseIssue<unknown>[],
  data: unknown,
  placeOf: (path: readonly (string | number)[]) => string,
) =>
  issues.map(({ path: items = [], message }) => {
    const path = items.map((item) => item.key as string | number);
    return { ...heard(message), path: path.join("."), place: placeOf(path), found: valueAt(data, path) };
  });
