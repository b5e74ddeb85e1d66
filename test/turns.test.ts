import { expect, test } from "vitest";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { renderDocx } from "../src/docx.ts";
import { renderPdf } from "../src/pdf.ts";

/** How often a timer of no time is served while work goes on. */
async function ticksDuring(work: () => Promise<unknown>): Promise<number> {
  let ticks = 0;
  let going = true;
  const tick = () => {
    ticks += 1;
    if (going) setTimeout(tick);
  };
  setTimeout(tick);
  await work();
  going = false;
  return ticks;
}

test("renders let the event loop turn: many at once, and one after the other", async () => {
  const several = Array.from({ length: 12 });
  expect(
    await ticksDuring(() => Promise.all(several.map(() => renderPdf(liuhulan2024)))),
  ).toBeGreaterThanOrEqual(10);
  const sequence = async () => {
    for (const _ of several) await renderDocx(liuhulan2024);
  };
  expect(await ticksDuring(sequence)).toBeGreaterThanOrEqual(10);
});

test("they end in the order in which they were asked for; an error ends only its own", async () => {
  const ended: number[] = [];
  const wrong = { ...liuhulan2024, agency: "" } as never;
  const all = [liuhulan2024, wrong, liuhulan2024].map((report, i) =>
    renderDocx(report).finally(() => ended.push(i)),
  );
  const results = await Promise.allSettled(all);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(ended.indexOf(0)).toBeLessThan(ended.indexOf(2));
});

test("what is changed after the call is not what is rendered", async () => {
  const data = JSON.parse(JSON.stringify(liuhulan2024)) as { agency: string };
  const expected = await renderDocx(data as never);
  const later = renderDocx(data as never);
  data.agency = "另一机关";
  expect(Buffer.compare(await later, expected)).toBe(0);
});
