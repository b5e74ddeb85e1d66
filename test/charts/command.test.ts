import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { renderHtml } from "../../src/formats/html/write.ts";
import { pictureFrom } from "../../src/report/picture.ts";
import { published } from "../corpus.ts";
import { plainReport } from "../county/reports.ts";
import { nianbao } from "../nianbao.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nianbao-chart-"));
  const put = (name: string, data: unknown) =>
    writeFileSync(join(folder, name), typeof data === "string" ? data : JSON.stringify(data));
  const [now, before] = [published("suqian-city-2024"), published("suqian-city-2023")];
  put("2024.html", renderHtml(now));
  put("2023.json", before);
  put("2022.json", { ...before, year: 2022, period: { from: "2022-01-01", to: "2022-12-31" } });
  put("别家.json", { ...before, agency: "别市人民政府" });
  put("错.json", {
    ...now,
    requests: { ...now.requests, received: { ...now.requests.received, total: 99_999 } },
  });
  put("空.json", plainReport("某镇人民政府"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const chart = (...more: string[]) => nianbao(["chart", ...more], { cwd: folder });

test("charts come from any kind of file, the same each time", async () => {
  const said = await chart("2024.html", "--previous", "2023.json", "-o", "图解.svg");
  expect(said).toMatchObject({ status: 0, stdout: `${join(folder, "图解.svg")}\n` });
  const first = readFileSync(join(folder, "图解.svg"), "utf8");
  expect(first).toContain("<title");
  expect(first).toContain(">2,822,652</text>");
  await chart("2024.html", "--previous", "2023.json", "-o", "再.svg");
  expect(readFileSync(join(folder, "再.svg"), "utf8")).toBe(first);
  expect(await chart("2024.html", "-o", "图解.html")).toMatchObject({ status: 0 });
  expect(await chart("2024.html", "-o", "图解.PNG")).toMatchObject({ status: 0 });
  expect(pictureFrom(readFileSync(join(folder, "图解.PNG")))).toMatchObject({ type: "png", width: 1320 });
  expect(readFileSync(join(folder, "图解.html"), "utf8")).not.toContain("2023年");
});

test.each([
  ["another year than the last", ["2024.html", "--previous", "2022.json"], 2, "应为 2023 年的报告"],
  ["another agency's last year", ["2024.html", "--previous", "别家.json"], 2, "--renamed"],
  ["figures that do not add up", ["错.json"], 1, "没有画图"],
  ["nothing but nil", ["空.json"], 2, "没有可画的"],
  ["another kind of file", ["2024.html", "-o", "图解.gif"], 2, "现为“图解.gif”"],
  ["a photograph's kind of file", ["2024.html", "-o", "图解.jpg"], 2, ".png"],
  ["what is not there", ["没有.json"], 2, "读不到"],
])("%s is refused, and nothing written", async (_, given, status, message) => {
  const said = await chart(...given, ...(given.includes("-o") ? [] : ["-o", "不写.svg"]));
  expect(said.status).toBe(status);
  expect(said.stderr).toContain(message);
  expect(existsSync(join(folder, "不写.svg"))).toBe(false);
});

test("what is refused can be wanted all the same, and what somebody else put there stays", async () => {
  expect(await chart("2024.html", "--previous", "别家.json", "--renamed", "-o", "改名.svg")).toMatchObject({
    status: 0,
  });
  expect(await chart("错.json", "--force", "-o", "错.svg")).toMatchObject({ status: 0 });
  writeFileSync(join(folder, "别人的.svg"), "<svg/>");
  expect((await chart("2024.html", "-o", "别人的.svg")).status).toBe(2);
  expect(readFileSync(join(folder, "别人的.svg"), "utf8")).toBe("<svg/>");
});
