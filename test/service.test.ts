// The HTTP service as it is built, on a port of its own: what it answers, and how it refuses.
import { createHash } from "node:crypto";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, expect, test } from "vitest";
import data from "../examples/liuhulan-2024.json" with { type: "json" };
import { outputs } from "../src/formats/formats.ts";
import { renderAll } from "../src/formats/render.ts";
import { parseReport } from "../src/report/parse.ts";
import type { Service, ServiceOptions } from "../src/server.ts";
import { exampleRequest } from "../src/service/openapi-example.ts";
import { pngOf } from "./block-reports.ts";
import { hostileBodies } from "./hostile-bodies.ts";
import { post, told } from "./service-answers.ts";

const { startService } = (await import(
  new URL("../dist/server.js", import.meta.url).href
)) as typeof import("../src/server.ts");

const start = (options: ServiceOptions = {}) =>
  startService({ port: 0, threads: 1, log: () => {}, ...options });
const token = "for-tests-only";
let service: Service;
beforeAll(async () => {
  service = await start({ threads: 2, token, jsonBytes: 1_000_000, fileBytes: 2_000_000 });
  await service.ready();
});
afterAll(() => service.close());

const authorization = `Bearer ${token}`;
const json = { authorization, "content-type": "application/json" };
const send = (path: string, body: unknown, headers: Record<string, string> = json) =>
  post(service.url + path, body, headers);
const render = "/v1/reports/render?format=pdf";
const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("every format comes as the bytes that the library gives", async () => {
  const expected = await renderAll(parseReport(data), outputs, {});
  for (const [i, { name, mediaType }] of outputs.entries()) {
    const answer = await send(`/v1/reports/render?format=${name}`, data);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, mediaType]);
    expect(hash(new Uint8Array(await answer.arrayBuffer()))).toBe(hash(expected[i]?.bytes as Uint8Array));
  }
});

test("checks, renders what has no errors, says what the file does not carry", async () => {
  const good = await send("/v1/reports/check", exampleRequest);
  const { findings } = (await good.json()) as { findings: { severity: string }[] };
  expect([good.status, findings.some(({ severity }) => severity === "error")]).toEqual([200, false]);
  const wrong = { ...data, requests: { received: { naturalPerson: 3 } } };
  const found = (await (await send("/v1/reports/check", wrong)).json()) as {
    findings: { severity: string }[];
  };
  const errors = found.findings.filter(({ severity }) => severity === "error");
  const refused = await told(await send(`${render}&check=true`, wrong));
  expect([refused.status, refused.code, refused.findings]).toEqual([422, "FINDINGS", errors]);
  const [first] = refused.findings ?? [];
  expect(first?.path).toMatch(/^requests\./u);
  const warned = exampleRequest.report;
  const rendered = await send(`${render}&check=true`, warned);
  const list = JSON.parse(decodeURIComponent(rendered.headers.get("x-nianbao-findings") ?? "{}"));
  expect([rendered.status, list.count > 0]).toEqual([200, true]);
  const picture = {
    kind: "figure",
    image: Buffer.from(pngOf(20, 10)).toString("base64"),
    width: 60,
    alt: "照片",
  };
  const pictured = { ...exampleRequest.report, overview: [...exampleRequest.report.overview, picture] };
  const workbook = await send("/v1/reports/render?format=xlsx", pictured);
  const uncarried = JSON.parse(decodeURIComponent(workbook.headers.get("x-nianbao-uncarried") ?? "{}"));
  expect([uncarried.count, uncarried.problems?.[0]?.code]).toEqual([1, "NOT_CARRIED"]);
});

test("reads a file; one that holds no report is no report without figures", async () => {
  const { bytes } = (await renderAll(parseReport(data), outputs.slice(1, 2), {}))[0] as { bytes: Uint8Array };
  const answer = await send("/v1/reports/import", bytes, { authorization });
  const read = (await answer.json()) as { kind: string; status: string; report: object };
  expect([answer.status, read.kind, read.status]).toEqual([200, "docx", "sure"]);
  expect(read.report).toEqual(JSON.parse(JSON.stringify(parseReport(data))));
  for (const text of ["<p>今天天气很好</p>", "%PDF-1.4\n%%EOF", ""]) {
    const none = await told(await send("/v1/reports/import", text, { authorization }));
    expect([none.status, none.code]).toEqual([422, "READ_REFUSED"]);
  }
});

test("what is asked for wrongly is refused with its reason", async () => {
  const other = (headers: Record<string, string>) => ({ ...json, ...headers });
  const cases: [number, string, Promise<Response>][] = [
    [400, "READ_REFUSED", send(render, "{")],
    [400, "QUERY", send("/v1/reports/render", data)],
    [400, "QUERY", send("/v1/reports/render?format=../../etc/passwd", data)],
    [400, "QUERY", send(`${render}&format=docx`, data)],
    [400, "QUERY", send(`${render}&chek=true`, data)],
    [400, "QUERY", send(`${render}&check=yes`, data)],
    [
      400,
      "OPTIONS_INVALID",
      send(render, { report: data, options: { fonts: { body: { file: "/etc/passwd" } } } }),
    ],
    [401, "UNAUTHORIZED", send(render, data, other({ authorization: `Bearer ${token}x` }))],
    [401, "UNAUTHORIZED", send(render, data, other({ authorization: "" }))],
    [401, "UNAUTHORIZED", fetch(`${service.url}/v1/figures`)],
    [404, "NOT_FOUND", fetch(`${service.url}/`)],
    [404, "NOT_FOUND", fetch(`${service.url}/v1/schema/__proto__`, { headers: json })],
    [405, "METHOD", fetch(`${service.url}${render}`, { headers: json })],
    [413, "TOO_LARGE", send(render, " ".repeat(1_000_001))],
    [415, "MEDIA_TYPE", send(render, data, other({ "content-type": "text/plain" }))],
    [415, "ENCODED", send(render, gzipSync(JSON.stringify(data)), other({ "content-encoding": "gzip" }))],
    [422, "REPORT_INVALID", send(render, {})],
  ];
  for (const [status, code, sent] of cases) {
    const problem = await told(await sent);
    expect([problem.status, problem.code]).toEqual([status, code]);
  }
  expect((await told(await send(render, {}))).problems?.map(({ path }) => path)).toContain("agency");
});

test("hostile bodies are refused in Chinese, each in its time, and the next good one is served", async () => {
  for (const { name, path, body, headers } of hostileBodies) {
    const answer = await send(path, body, { ...json, ...headers });
    expect([name, Math.floor(answer.status / 100)]).toEqual([name, 4]);
    await told(answer);
  }
  expect((await send("/v1/reports/check", data)).status).toBe(200);
  expect(hostileBodies.length).toBeGreaterThanOrEqual(20);
});

test("a body that goes on for ever is cut off", async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(to) {
      sent += 65_536;
      to.enqueue(new Uint8Array(65_536));
    },
  });
  const options = { method: "POST", headers: { authorization }, body: endless, duplex: "half" };
  const code = await fetch(`${service.url}/v1/reports/import`, options as RequestInit).then(
    async (answer) => (await told(answer)).code,
    () => "cut",
  );
  expect(["TOO_LARGE", "cut"]).toContain(code);
  expect(sent).toBeLessThan(100_000_000);
});

test("the description is valid OpenAPI 3.1, its example is right, every reference leads somewhere", async () => {
  const description = await (await fetch(`${service.url}/openapi.json`)).json();
  expect(await new Validator().validate(description as Record<string, unknown>)).toMatchObject({
    valid: true,
  });
  const text = JSON.stringify(description);
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
    expect(Object.keys((description as { components: { schemas: object } }).components.schemas)).toContain(
      name,
    );
  expect(text).not.toMatch(/"(?:description|summary|title)":"[A-Za-z ]{30,}"/);
  // Every address that it names is there, and no other.
  const paths = Object.entries((description as { paths: Record<string, object> }).paths);
  for (const [path, methods] of paths)
    for (const method of Object.keys(methods)) {
      const answer = await fetch(service.url + path.replace("{edition}", "2021"), {
        method: method.toUpperCase(),
        headers: { authorization },
      });
      expect([path, [404, 405].includes(answer.status)]).toEqual([path, false]);
    }
});

test("figures and schemas", async () => {
  const figures = (await (await fetch(`${service.url}/v1/figures`, { headers: json })).json()) as Record<
    string,
    object[]
  >;
  expect(figures["2021"]).toContainEqual({
    path: "requests.received.naturalPerson",
    place: expect.stringContaining("自然人"),
    kind: "count",
  });
  const schema = await (await fetch(`${service.url}/v1/schema/2021`, { headers: json })).json();
  expect(schema).toMatchObject({ $id: "urn:gov-nianbao:report-2021" });
});

test("bytes that are held have an end too", async () => {
  const narrow = await start({ heldBytes: 20_000, maxQueue: 0, graceSeconds: 0.001 });
  const to = (path: string, body: unknown) => post(narrow.url + path, body);
  try {
    const other = await told(await to("/v1/reports/import", "x".repeat(25_000)));
    expect([other.status, other.code]).toEqual([429, "BUSY"]);
    await narrow.ready();
    const all = await Promise.all(Array.from({ length: 4 }, () => to("/v1/reports/check", data)));
    const codes = await Promise.all(all.map(async (answer) => (answer.ok ? 200 : (await told(answer)).code)));
    expect(new Set(codes).size).toBeGreaterThan(1);
    for (const code of codes) expect([200, "BUSY", "QUEUE_FULL"]).toContain(code);
    expect(all.find(({ status }) => status === 429)?.headers.get("retry-after")).toBe("5");
    expect(await (await fetch(`${narrow.url}/metrics`)).text()).toContain("nianbao_held_bytes 0");
  } finally {
    await narrow.close();
  }
});

test("options that cannot be taken are told; a port that is taken too", async () => {
  const port = Number(new URL(service.url).port);
  await expect(start({ port })).rejects.toMatchObject({
    code: "USAGE",
    message: expect.stringMatching(/已被占用/u),
  });
  for (const options of [{ port: 65_536 }, { token: " " }, { jsonBytes: 1 }, { threads: 0 }, { hots: "x" }])
    await expect(start(options as object)).rejects.toMatchObject({ code: "OPTIONS_INVALID" });
});

test("what is no HTTP is refused like everything else, in Chinese, with a body", async () => {
  const noted: { readonly code?: string; readonly status: number }[] = [];
  const own = await start({ log: (line) => noted.push(JSON.parse(line)) });
  const { port } = new URL(own.url);
  /** Sends text as it is; gives all that comes until the connection is closed. */
  const sent = (text: string) =>
    new Promise<string>((done) => {
      let heard = "";
      const socket = connect(Number(port), "127.0.0.1", () => socket.write(text));
      socket.setEncoding("utf8").on("data", (more) => {
        heard += more;
      });
      socket.on("error", () => {}).on("close", () => done(heard));
    });
  const post = "POST /v1/reports/check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
  const cases: [number, string, string][] = [
    [400, "MALFORMED", "hello\r\n\r\n"],
    [400, "MALFORMED", "\u0016\u0003\u0001\u0002\u0000\u0001"],
    [400, "MALFORMED", "GET /healthz HTTP/1.1\r\n\r\n"],
    [400, "MALFORMED", "GET /healthz HTTP/1.1\r\nHost: a b\r\n\r\n"],
    [400, "MALFORMED", "GET healthz HTTP/1.1\r\nHost: x\r\n\r\n"],
    [400, "MALFORMED", "GET /healthz HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n"],
    [400, "MALFORMED", `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n`],
    [400, "MALFORMED", `${post}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`],
    [405, "METHOD", "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n"],
    [417, "EXPECTATION", `${post}Expect: 200-maybe\r\nContent-Length: 2\r\n\r\n{}`],
    [431, "HEADERS_TOO_LARGE", `GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${"y".repeat(20_000)}\r\n\r\n`],
  ];
  try {
    for (const [status, code, text] of cases) {
      const heard = await sent(text);
      const [head = "", body = ""] = heard.split("\r\n\r\n");
      expect([text.slice(0, 60), head.split(" ")[1]]).toEqual([text.slice(0, 60), String(status)]);
      const [, id = ""] = /^x-request-id: (\S+)$/im.exec(head) ?? [];
      const type = { "content-type": "application/problem+json; charset=utf-8", "x-request-id": id };
      expect(head).toContain(`ontent-type: ${type["content-type"]}`);
      expect((await told(new Response(body, { status, headers: type }))).code).toBe(code);
      expect(noted.at(-1)).toMatchObject({ id, status, code });
    }
    // One answer each, also where more of the same follows; and an old client without a host is served.
    expect((await sent(`hello\r\n\r\n${"x\r\n".repeat(1000)}`)).match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(await sent("GET /healthz HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 200 /);
    expect((await fetch(`${own.url}/healthz`)).status).toBe(200);
  } finally {
    await own.close();
  }
});
