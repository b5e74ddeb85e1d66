// Renderers that live, with threads as they are built: npm test builds first.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { renderPdf } from "../src/pdf.ts";
import { parseReport } from "../src/report/parse.ts";
import { correctReport } from "./random-report.ts";

const built = <T>(path: string) => import(new URL(`../dist/${path}`, import.meta.url).href) as Promise<T>;
const { createRenderer } = await built<typeof import("../src/renderer.ts")>("renderer.js");
const { renderBatch } = await built<typeof import("../src/batch.ts")>("batch.js");
const {
  isBlocking,
  NianbaoError,
  OptionsError,
  parseReport: parse,
  ReportError,
} = await built<typeof import("../src/index.ts")>("index.js");
const { ReadError } = await built<typeof import("../src/read.ts")>("read.js");

const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const bytesOf = (data: unknown) => new TextEncoder().encode(JSON.stringify(data));
const [data, other] = fc.sample(correctReport(), { numRuns: 2, seed: 24 }) as [object, object];
const pdf = { formats: ["pdf"] };

const renderer = createRenderer({ threads: 2 });
let expected: string;
beforeAll(async () => {
  expected = hash(await renderPdf(parseReport(data)));
  await renderer.ready();
});
afterAll(() => renderer.close());
const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error) => error,
  );

test("data, a report, bytes of JSON and bytes with options give the bytes of renderPdf", async () => {
  const forms = [
    data,
    parse(data),
    bytesOf(data),
    bytesOf({ report: data }),
    bytesOf({ report: data, options: {} }),
  ];
  const all = await Promise.all(forms.map((form) => renderer.render(form, pdf)));
  expect(all.map(({ files }) => hash(files[0]?.bytes as Uint8Array))).toEqual(forms.map(() => expected));
  expect(renderer.stats()).toMatchObject({ ready: 2, threads: 2, running: 0, waiting: 0, started: 2 });
});

test("what is wrong comes as the error that it is, with every problem", async () => {
  const wrong = { ...data, agency: "", requests: { received: { naturalPerson: -1 } } };
  const here = (await errorOf((async () => parse(wrong))())) as InstanceType<typeof ReportError>;
  for (const form of [wrong, bytesOf(wrong)])
    for (const call of [() => renderer.render(form, pdf), () => renderer.check(form)]) {
      const error = (await errorOf(call())) as InstanceType<typeof ReportError>;
      expect(error).toBeInstanceOf(ReportError);
      expect([error.code, error.message, error.problems]).toEqual([here.code, here.message, here.problems]);
    }
  const told = async (promise: Promise<unknown>) => {
    const error = (await errorOf(promise)) as InstanceType<typeof NianbaoError>;
    expect(error).toBeInstanceOf(NianbaoError);
    expect(error.message).toMatch(/[\u4e00-\u9fff]/u);
    return [error.constructor, error.problems[0]?.path];
  };
  const twice = new TextEncoder().encode(JSON.stringify(data).replace("{", '{"year":2001,'));
  expect(await told(renderer.render(twice, pdf))).toEqual([ReportError, "year"]);
  expect(await told(renderer.render(new Uint8Array([0xff, 1]), pdf))).toEqual([ReadError, undefined]);
  expect(await told(renderer.render(bytesOf([[[[]]]]), pdf))).toEqual([ReportError, "agency"]);
  expect(await told(renderer.render({ ...data, agency: () => "" }, pdf))).toEqual([ReportError, "agency"]);
  const fonts = bytesOf({ report: data, options: { fonts: { body: { file: "/etc/passwd" } } } });
  expect(await told(renderer.render(fonts, pdf))).toEqual([OptionsError, "options.fonts"]);
  expect(await told(renderer.render(bytesOf({ report: data, option: {} }), pdf))).toEqual([
    OptionsError,
    "option",
  ]);
  expect(await told(renderer.render(data, { formats: ["pfd"] }))).toEqual([OptionsError, "formats.0"]);
  expect(await told(renderer.check(data, { waived: { X: "y" } }))).toEqual([OptionsError, "waived.X"]);
  expect(await told(renderer.import("x" as never))).toEqual([OptionsError, "bytes"]);
  for (const options of [{ threads: 0 }, { timeoutSeconds: 0 }, { maxQueue: -1 }, { heap: 1 }])
    expect(() => createRenderer(options as object)).toThrow(OptionsError);
});

test("checks with last year's report, and renders nothing that has errors where it is asked", async () => {
  const wrong = { ...(data as { requests: object }), requests: { received: { naturalPerson: 3 } } };
  const findings = await renderer.check(wrong);
  expect(findings.some(isBlocking)).toBe(true);
  const error = (await errorOf(renderer.render(wrong, { ...pdf, check: true }))) as InstanceType<
    typeof NianbaoError
  >;
  expect([error.name, error.code]).toEqual(["FindingsError", "FINDINGS"]);
  expect(error.problems).toEqual(findings.filter(isBlocking));
  const year = (data as { year: number }).year;
  const previous = { ...other, agency: (data as { agency: string }).agency, year: year - 1 };
  const beside = await renderer.check(bytesOf({ report: data, options: { previous } }));
  expect(beside).toEqual(await renderer.check(data, { previous: parse(previous) as never }));
});

test("reads files, and the report that it read is whole", async () => {
  const { files } = await renderer.render(data, { formats: ["docx"] });
  const { status, report } = await renderer.import(files[0]?.bytes as Uint8Array);
  expect([status, Object.isFrozen(report)]).toEqual(["sure", true]);
  expect(report).toEqual(parse(data));
  const error = await errorOf(renderer.import(new Uint8Array(100)));
  expect(error).toBeInstanceOf(ReadError);
});

test("200 at once with a queue of 100: 98 are refused at once, 40 aborts end no thread", async () => {
  const small = createRenderer({ threads: 2, maxQueue: 100 });
  await small.ready();
  const all = Array.from({ length: 200 }, () => errorOf(small.check(data)));
  const codes = (await Promise.all(all)).map((error) => error?.code);
  expect(codes.filter((code) => code === "QUEUE_FULL")).toHaveLength(98);
  expect(codes.filter((code) => code === undefined)).toHaveLength(102);
  const stop = new AbortController();
  const dropped = Array.from({ length: 40 }, () => errorOf(small.check(data, { signal: stop.signal })));
  const kept = Array.from({ length: 10 }, () => small.check(data));
  stop.abort();
  expect(new Set((await Promise.all(dropped)).map(({ name }) => name))).toEqual(new Set(["AbortError"]));
  await Promise.all(kept);
  expect(small.stats()).toMatchObject({ started: 2, died: 0, aborted: 40, refused: 98 });
  await small.close();
  expect((await errorOf(small.check(data)))?.code).toBe("CLOSED");
});

test("a batch in a renderer's threads: the same bytes, however small its queue; progress; its signal", async () => {
  const small = createRenderer({ threads: 1, maxQueue: 0 });
  const told: unknown[] = [];
  const results = [];
  const options = { ...pdf, renderer: small, onProgress: (progress: unknown) => told.push(progress) };
  for await (const result of renderBatch([data, { agency: "某镇" }, data], options)) results.push(result);
  expect(
    results.map((result) =>
      "error" in result ? result.error.name : hash(result.files[0]?.bytes as Uint8Array),
    ),
  ).toEqual([expected, "ReportError", expected]);
  expect(told).toEqual([
    { done: 1, failed: 0 },
    { done: 2, failed: 1 },
    { done: 3, failed: 1 },
  ]);
  const stop = new AbortController();
  let taken = 0;
  const endless = function* () {
    for (;;) {
      taken += 1;
      yield data;
    }
  };
  const stopped = errorOf(
    (async () => {
      for await (const _ of renderBatch(endless(), { ...options, signal: stop.signal })) stop.abort();
    })(),
  );
  expect((await stopped)?.name).toBe("AbortError");
  expect(taken).toBeLessThanOrEqual(4);
  await expect(renderBatch([data], { renderer: {} as never }).next()).rejects.toThrow(OptionsError);
  await small.close();
});

test("a batch of one starts no thread, whatever gives it", async () => {
  const single = [
    [data],
    new Set([data]),
    (function* () {
      yield data;
    })(),
    (async function* () {
      yield data;
    })(),
  ];
  const ports = () => process.getActiveResourcesInfo().filter((name) => name === "MessagePort").length;
  const most = async (reports: Parameters<typeof renderBatch>[0]) => {
    let seen = 0;
    for await (const result of renderBatch(reports, { formats: ["html"], jobs: 2 })) {
      expect(result).toHaveProperty("files");
      seen = Math.max(seen, ports());
    }
    return seen;
  };
  for (const reports of single) expect(await most(reports)).toBe(0);
  expect(await most([data, data])).toBeGreaterThan(0);
});
