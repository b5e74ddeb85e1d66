import { expect, test } from "vitest";
import { identify } from "../../src/county/collect/identify.ts";
import type { FileFacts } from "../../src/county/collect/state.ts";
import { indexNames, matchName } from "../../src/county/names/match.ts";
import type { RollRow } from "../../src/county/roll/roll.ts";
import { namedInTitle } from "../../src/published/title.ts";
import { fenyuan, huaicheng, rowNamed } from "./county.ts";
import { countyLists } from "./county-lists.ts";
import { fileNameLists } from "./file-name-lists.ts";

/** What a name means: 「汾源县」 is left out; `?`, it has to be asked. */
const county: readonly (readonly [meant: string, ways: string])[] = [
  [
    "人民政府",
    "汾源县人民政府 汾源县政府 汾源县 县政府 县人民政府 吕梁市汾源县人民政府 山西省吕梁市汾源县人民政府",
  ],
  [
    "人民政府办公室",
    "汾源县人民政府办公室 汾源县政府办公室 汾源县政府办 县政府办 县府办 政府办 县人民政府办公室 县政府办公室",
  ],
  ["发展和改革局", "汾源县发展和改革局 汾源县发改局 县发改局 发改局 发展改革局 汾源发改局 县发展改革局"],
  ["教育科技局", "汾源县教育科技局 教科局 县教科局 教育科技局"],
  ["工业和信息化局", "县工信局 工信局 汾源县工信局 工业信息化局"],
  ["公安局", "汾源县公安局 县公安局 公安局"],
  ["民政局", "民政局 汾源民政局"],
  ["财政局", "财政局 县财政局 汾源县财政局 汾源财政局 吕梁市汾源县财政局"],
  ["人力资源和社会保障局", "人社局 县人社局 汾源县人社局 人力资源社会保障局 汾源县人力资源和社会保障局"],
  ["自然资源局", "自然资源局 县自资局 自资局"],
  ["住房和城乡建设管理局", "住建局 县住建局 汾源县住房和城乡建设局 住建管理局 住房城乡建设管理局"],
  ["交通运输局", "交通局 县交通局 交运局 汾源县交通运输局"],
  ["水利局", "县水利局 水利局"],
  ["农业农村局", "农业农村局 县农业农村局 农牧局 县农牧局 汾源县农牧局"],
  ["文化和旅游局", "文旅局 县文旅局 文化旅游局 汾源县文旅局"],
  ["卫生健康和体育局", "卫健体局 卫生健康体育局 县卫生健康和体育局"],
  ["退役军人事务局", "退役军人局 县退役军人事务局 退役军人事务局"],
  ["应急管理局", "应急局 县应急管理局 应急管理局 汾源县应急局"],
  ["行政审批服务管理局", "审批局 行政审批局 县审批局 行政审批服务管理局 审管局"],
  ["市场监督管理局", "市监局 市场监管局 县市场监管局 汾源县市场监督管理局"],
  ["医疗保障局", "医保局 县医保局 汾源县医疗保障局"],
  ["乡村振兴局", "乡村振兴局 县乡村振兴局"],
  ["综合行政执法局", "综合执法局 执法局 县综合行政执法局"],
  ["机关事务服务中心", "机关事务中心 县机关事务服务中心"],
  ["民族宗教事务局", "民宗局 县民宗局"],
  ["国有资产监督管理委员会", "国资委 县国资委 汾源县国有资产监督管理委员会"],
  ["人民防空办公室", "人防办 县人防办 人民防空办公室"],
  ["供销合作社联合社", "供销社 县供销社 供销合作社"],
  ["残疾人联合会", "残联 县残联 汾源县残联"],
  ["气象局", "县气象局 气象局"],
  ["大数据管理局", "大数据局 县大数据局"],
  [
    "城关镇人民政府",
    "汾源县城关镇人民政府 城关镇人民政府 城关镇政府 城关镇 汾源县城关镇 城关 吕梁市汾源县城关镇人民政府",
  ],
  ["刘家庄镇人民政府", "刘家庄镇 刘家庄镇政府 汾源县刘家庄镇人民政府"],
  ["西槽头乡人民政府", "西槽头乡 西槽头乡政府 西槽头乡人民政府 西槽头"],
  ["白马回族乡人民政府", "白马回族乡 汾源县白马回族乡人民政府"],
  ["凤城镇人民政府", "凤城镇 凤城镇人民政府 汾源县凤城镇"],
  ["凤城街道办事处", "凤城街道 凤城街道办 凤城街道办事处 汾源县凤城街道办事处"],
  ["新华街道办事处", "新华街道办 新华街道 新华街办 新华办事处 新华街道办事处"],
  [
    "经济技术开发区管理委员会",
    "经开区管委会 经济技术开发区管委会 汾源县经开区 县经济技术开发区管理委员会 经济开发区管委会",
  ],
  ["税务局", "县税务局 税务局 汾源县税务局 国家税务总局汾源县税务局"],
  ["生态环境局", "县生态环境局 汾源县生态环境局"],
  // Strangers, ambiguous ones, other kinds.
  [
    "?",
    "卫健委 卫健局 县卫健局 西槽头镇 文水县刘胡兰镇人民政府 文水县财政局 凤城 水务局 环保局 农业局 县委办 办公室 我局 本机关 发改委 城关街道 某某局 文水县 清徐县人民政府 太原市财政局 刘胡兰镇 教育局 科技局 文水县城关镇 县委宣传部 人民法院 城西街道办 国资局 市政府 政府 人民政府 白马乡",
  ],
];

test("150 ways of writing a county's agencies: none wrong, what is clear is not asked", () => {
  const index = indexNames({ rows: fenyuan });
  const wrong: string[] = [];
  const needless: string[] = [];
  let clear = 0;
  for (const [meant, ways] of county)
    for (const way of ways.split(" ")) {
      const match = matchName(index, way);
      const expected = meant === "税务局" ? "国家税务总局汾源县税务局" : `汾源县${meant}`;
      if (match.kind === "sure" && (meant === "?" || match.row.name !== expected))
        wrong.push(`${way} → ${match.row.name}`);
      if (meant === "?") continue;
      clear += 1;
      if (match.kind !== "sure") needless.push(`${way}：${match.rows.map(({ name }) => name).join("、")}`);
    }
  expect(wrong).toEqual([]);
  expect(clear).toBeGreaterThan(145);
  expect(needless).toEqual([]);
});

test("in a city with districts a short form is asked, unless the folder names the district", () => {
  const index = indexNames({ rows: huaicheng });
  const said = (name: string, ...folders: string[]) => {
    const match = matchName(index, name, folders);
    return match.kind === "sure" ? match.row.name : match.kind;
  };
  expect(said("财政局")).toBe("several");
  expect(said("区财政局")).toBe("several");
  expect(said("市财政局")).toBe("淮城市财政局");
  expect(said("财政局", "收到", "洪泽区")).toBe("洪泽区财政局");
  expect(said("财政局", "收到", "洪泽")).toBe("洪泽区财政局");
  expect(said("洪泽区财政局", "清江区")).toBe("洪泽区财政局");
  expect(said("淮城市洪泽区卫健委")).toBe("洪泽区卫生健康委员会");
  expect(said("江苏省淮城市清江区财政局")).toBe("清江区财政局");
  expect(said("南京市洪泽区财政局")).not.toBe("清江区财政局");
  expect(said("财政局", "盱眙县")).toBe("none");
  expect(said("涟水县财政局")).toBe("涟水县财政局");
  expect(said("财政局", "涟水县")).toBe("涟水县财政局");
  expect(said("洪泽区", "")).toBe("淮城市洪泽区人民政府");
  expect(said("洪泽区政府办")).toBe("洪泽区人民政府办公室");
  expect(said("市财政局", "洪泽区")).not.toBe("淮城市财政局");
});

test("likeness proposes and never answers", () => {
  const match = matchName(indexNames({ rows: fenyuan }), "西槽头镇");
  expect(match.kind).toBe("none");
  expect(match.kind !== "sure" && match.rows.map(({ name }) => name)).toContain("汾源县西槽头乡人民政府");
});

test.each(
  countyLists.map((list, i) => [i + 1, list] as const),
)("county %i of other provinces: none wrong, few asked without need", (number, { rows, ways }) => {
  const index = indexNames({
    rows: rows.split("\n").map((line) => {
      const [name = "", kind] = line.split("|");
      return rowNamed(name, kind === undefined ? {} : { kind: kind as RollRow["kind"] });
    }),
  });
  const wrong: string[] = [];
  const needless: string[] = [];
  let count = 0;
  for (const [meant, text] of Object.entries(ways))
    for (const way of text.split(" ")) {
      const match = matchName(index, way);
      const name = match.kind === "sure" ? match.row.name : undefined;
      if (meant !== "?") count += 1;
      if (name === undefined) {
        if (meant !== "?") needless.push(way);
      } else if (name !== meant) wrong.push(`${way} → ${name}`);
    }
  expect(wrong).toEqual([]);
  expect(needless.length / count, needless.join(" ")).toBeLessThanOrEqual(number < 4 ? 0.06 : 0.1);
});

const factsOf = (kind: string, text: string): FileFacts => {
  const titled = namedInTitle([text]).agency;
  const report =
    kind === "N"
      ? { agency: text }
      : kind === "T"
        ? { title: [text], ...(titled && { agency: titled }) }
        : {};
  return { sha256: "", kind: "", status: "asked", items: [], report };
};

test.each(
  fileNameLists.map((list, i) => [i + 1, list] as const),
)("names of files, titles and agencies, county %i: none wrong, few asked without need", (_, {
  rows,
  ways,
}) => {
  const parts = (text = "") => text.split("、").filter((one) => one !== "");
  const index = indexNames({
    rows: rows.split("\n").map((line) => {
      const [name = "", kind, aliases, predecessors] = line.split("|");
      return rowNamed(name, {
        kind: kind as RollRow["kind"],
        aliases: parts(aliases),
        predecessors: parts(predecessors),
      });
    }),
  });
  const wrong: string[] = [];
  const needless: string[] = [];
  let count = 0;
  for (const line of ways.split("\n")) {
    const [kind = "", text = "", meant = ""] = line.split("|");
    const found = identify(index, kind === "F" ? text : "a.docx", factsOf(kind, text));
    const name = "row" in found ? found.row.name : undefined;
    const isClear = meant !== "?" && !meant.startsWith("~");
    if (isClear) count += 1;
    if (name !== undefined && name !== meant.replace(/^~/u, "")) wrong.push(`${text} → ${name}`);
    if (isClear && name === undefined) needless.push(text);
  }
  expect(wrong).toEqual([]);
  expect(needless.length / count, needless.join(" ")).toBeLessThanOrEqual(0.02);
});
