// A Redis of one's own, on a free port, in a folder of its own, that keeps what it was told when it is killed (AOF).
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { Redis } from "ioredis";

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

export const exited = (child: ChildProcess) =>
  new Promise<number | NodeJS.Signals | null>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done(child.exitCode ?? child.signalCode);
    else child.once("exit", (code, signal) => done(code ?? signal));
  });

export class RedisServer {
  readonly address: string;
  readonly #args: readonly string[];
  #child: ChildProcess | undefined;

  private constructor(port: number, folder: string) {
    this.address = `redis://127.0.0.1:${port}`;
    const bind = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder];
    this.#args = [...bind, "--save", "", "--appendonly", "yes", "--maxmemory-policy", "noeviction"];
  }

  static async start(folder: string): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), folder);
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    const child = spawn("redis-server", this.#args, { stdio: "ignore" });
    this.#child = child;
    await new Promise<void>((done, failed) => {
      child.once("spawn", done);
      child.once("error", (cause) =>
        failed(new Error("redis-server lacks: apt-get install redis-server (.ci/run does it)", { cause })),
      );
    });
    for (let i = 0; i < 100; i++) {
      if (await this.command("PING").catch(() => undefined)) return;
      await delay(50);
    }
    throw new Error("redis-server does not answer");
  }

  /** One command, on a connection of its own. */
  async command(name: string, ...args: string[]): Promise<unknown> {
    const redis = new Redis(this.address, { lazyConnect: true, retryStrategy: () => null });
    redis.on("error", () => {});
    try {
      await redis.connect();
      return await redis.call(name, ...args);
    } finally {
      redis.disconnect();
    }
  }

  async kill(): Promise<void> {
    if (this.#child === undefined) return;
    const end = exited(this.#child);
    this.#child.kill("SIGKILL");
    await end;
  }
}
