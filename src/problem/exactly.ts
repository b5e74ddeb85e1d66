import * as v from "valibot";
import { heard, said } from "./said.ts";
import { wordMeant } from "./word-meant.ts";

/** The unknown name, the one that was meant, if that can be told, and all that there are. */
function unknownKey(typed: unknown, known: readonly string[]): string {
  const name = typeof typed === "string" ? typed : "";
  const meant = wordMeant(name, known);
  const asked = meant === undefined ? "" : `是否想写 ${meant}？`;
  return `没有“${[...name].slice(0, 40).join("")}”这一项，${asked}请改正名称或删去；此处可用：${known.join("、")}。`;
}

/** An object that takes the keys of `entries` and no others, `__proto__` and `toString` included. */
export function exactly<const E extends v.ObjectEntries>(entries: E) {
  const own: E = Object.assign(Object.create(null), entries);
  return v.strictObject(own, (issue) => {
    if (issue.expected === "never")
      return said("UNKNOWN_KEY", unknownKey(issue.path?.at(-1)?.key ?? issue.input, Object.keys(entries)));
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
