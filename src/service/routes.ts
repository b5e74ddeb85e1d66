import { randomUUID } from "node:crypto";
import type { Renderer } from "../batch/renderer.ts";
import { outputNames, outputs } from "../formats/formats.ts";
import { NianbaoError, type Problem } from "../problem/problem.ts";
import type { RenderOptions } from "../style/options.ts";
import { errorAnswer, loggedReason, type ProblemAnswer, type Refusal, refusalAnswer } from "./answer.ts";
import { type HeldBytes, readBody } from "./body.ts";
import { figureList } from "./figure-list.ts";
import { openMetrics } from "./metrics.ts";
import { openApi } from "./openapi.ts";
import type { ServicePeers } from "./peers.ts";
import { showsToken } from "./token.ts";

/** What the routes stand on. */
export interface Ground {
  readonly renderer: Renderer;
  readonly version: string;
  readonly schemas: Readonly<Record<string, object>>;
  readonly token: string | undefined;
  readonly render: RenderOptions;
  readonly jsonBytes: number;
  readonly fileBytes: number;
  readonly held: HeldBytes;
  readonly log: (line: string) => void;
  /** Whether the threads are warm, and nobody is closing. */
  readonly isReady: () => boolean;
  readonly isClosing: () => boolean;
  /** Told when a request comes (1) and when it is done (-1). */
  readonly count: (change: 1 | -1) => void;
}

/** What the log and the metrics say of a request. */
interface Noted {
  readonly id: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly code?: string;
  readonly reason?: string | undefined;
}

type Variables = {
  Variables: { requestId: string; code: string; reason: string | undefined; taken: number };
};

/** What an answer that is a file says of the rest: how many, and the first few; headers have little room. */
const headerList = (problems: readonly Problem[]) =>
  encodeURIComponent(
    JSON.stringify({
      count: problems.length,
      problems: problems
        .slice(0, 3)
        .map(({ code, path, message }) => ({ code, path, message: message.slice(0, 80) })),
    }),
  );

/** The routes of the service, and what notes a request that reached none. Nothing here follows an address that somebody sent. */
export function routes({ Hono, prometheus }: ServicePeers, ground: Ground) {
  const { renderer, log, token, schemas } = ground;
  const metrics = openMetrics(prometheus, renderer, ground.held);
  const app = new Hono<Variables>();
  type Context = Parameters<Parameters<typeof app.notFound>[0]>[0];

  const note = (said: Noted) => {
    metrics.note(said.route, said.status, said.ms);
    const { id, method, route, status, ms, code, reason } = said;
    log(JSON.stringify({ time: new Date().toISOString(), id, method, route, status, ms, code, reason }));
  };
  const problemOf = (c: Context, answer: ProblemAnswer, headers: Readonly<Record<string, string>> = {}) => {
    c.set("code", answer.code);
    return new Response(JSON.stringify(answer), {
      status: answer.status,
      headers: {
        "content-type": "application/problem+json; charset=utf-8",
        ...([429, 503].includes(answer.status) && { "retry-after": "5" }),
        ...headers,
      },
    });
  };
  const refuse = (c: Context, refusal: Refusal, headers?: Readonly<Record<string, string>>, more?: string) =>
    problemOf(c, refusalAnswer(refusal, c.get("requestId"), more), headers);
  const errorOf = (c: Context, error: unknown, sent: "json" | "file") => {
    c.set("reason", loggedReason(error));
    return problemOf(c, errorAnswer(error, sent, c.get("requestId")));
  };

  app.use(async (c, next) => {
    const start = performance.now();
    const given = c.req.header("x-request-id") ?? "";
    const id = /^[\w.:-]{1,64}$/u.test(given) ? given : randomUUID();
    c.set("requestId", id);
    c.set("taken", 0);
    ground.count(1);
    try {
      await next();
    } finally {
      ground.held.release(c.get("taken"));
      ground.count(-1);
    }
    c.res.headers.set("x-request-id", id);
    c.res.headers.set("cache-control", "no-store");
    c.res.headers.set("x-content-type-options", "nosniff");
    if (ground.isClosing()) c.res.headers.set("connection", "close");
    const ms = Math.round(performance.now() - start);
    const route = known.has(c.req.path) ? c.req.path : "other";
    const status = c.req.raw.signal.aborted ? 499 : c.res.status;
    const [code, reason] = [c.get("code"), c.get("reason")];
    note({ id, method: c.req.method, route, status, ms, code, reason });
  });
  app.use("/v1/*", async (c, next) => {
    if (token !== undefined && !showsToken(c.req.header("authorization"), token))
      return refuse(c, "UNAUTHORIZED", { "www-authenticate": "Bearer" });
    if (ground.isClosing()) return refuse(c, "CLOSING");
    return await next();
  });

  /** A route that takes a body: what may stand in its address, what its body is, how long at most. */
  const post = (
    path: string,
    {
      sent,
      most,
      query,
    }: { readonly sent: "json" | "file"; readonly most: number; readonly query: readonly string[] },
    answer: (c: Context, bytes: Uint8Array) => Promise<Response>,
  ) =>
    app.post(path, async (c) => {
      const given = c.req.queries();
      const wrong = Object.keys(given).find((key) => !query.includes(key) || given[key]?.length !== 1);
      if (wrong !== undefined) {
        const may = query.length === 0 ? "没有参数" : `可用：${query.join("、")}，各写一次`;
        return refuse(c, "QUERY", {}, `“${wrong.slice(0, 40)}”不能用；这个地址${may}。`);
      }
      if ((c.req.header("content-encoding") ?? "identity") !== "identity")
        return refuse(c, "ENCODED", { "accept-encoding": "identity" });
      if (sent === "json" && !isJson(c.req.header("content-type"))) return refuse(c, "MEDIA_TYPE");
      try {
        const { bytes, refusal, taken } = await readBody(c.req.raw, most, ground.held);
        c.set("taken", taken);
        if (refusal !== undefined || bytes === undefined)
          return refuse(c, refusal ?? "BUSY", {}, refusal === "TOO_LARGE" ? `上限 ${most} 字节。` : "");
        return await answer(c, bytes);
      } catch (error) {
        return errorOf(c, error, sent);
      }
    });
  const json = { sent: "json", most: ground.jsonBytes } as const;

  post("/v1/reports/check", { ...json, query: [] }, async (c, bytes) =>
    c.json({ findings: await renderer.check(bytes, { signal: c.req.raw.signal }) }),
  );
  post("/v1/reports/render", { ...json, query: ["format", "check"] }, async (c, bytes) => {
    const output = outputs.find(({ name }) => name === c.req.query("format"));
    const check = c.req.query("check") ?? "false";
    if (output === undefined) return refuse(c, "QUERY", {}, `format 应为其一：${outputNames.join("、")}。`);
    if (!["true", "false"].includes(check)) return refuse(c, "QUERY", {}, "check 应为 true 或 false。");
    const { files, findings } = await renderer.render(bytes, {
      ...ground.render,
      formats: [output.name],
      check: check === "true",
      signal: c.req.raw.signal,
    });
    const [file] = files;
    if (file === undefined) throw new NianbaoError("FAULT", output.name);
    const { uncarried = [] } = file;
    return c.body(file.bytes as Uint8Array<ArrayBuffer>, 200, {
      "content-type": output.mediaType,
      ...(uncarried.length > 0 && { "x-nianbao-uncarried": headerList(uncarried) }),
      ...(findings.length > 0 && { "x-nianbao-findings": headerList(findings) }),
    });
  });
  post("/v1/reports/import", { sent: "file", most: ground.fileBytes, query: [] }, async (c, bytes) => {
    const { signal } = c.req.raw;
    const { kind, status, report, proposed, items, sources, refused } = await renderer.import(bytes, {
      signal,
    });
    // A draft without a figure must not look like a report that was read.
    if (refused !== undefined) throw new NianbaoError("READ_REFUSED", refused);
    return c.json({ kind, status, report, proposed, items, sources: Object.fromEntries(sources) });
  });
  const figures = figureList();
  app.get("/v1/figures", (c) => c.json(figures));
  for (const [key, schema] of Object.entries(schemas)) app.get(`/v1/schema/${key}`, (c) => c.json(schema));
  const description = openApi(ground.version, schemas);
  app.get("/openapi.json", (c) => c.json(description));
  app.get("/healthz", (c) => c.text("ok\n"));
  app.get("/readyz", (c) => (ground.isReady() ? c.text("ok\n") : c.text("正在启动或关闭\n", 503)));
  app.get("/metrics", async (c) => c.body(await metrics.text(), 200, { "content-type": metrics.type }));

  const routed = app.routes.filter(({ method }) => method !== "ALL");
  const known = new Set(routed.map(({ path }) => path));
  for (const { path, method } of routed)
    app.all(path, (c) => refuse(c, "METHOD", { allow: method === "GET" ? "GET, HEAD" : method }));
  app.notFound((c) => refuse(c, "NOT_FOUND"));
  app.onError((error, c) => errorOf(c as Context, error, "json"));
  return { app, note };
}

const isJson = (type = "") => /^application\/(?:[\w.-]{1,100}\+)?json *(?:;|$)/iu.test(type);
