import { AnnualReport } from "../src/report/annual-report.ts";
import type { Report } from "../src/report/report.ts";

/** What strains the page: rare characters, a name of 40 characters, figures of seven digits, 30 pages of text. */
export function hardReport(): Report {
  const paragraph =
    "全年主动公开政府信息1573179条（同比增长12.5%），其中《政府公报》登载“规范性文件”36件；由堃、昇、喆、䶮、𬭎等五名同志负责——确保“应公开、尽公开”……网址为https://www.example.gov.cn/zwgk/zfxxgk/zfxxgknb/2024/，电话：0358-3081101，电子邮箱：zhengwugongkai@example.gov.cn。";
  const millions = 1573179;
  const people = {
    naturalPerson: millions,
    commercialEnterprise: millions,
    researchInstitution: millions,
    socialWelfareOrganization: millions,
    legalServiceOrganization: millions,
    other: millions,
  };
  return AnnualReport.for({
    agency: "内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗尼尔基镇人民政府政务公开与信息管理办公室",
    year: 2024,
  })
    .overview(
      ...Array.from({ length: 18 }, (_, i) => ({
        heading: `（${"一二三四五六七八九"[i % 9]}）主动公开情况`,
        paragraphs: [paragraph.repeat(1 + (i % 5)), paragraph.repeat(3)],
      })),
    )
    .proactiveDisclosure({
      regulations: { issued: millions, repealed: millions, inForce: millions },
      licensing: millions,
      penalties: 9999999,
      fees: "123456789012.123456",
    })
    .requests({ received: people, outcomes: { disclosed: people, unable: { notHeld: people } } })
    .reviewAndLitigation({ reconsideration: { upheld: millions, corrected: 9999999, pending: 123456789 } })
    .problemsAndImprovements(paragraph)
    .signed({ by: "莫力达瓦达斡尔族自治旗尼尔基镇人民政府政务公开与信息管理办公室", on: "2025-01-15" })
    .build();
}
