import { namedInTitle } from "../../published/title.ts";
import { matchFileName, matchName, type NameIndex, type NameMatch } from "../names/match.ts";
import type { RollRow } from "../roll/roll.ts";
import type { FileFacts } from "./state.ts";

/** Whose report a file is: one agency, or why that has to be asked. */
export type Identified =
  | { readonly row: RollRow }
  | { readonly asked: string; readonly proposals: readonly string[] };

const noise =
  /^[\d\s.、,，_()（）【】[\]-]+|(?:20\d\d)\s*年?度?|(?:政府)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:报告)?|年度报告|工作报告|年报表?|填报表|报告数据|报告|附[件表]\s*[\d一二三四五六七八九十]*|关于|报送|上报|最终版?|终稿|定稿|修改稿?|初稿|送审稿?|盖章版?|扫描件?|公示稿?|发布稿?|副本|复制|最新版?|新版|正式版?|第[一二三四五\d]稿|[vV]\d+/gu;

/** The names that a file's name may hold, the whole of it first. */
function namesInFileName(name: string): string[] {
  const plain = name.replace(/\.[a-z0-9]{1,5}$/iu, "").normalize("NFKC");
  const left = plain.replace(noise, " ").trim();
  const parts = left
    .split(/[\s_\-—+,，、:：()（）【】[\]·]+/u)
    .filter((part) => /\p{Script=Han}{2}/u.test(part));
  return [...new Set([left.replace(/\s+/gu, ""), ...parts])].filter((one) => one !== "");
}

/** 财政所 in the folder of a town: a body of its own, as far as its name tells; 党政办 writes for the town. */
const namesAnother = (name: string): boolean =>
  /(?:[局所站院校园馆社厂场段]|小学|中学|中心|[支大中]队|公司|分局|委员会|办公室|[委办])$/u.test(name) &&
  !/^(?:党政|综合|党政综合|政务公开|信息公开)?办(?:公室)?$/u.test(name);

const isSure = (match: NameMatch): match is Extract<NameMatch, { kind: "sure" }> => match.kind === "sure";
const rowsMeant = (match: NameMatch): readonly RollRow[] => (isSure(match) ? [match.row] : match.rows);

/** What a report itself says: its data, then title and 署名; the office's name where the reader took its government. */
function namesInside({ report = {} }: FileFacts): string[] {
  const { agency, title, signature } = report as {
    agency?: unknown;
    title?: readonly unknown[];
    signature?: { by?: unknown };
  };
  const titled = Array.isArray(title) ? namedInTitle(title.map(String)).agency : undefined;
  const named = typeof agency === "string" && agency.trim() !== "" ? agency.trim() : undefined;
  const by = typeof signature?.by === "string" ? signature.by : undefined;
  const office =
    named !== undefined &&
    titled?.startsWith(named) &&
    /^(?:党政)?(?:综合)?办(?:公室)?$/u.test(titled.slice(named.length));
  return [office ? titled : named, titled, by].filter((one) => one !== undefined);
}

/**
 * Whose report a file is: by its own data, title and 署名, then its name, then its folder. What disagrees, or is not
 * sure, is asked.
 *
 * @param file - path below the folder of what came in
 */
export function identify(index: NameIndex, file: string, facts: FileFacts): Identified {
  const folders = file.split("/").slice(0, -1);
  const inside = namesInside(facts);
  const inName = namesInFileName(file.split("/").at(-1) as string);
  const byName = inName.map((name, i) => (i === 0 ? matchFileName : matchName)(index, name, folders));
  const outside = new Set(byName.filter(isSure).map(({ row }) => row));
  const names = (rows: Iterable<RollRow>) => [...new Set([...rows].map(({ name }) => name))];
  const [first, ...others] = inside;
  if (first !== undefined) {
    const match = matchName(index, first, folders);
    const fromOthers = others.map((name) => matchName(index, name, folders)).filter(isSure);
    if (match.kind === "none")
      return {
        asked: `报告写的单位“${first}”不在名册里，请定是哪个单位，或写“不用”。`,
        proposals: names(match.rows),
      };
    let row = isSure(match) ? match.row : undefined;
    // A short form that several may bear: what else names one of them tells which.
    if (row === undefined) {
      const fits = new Set(
        [...fromOthers.map(({ row }) => row), ...outside].filter(
          (one) => match.kind !== "sure" && match.rows.includes(one),
        ),
      );
      if (fits.size !== 1)
        return {
          asked: `报告写的单位“${first}”可能是几个单位，请定是哪一个。`,
          proposals: names(rowsMeant(match)),
        };
      row = [...fits][0] as RollRow;
    }
    const against = fromOthers.find((other) => other.row !== row);
    if (against !== undefined)
      return {
        asked: `报告里写的单位不一致（${row.name}、${against.row.name}），请定是哪个单位。`,
        proposals: names([row, against.row]),
      };
    if (outside.size > 0 && !outside.has(row))
      return {
        asked: `内容是“${row.name}”的，文件名是“${names(outside).join("、")}”的，疑为附件放错，请定是哪个单位。`,
        proposals: names([row, ...outside]),
      };
    return { row };
  }
  if (outside.size === 1) return { row: [...outside][0] as RollRow };
  if (outside.size > 1)
    return { asked: "报告没有写单位，文件名像几个单位，请定是哪一个。", proposals: names(outside) };
  const byFolder = new Set(
    folders
      .map((name) => matchName(index, name))
      .filter(isSure)
      .map(({ row }) => row),
  );
  if (byFolder.size === 1 && byName.every(({ kind }) => kind === "none") && !inName.some(namesAnother))
    return { row: [...byFolder][0] as RollRow };
  return {
    asked: "报告、文件名和目录都没有写明是哪个单位，请填单位全称。",
    proposals: names([...byFolder, ...byName.flatMap(rowsMeant)]).slice(0, 3),
  };
}
