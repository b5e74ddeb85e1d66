import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { refuseOutOfBounds } from "../batch/bounds.ts";
import { createRenderer, type RendererOptions } from "../batch/renderer.ts";
import { packageVersion } from "../files/package-version.ts";
import { editions } from "../form/editions.ts";
import { chosenOutputs, readOptionsFor } from "../formats/render.ts";
import { OptionsError } from "../problem/options-error.ts";
import { NianbaoError } from "../problem/problem.ts";
import { refuseArgument } from "../problem/wanted.ts";
import type { RenderOptions } from "../style/options.ts";
import { type Refusal, refusals } from "./answer.ts";
import { HeldBytes } from "./body.ts";
import { answerMalformed, malformedResponse } from "./malformed.ts";
import { servicePeers } from "./peers.ts";
import { type Ground, routes } from "./routes.ts";
import { warmRoutes } from "./warm-routes.ts";

/** How the service works. */
export interface ServiceOptions extends RendererOptions {
  /** Where it listens (default: 127.0.0.1: only this machine). */
  readonly host?: string;
  /** Port (default: 3000; 0: any that is free). */
  readonly port?: number;
  /** What callers must show (`Authorization: Bearer …`); without it everybody who reaches the port may ask. */
  readonly token?: string;
  /** Bytes of a report in JSON at most (default: 2,000,000). */
  readonly jsonBytes?: number;
  /** Bytes of a file to be read at most (default: 20,000,000). */
  readonly fileBytes?: number;
  /** Bytes of all that is received and not yet done, at most (default: 200,000,000); more is refused (429). */
  readonly heldBytes?: number;
  /** How long what is under way may take when the service is closed, in seconds (default: 30). */
  readonly graceSeconds?: number;
  /** Look of all reports; a request may say otherwise, but for fonts and template. */
  readonly render?: RenderOptions;
  /** Takes each line of the log, JSON: time, request, route, status; no word of a report (default: `console.log`). */
  readonly log?: (line: string) => void;
}

/** A service that listens. */
export interface Service {
  readonly url: string;
  /** Resolves when every thread is warm. @throws {NianbaoError} if none can be started */
  ready(): Promise<void>;
  /** Takes nothing more, finishes what is under way, ends the threads. */
  close(): Promise<void>;
}

// The same path from src/, from dist/ and from the bundled command.
const packageText = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const packageJson = (path: string): object => JSON.parse(packageText(path));

/**
 * Starts the HTTP service (docs/service.md). It listens before its threads are warm: `/readyz` tells when they are.
 *
 * @throws {NianbaoError} PLATFORM_LACKS if hono, @hono/node-server or prom-client is not installed; OPTIONS_INVALID;
 * USAGE if the port cannot be had
 * @example
 * const service = await startService({ port: 3000, threads: 4, token: process.env.NIANBAO_TOKEN });
 * process.once("SIGTERM", () => service.close());
 */
export async function startService(options: ServiceOptions = {}): Promise<Service> {
  refuseArgument("startService", "options", options, { what: "一组选项（对象）" });
  const { host = "127.0.0.1", port = 3000, token, render = {}, log = console.log, ...others } = options;
  const { jsonBytes = 2_000_000, fileBytes = 20_000_000, heldBytes = 200_000_000, ...rest } = others;
  const { graceSeconds = 30, ...ofRenderer } = rest;
  refuseOutOfBounds("port", port, [0, 65_535], "whole");
  for (const [name, bytes] of Object.entries({ jsonBytes, fileBytes, heldBytes }))
    refuseOutOfBounds(name, bytes, [1000, 2_000_000_000], "whole");
  refuseOutOfBounds("graceSeconds", graceSeconds, [0, 3600]);
  if (token !== undefined && (typeof token !== "string" || token.trim() === "")) {
    const message = "令牌不能是空的；不要令牌就不写这一项。";
    throw new OptionsError([{ code: "EMPTY", path: "token", place: "token", message }]);
  }
  readOptionsFor(chosenOutputs(), render);
  const peers = await servicePeers();
  const renderer = createRenderer(ofRenderer);
  let [warm, closing, underWay] = [false, false, 0];
  let allDone = () => {};
  const ground: Ground = {
    renderer,
    version: packageVersion(),
    schemas: Object.fromEntries(
      Object.keys(editions).map((key) => [key, packageJson(`dist/report-${key}.schema.json`)]),
    ),
    token,
    render,
    jsonBytes,
    fileBytes,
    held: new HeldBytes(heldBytes),
    log,
    isReady: () => warm && !closing && renderer.stats().ready > 0,
    isClosing: () => closing,
    count(change) {
      underWay += change;
      if (underWay === 0) allDone();
    },
  };
  const { app, note } = routes(peers, ground);
  const noteRefused = (refusal: Refusal, id: string) =>
    note({ id, method: "-", route: "other", status: refusals[refusal].status, ms: 0, code: refusal });
  const listener = peers.getRequestListener(app.fetch, {
    hostname: host, // where HTTP/1.0 names none
    // The process may be somebody else's.
    overrideGlobalObjects: false,
    errorHandler: () => malformedResponse(noteRefused),
  });
  const server = createServer({
    headersTimeout: 10_000,
    requestTimeout: 60_000,
    connectionsCheckingInterval: 2_000,
    // Longer than clients keep connections: one that is closed as a request is sent loses it.
    keepAliveTimeout: 75_000,
    requireHostHeader: false, // refused with a body instead
  });
  answerMalformed(server, listener, noteRefused);
  try {
    await new Promise<void>((listening, failed) => {
      server.once("error", failed).listen(port, host, listening);
    });
  } catch (error) {
    await renderer.close({ now: true });
    const used = (error as { code?: string }).code === "EADDRINUSE";
    const why = used ? "已被占用，请换一个端口" : "不能用，请核对地址和端口";
    throw new NianbaoError("USAGE", `${host} 的端口 ${port} ${why}。`, { cause: error });
  }
  const warming = Promise.all([renderer.ready(), warmRoutes(peers, ground)]).then(() => {
    warm = true;
  });
  warming.catch(() => {}); // told by `ready`
  const { family, address, port: given } = server.address() as AddressInfo;
  const closed = new Promise<void>((done) => server.once("close", done));

  async function close(): Promise<void> {
    if (closing) return closed;
    closing = true;
    server.close();
    // What came before is answered; a caller that sends too slowly is not waited for.
    let timer: ReturnType<typeof setTimeout> | undefined;
    await Promise.race([
      new Promise<void>((done) => {
        allDone = done;
        if (underWay === 0) done();
      }),
      new Promise<void>((done) => {
        timer = setTimeout(done, graceSeconds * 1000);
      }),
    ]);
    clearTimeout(timer);
    await renderer.close({ now: true });
    // Answers that are done may still be on their way.
    server.closeIdleConnections();
    const last = setTimeout(() => server.closeAllConnections(), 5_000);
    await closed;
    clearTimeout(last);
  }
  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${given}`,
    ready: () => warming,
    close,
  };
}
