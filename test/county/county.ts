// A county of made-up name, with everything that a county has; and a city with districts, where short forms are ambiguous.
import { kindByName, type RollRow } from "../../src/county/roll/roll.ts";

export const rowNamed = (name: string, more: Partial<RollRow> = {}): RollRow => ({
  number: "",
  name,
  aliases: [],
  kind: kindByName(name),
  counted: true,
  predecessors: [],
  ...more,
});

const county = "汾源县";
const departments =
  "人民政府办公室 发展和改革局 教育科技局 工业和信息化局 公安局 民政局 司法局 财政局 人力资源和社会保障局 自然资源局 住房和城乡建设管理局 交通运输局 水利局 农业农村局 文化和旅游局 卫生健康和体育局 退役军人事务局 应急管理局 审计局 行政审批服务管理局 市场监督管理局 统计局 医疗保障局 能源局 信访局 林业局 乡村振兴局 综合行政执法局 机关事务服务中心 招商引资服务中心 民族宗教事务局 国有资产监督管理委员会 人民防空办公室 供销合作社联合社 残疾人联合会 气象局 园林绿化服务中心 大数据管理局 档案局 地震局";
const towns =
  "城关镇 刘家庄镇 西槽头乡 南白乡 孝义镇 开栅镇 马西乡 白马回族乡 河口镇 石楼镇 北张乡 凤城镇 下曲镇";
const streets = "城东街道 新华街道 凤城街道";

export const fenyuan: RollRow[] = [
  rowNamed(`${county}人民政府`),
  ...departments
    .split(" ")
    .map((name) => rowNamed(county + name, name === "农业农村局" ? { aliases: ["农牧局"] } : {})),
  rowNamed(`国家税务总局${county}税务局`),
  ...towns.split(" ").map((name) => rowNamed(`${county}${name}人民政府`)),
  ...streets.split(" ").map((name) => rowNamed(`${county}${name}办事处`)),
  rowNamed(`${county}经济技术开发区管理委员会`),
  rowNamed(`${county}生态环境局`),
];

const offices = "财政局 教育局 卫生健康委员会 住房和城乡建设局 发展和改革委员会 人民政府办公室".split(" ");
export const huaicheng: RollRow[] = [
  rowNamed("淮城市人民政府"),
  ...offices.map((name) => rowNamed(`淮城市${name}`)),
  ...["洪泽区", "清江区"].flatMap((area) => [
    rowNamed(`淮城市${area}人民政府`, { kind: "县区" }),
    // A roll that leaves the area out: the parent tells it.
    ...offices.map((name) =>
      rowNamed(area === "洪泽区" ? `洪泽区${name}` : `清江区${name}`, { parent: `${area}人民政府` }),
    ),
  ]),
  rowNamed("涟水县财政局"),
];
