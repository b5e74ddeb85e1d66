import { parseReport } from "../../src/report/parse.ts";
import type { Report } from "../../src/report/report.ts";
import { tablesWith } from "./base.ts";
import type { Figures } from "./honest-figures.ts";

/** Agencies: a province, a city's office, a county's bureau, a street office, a commune; since the fifth a county, a city's police; since the tenth a tax office, customs, a zone, a hospital. */
export type Agency =
  | "province"
  | "office"
  | "bureau"
  | "street"
  | "xiang"
  | "county"
  | "police"
  | "tax"
  | "customs"
  | "zone"
  | "hospital";
/** Where a text is put: overview's end, its part on requests, its first paragraph, opening, section five, section six. */
export type Place = "overview" | "requests" | "main" | "opening" | "problems" | "fees";

const words: Readonly<
  Record<Agency, { agency: string; by: string; self: string; main: string; control: string }>
> = {
  province: {
    agency: "江西省人民政府",
    by: "江西省人民政府",
    self: "全省",
    main: "2024年，江西省坚持以人民为中心的发展思想，围绕高质量发展全面推进政务公开，政府工作透明度持续提升。",
    control: "将政务公开纳入设区市和省直部门绩效管理，开展第三方评估和社会评议，全年没有发生责任追究情形。",
  },
  office: {
    agency: "泰州市人民政府办公室",
    by: "泰州市人民政府办公室",
    self: "我办",
    main: "2024年，我办紧扣市委、市政府中心工作，以公开促落实、促规范、促服务，各项工作取得新成效。",
    control: "每季度开展一次全面检查，对发现的问题点对点反馈，组织考核和社会评议，年内未有责任追究情况。",
  },
  bureau: {
    agency: "沭阳县发展和改革局",
    by: "沭阳县发展和改革局",
    self: "我局",
    main: "2024年，县发改局聚焦项目建设、价格管理、粮食安全等主责主业，依法依规做好政府信息公开。",
    control: "调整充实领导小组，明确办公室牵头、各科室配合，定期组织业务学习，自觉接受社会监督。",
  },
  street: {
    agency: "南京市秦淮区夫子庙街道办事处",
    by: "夫子庙街道办事处",
    self: "街道",
    main: "2024年，街道办事处立足服务居民，推动政务公开向社区延伸，让居民看得到、听得懂、能监督。",
    control: "发挥社区监督员作用，开展满意度评议，把公开成效列入科室年度考核，未发生需要责任追究的情形。",
  },
  xiang: {
    agency: "和静县克尔古提乡人民政府",
    by: "克尔古提乡人民政府",
    self: "我乡",
    main: "2024年，我乡结合牧区实际，采取线上线下相结合的方式公开政府信息，方便各族群众了解政策。",
    control: "由乡党政办统一审核把关，接受群众评议，结果纳入年终考核，没有出现责任追究的情况。",
  },
  county: {
    agency: "如东县人民政府",
    by: "如东县人民政府",
    self: "全县",
    main: "2024年，如东县人民政府创新公开方式、提升公开质量，以公开促落实、促规范、促服务，切实提高群众满意度。",
    control: "将政务公开纳入高质量发展综合考核，邀请社会公众开展评议，全年没有因信息公开被追究责任的情形。",
  },
  police: {
    agency: "平度市公安局",
    by: "平度市公安局",
    self: "我局",
    main: "2024年，平度市公安局紧扣公安重点工作和社会关切，坚持以公开为常态、不公开为例外，规范公开各类警务信息。",
    control: "落实专人专岗，发布前审核、发布后监测，情况纳入队伍正规化考核，定期通报整改。",
  },
  tax: {
    agency: "国家税务总局鄂州市税务局",
    by: "国家税务总局鄂州市税务局",
    self: "我局",
    main: "2024年，国家税务总局鄂州市税务局按照国家税务总局、湖北省税务局的工作部署，发挥公开促落实、促规范、促服务的作用，助力税收现代化。",
    control: "将政务公开纳入组织绩效考核，邀请纳税人缴费人代表开展评议，未发生责任追究情形。",
  },
  customs: {
    agency: "中华人民共和国南通海关",
    by: "中华人民共和国南通海关",
    self: "我关",
    main: "2024年，南通海关围绕优化口岸营商环境，规范公开海关政务信息，保障社会公众依法获取信息。",
    control: "完善政务公开工作领导小组职责，开展年度考核和社会评议，没有出现责任追究情形。",
  },
  zone: {
    agency: "淮安经济技术开发区管理委员会",
    by: "淮安经济技术开发区管理委员会",
    self: "管委会",
    main: "2024年，淮安经济技术开发区管理委员会服务项目建设和企业发展，扎实推进政务公开各项工作。",
    control: "列入年度综合考核，组织企业和居民代表评议，全年无责任追究情况。",
  },
  hospital: {
    agency: "金华市中心医院",
    by: "金华市中心医院",
    self: "我院",
    main: "2024年，金华市中心医院坚持以患者为中心，依法公开医疗服务信息，方便群众就医。",
    control: "由院长办公室牵头，纳入科室综合考核，接受患者评议，未发生责任追究情形。",
  },
};

export const cleanOf = (name: Agency) => {
  const { agency, by, self, main, control } = words[name];
  return {
    agency,
    year: 2024,
    opening: [
      `根据《中华人民共和国政府信息公开条例》第五十条规定，编制${agency}2024年政府信息公开工作年度报告。所列数据统计期限为2024年1月1日至12月31日。`,
    ],
    overview: [
      main,
      {
        heading: "（一）主动公开",
        paragraphs: ["围绕群众关心的事项更新法定主动公开内容，政策与解读材料同步发布。"],
      },
      {
        heading: "（二）依申请公开",
        paragraphs: ["落实接收、登记、审核、答复、归档全流程管理，加强与申请人的沟通。"],
      },
      {
        heading: "（三）政府信息管理",
        paragraphs: ["对已公开的信息定期清理，做到底数清、状态明，严格保密审查。"],
      },
      {
        heading: "（四）平台建设",
        paragraphs: ["优化网站检索功能，线下专区配备查询设备，安排专人引导。"],
      },
      { heading: "（五）监督保障", paragraphs: [control] },
    ] as (string | { heading: string; paragraphs: string[] })[],
    proactiveDisclosure: {} as object,
    requests: {} as object,
    reviewAndLitigation: {} as object,
    problemsAndImprovements: [
      `从全年情况看，部分信息更新还不够及时，解读形式比较单一。2025年，${self}将健全常态化检查机制，丰富解读形式，把公开工作做细做实。`,
    ],
    otherMatters: ["2024年度没有收取政府信息公开信息处理费。"],
    signature: { by, on: "2025-01-20" },
  };
};

/** The clean report of an agency with a text at its place, and tables with the figures. */
export function inReport(agency: Agency, place: Place, text: string, figures: Figures = {}): Report {
  const data = cleanOf(agency);
  const under = (i: number) => (data.overview[i] as { paragraphs: string[] }).paragraphs;
  if (place === "overview") under(5).push(text);
  if (place === "requests") under(2).push(text);
  if (place === "main") data.overview.splice(1, 0, text);
  if (place === "opening") data.opening.push(text);
  if (place === "problems") data.problemsAndImprovements = [text];
  if (place === "fees") data.otherMatters = [text];
  return parseReport({ ...data, ...tablesWith(figures) });
}
