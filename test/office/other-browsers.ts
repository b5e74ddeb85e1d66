// Browsers that playwright-core does not drive: Chromium of 2020 by its pipe, Debian's Firefox by Marionette.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Readable, Writable } from "node:stream";

export interface OtherBrowser {
  readonly version: string;
  open(url: string): Promise<void>;
  /** The value of an expression, or of its promise. */
  evaluate(expression: string): Promise<unknown>;
  /** Types into the field that has the focus, by keys of a keyboard. */
  type(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Ends a process that was started here, and waits until it has ended. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const over = new Promise((resolve) => child.once("exit", resolve));
  const timer = setTimeout(() => child.kill("SIGKILL"), 5000);
  child.kill();
  await over;
  clearTimeout(timer);
}

/** Answers by the number of the question. */
function questions() {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let last = 0;
  return {
    ask: (send: (id: number) => void) =>
      new Promise<never>((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        send(last);
      }),
    answer(id: number, error: unknown, value: unknown) {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (error) asked?.reject(new Error(JSON.stringify(error).slice(0, 1000)));
      else asked?.resolve(value as never);
    },
  };
}

/**
 * Chromium 80, as npm's chrome-aws-lambda 2.1.1 brings it: `node scripts/old-chromium.mjs FOLDER`, then
 * NIANBAO_OLD_CHROMIUM=FOLDER.
 */
export const oldChromium = join(process.env.NIANBAO_OLD_CHROMIUM ?? "/nowhere", "chromium");
export const hasOldChromium = existsSync(oldChromium);

export async function openOldChromium(): Promise<OtherBrowser> {
  const flags =
    "--headless --no-sandbox --disable-gpu --single-process --no-zygote --no-first-run --disable-background-networking --remote-debugging-pipe about:blank";
  const child = spawn(oldChromium, flags.split(" "), {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    env: { ...process.env, LD_LIBRARY_PATH: join(dirname(oldChromium), "lib") },
  });
  const [input, output] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const { ask, answer } = questions();
  let loaded = () => {};
  let rest: Buffer = Buffer.alloc(0);
  output.on("data", (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes]);
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const { id, error, result, method } = JSON.parse(rest.subarray(0, end).toString());
      rest = rest.subarray(end + 1);
      if (method === "Page.loadEventFired") loaded();
      if (id !== undefined) answer(id, error, result);
    }
  });
  let sessionId: string | undefined;
  const send = (method: string, params: object = {}): Promise<Record<string, never>> =>
    ask((id) => input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`));
  const { product } = await send("Browser.getVersion");
  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  sessionId = (await send("Target.attachToTarget", { targetId, flatten: true })).sessionId;
  await send("Page.enable");
  return {
    version: product as unknown as string,
    async open(url) {
      const over = new Promise<void>((resolve) => {
        loaded = resolve;
      });
      await send("Page.navigate", { url });
      await over;
    },
    async evaluate(expression) {
      const answered = await send("Runtime.evaluate", {
        expression,
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      });
      const { result, exceptionDetails } = answered as unknown as {
        result: { value: unknown };
        exceptionDetails?: unknown;
      };
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
      return result.value;
    },
    async type(text) {
      for (const character of text)
        await send("Input.dispatchKeyEvent", {
          type: "char",
          text: character === "\n" ? "\r" : character,
        });
    },
    close: () => ended(child),
  };
}

export const firefox = process.env.NIANBAO_FIREFOX ?? "/usr/bin/firefox-esr";
export const hasFirefox = existsSync(firefox);

async function connected(port: number): Promise<Socket> {
  for (let tries = 0; ; tries++) {
    const socket = connect(port, "127.0.0.1");
    const came = await new Promise((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(false));
    });
    if (came) return socket;
    socket.destroy();
    if (tries > 600) throw new Error("Firefox did not listen");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Where Firefox listens: it writes the port that it was given into its profile. */
async function portOf(profile: string): Promise<number> {
  const file = join(profile, "MarionetteActivePort");
  for (let tries = 0; tries < 600; tries++) {
    const port = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
    if (port > 0) return port;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("Firefox did not start");
}

export async function openFirefox(): Promise<OtherBrowser> {
  const profile = mkdtempSync(join(tmpdir(), "nianbao-firefox-"));
  const settings = {
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": false,
    "datareporting.policy.dataSubmissionEnabled": false,
    "app.update.enabled": false,
    "browser.download.useDownloadDir": true,
    "browser.download.folderList": 2,
    "browser.download.dir": profile,
    "browser.download.always_ask_before_handling_new_types": false,
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
    "services.settings.server": "data:,",
    "browser.safebrowsing.malware.enabled": false,
    "browser.safebrowsing.phishing.enabled": false,
    "toolkit.telemetry.enabled": false,
  };
  const lines = Object.entries(settings).map(
    ([key, value]) => `user_pref("${key}", ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, "user.js"), lines.join("\n"));
  const child = spawn(firefox, ["--headless", "--marionette", "--no-remote", "--profile", profile], {
    stdio: "ignore",
    env: { ...process.env, HOME: profile },
  });
  const socket = await connected(await portOf(profile));
  const { ask, answer } = questions();
  let rest: Buffer = Buffer.alloc(0);
  socket.on("data", (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes]);
    for (let colon = rest.indexOf(58); colon > 0; colon = rest.indexOf(58)) {
      const length = Number(rest.subarray(0, colon).toString());
      if (rest.length < colon + 1 + length) return;
      const message = JSON.parse(rest.subarray(colon + 1, colon + 1 + length).toString());
      rest = rest.subarray(colon + 1 + length);
      if (Array.isArray(message)) answer(message[1], message[2], message[3]);
    }
  });
  const send = (name: string, parameters: object = {}): Promise<Record<string, never>> =>
    ask((id) => {
      const bytes = Buffer.from(JSON.stringify([0, id, name, parameters]));
      socket.write(Buffer.concat([Buffer.from(`${bytes.length}:`), bytes]));
    });
  const { capabilities } = await send("WebDriver:NewSession", {
    capabilities: { alwaysMatch: { unhandledPromptBehavior: "accept" } },
  });
  await send("WebDriver:SetTimeouts", { script: 120_000, pageLoad: 120_000 });
  return {
    version: `Firefox ${(capabilities as unknown as { browserVersion: string }).browserVersion}`,
    open: async (url) => {
      await send("WebDriver:Navigate", { url });
    },
    evaluate: async (expression) => {
      const script = `const [done] = [arguments[arguments.length - 1]]; Promise.resolve(${expression}).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value } = (await send("WebDriver:ExecuteAsyncScript", {
        script,
        args: [],
        sandbox: null, // the page's own world, as a script of the page sees it
      })) as unknown as { value: { value?: unknown; error?: string } };
      if (value.error !== undefined) throw new Error(value.error);
      return value.value;
    },
    type: async (text) => {
      const actions = [...text.replaceAll("\n", "\uE007")].flatMap((value) => [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ]);
      await send("WebDriver:PerformActions", { actions: [{ type: "key", id: "keys", actions }] });
    },
    close: async () => {
      await send("Marionette:Quit", { flags: ["eForceQuit"] }).catch(() => {});
      socket.destroy();
      await ended(child);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
