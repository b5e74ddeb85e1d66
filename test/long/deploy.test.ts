// What deploy/ says: compose and Kubernetes would take it, and what it starts works as the image runs it, as user 10001 where
// nothing can be written. NIANBAO_IMAGE=folder/rootfs (scripts/image/build.sh) tries the image itself; without it this
// machine's system stands in for the image's.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import data from "../../examples/liuhulan-2024.json" with { type: "json" };
import { renderPdf } from "../../src/pdf.ts";
import { parseReport } from "../../src/report/parse.ts";
import { hash, sums, writeReports } from "../batch-folder.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const deploy = (name: string) => join(root, "deploy", name);
const image = process.env.NIANBAO_IMAGE ?? "/";
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nianbao-deploy-"));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true }));

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
async function ran(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const settings = { env: { ...process.env, ...env }, maxBuffer: 100_000_000 };
  return await promisify(execFile)(program, args, settings).then(
    (said) => ({ status: 0, ...said }),
    ({ code, stdout, stderr }) => ({ status: code, stdout, stderr }),
  );
}

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  // biome-ignore lint/suspicious/noExplicitAny: what it holds is what is tried
  readonly [key: string]: any;
}
async function manifestsIn(path: string): Promise<Manifest[]> {
  const program =
    "import json, sys, yaml; print(json.dumps(list(yaml.safe_load_all(open(sys.argv[1], encoding='utf-8')))))";
  return JSON.parse((await ran("/usr/bin/python3", ["-c", program, path])).stdout);
}
const manifests = (name: string) => manifestsIn(deploy(`kubernetes/${name}.yaml`));
const kubernetes = ["job", "server", "workers", "redis", "enqueue"];
const templateOf = (manifest: Manifest) => manifest.spec.template?.spec;

test("compose takes its file, and says what is to be set", async () => {
  const text = await readFile(deploy("compose.yaml"), "utf8");
  const names = [...text.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name as string);
  const secrets = Object.fromEntries(names.map((name) => [name, "secret"]));
  const config = (path: string, env: NodeJS.ProcessEnv) => ran("docker-compose", ["-f", path, "config"], env);
  expect(await config(deploy("compose.yaml"), secrets)).toMatchObject({ status: 0, stderr: "" });
  expect(names).toContain("NIANBAO_TOKEN");
  for (const name of names) {
    const { status, stderr } = await config(deploy("compose.yaml"), { ...secrets, [name]: "" });
    expect([status, stderr]).toEqual([1, expect.stringContaining(`请设 ${name}`)]);
  }
  // It looks at every key.
  const wrong = join(folder, "compose.yaml");
  await writeFile(wrong, text.replace("read_only", "readonly"));
  expect((await config(wrong, secrets)).status).toBe(1);
});

test("Kubernetes' types take every file, and no misspelt key", async () => {
  const tools = join(root, ".ci/tools");
  const types = await mkdtemp(join(tools, "kubernetes-"));
  const compiled = async (all: readonly Manifest[]) => {
    const lines = all.map(
      ({ apiVersion, kind, ...rest }, i) =>
        `import type { ${kind} as T${i} } from "kubernetes-types/${apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`}.js";\n` +
        `export const m${i}: T${i} = ${JSON.stringify({ apiVersion, kind, ...rest })};\n`,
    );
    await writeFile(join(types, "all.ts"), lines.join(""));
    await writeFile(join(types, "package.json"), '{ "type": "module" }');
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const flags = [
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
      "--skipLibCheck",
      "--types",
      "",
      "--ignoreConfig",
    ];
    return await ran(process.execPath, [tsc, ...flags, join(types, "all.ts")]);
  };
  try {
    const all = (await Promise.all(kubernetes.map(manifests))).flat();
    expect(await compiled(all)).toMatchObject({ status: 0, stdout: "" });
    const [job] = await manifests("job");
    const policy = { ruls: job?.spec.podFailurePolicy.rules };
    const misspelt = { ...job, spec: { ...job?.spec, podFailurePolicy: policy } } as Manifest;
    expect((await compiled([misspelt])).stdout).toContain("ruls");
  } finally {
    await rm(types, { recursive: true });
  }
});

test("every pod runs as a number, writes nowhere but into its volumes, may nothing", async () => {
  const templates = (await Promise.all(kubernetes.map(manifests))).flat().map(templateOf).filter(Boolean);
  expect(templates).toHaveLength(kubernetes.length);
  for (const { securityContext, containers, automountServiceAccountToken } of templates) {
    expect(securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 10001,
      seccompProfile: { type: "RuntimeDefault" },
    });
    expect(automountServiceAccountToken).toBe(false);
    for (const container of containers)
      expect([container.image, container.securityContext, container.resources.limits.memory]).toEqual([
        container.name === "redis" ? expect.stringMatching(/^docker\.io\/valkey\/valkey:\d/) : "gov-nianbao",
        { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } },
        expect.stringMatching(/^\d+Gi$/),
      ]);
  }
});

/** An instruction of the Dockerfile's last stage. */
function instruction(name: string): string {
  const text = readFileSync(deploy("Dockerfile"), "utf8").replaceAll(/\\\n\s*/g, " ");
  const last = text.slice(text.lastIndexOf("\nFROM "));
  return new RegExp(`^${name} (.*)$`, "m").exec(last)?.[1] as string;
}

/** Starts a command as the image would. */
function inImage(
  command: readonly string[],
  mounts: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): ChildProcess {
  const args = [image, ...mounts, "--", ...command];
  return spawn(join(root, "scripts/image/run.sh"), args, { env: { ...process.env, ...env } });
}
const ended = (child: ChildProcess) => new Promise<number | null>((done) => child.once("exit", done));

test("the service as the image starts it: healthy, the same PDF, nothing to write, 0 on SIGTERM", async () => {
  expect(instruction("USER")).toBe("10001:10001");
  const [entrypoint, cmd] = ["ENTRYPOINT", "CMD"].map((name) => JSON.parse(instruction(name)) as string[]);
  const health = JSON.parse(/CMD (\[.*\])$/.exec(instruction("HEALTHCHECK"))?.[1] ?? "") as string[];
  const child = inImage([...(entrypoint ?? []), ...(cmd ?? [])], [], { NIANBAO_TOKEN: "only-here" });
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  const end = ended(child);
  const listening = async (what: string) => {
    for (let i = 0; i < 1200 && !said.includes(what); i++) await new Promise((done) => setTimeout(done, 50));
    expect(said).toContain(what);
  };
  await listening("线程已预热");
  const id = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim();
  // The first process in there is the service itself, which has to hear SIGTERM.
  const status = readFileSync(`/proc/${id}/status`, "utf8");
  expect(status).toMatch(/^NSpid:\s+\d+\s+1$/m);
  expect(status).toMatch(/^Uid:(?:\s+10001){4}$/m);
  expect(status).toMatch(/^CapBnd:\s+0+$/m);
  const inside = (namespaces: readonly string[], command: readonly string[]) =>
    ran("nsenter", ["-t", id, ...namespaces, "--", ...command]);
  expect(await inside(["-m", "-n"], health)).toMatchObject({ status: 0 });
  const asks = `
    import { readFileSync, writeFileSync } from "node:fs";
    const [, source, target] = process.argv;
    const headers = { "content-type": "application/json", authorization: "Bearer only-here" };
    const url = "http://127.0.0.1:3000/v1/reports/render?format=pdf";
    const answer = await fetch(url, { method: "POST", headers, body: readFileSync(source) });
    writeFileSync(target, new Uint8Array(await answer.arrayBuffer()));
    process.exitCode = answer.ok ? 0 : 1;`;
  const target = join(folder, "service.pdf");
  const script = [process.execPath, "--input-type=module", "-e", asks];
  expect(await inside(["-n"], [...script, join(root, "examples/liuhulan-2024.json"), target])).toMatchObject({
    status: 0,
  });
  expect(hash(await readFile(target))).toBe(hash(await renderPdf(parseReport(data))));
  process.kill(Number(id), "SIGTERM");
  expect(await end).toBe(0);
  // Its health check tells when there is no service.
  const alone = inImage(health);
  expect(await ended(alone)).toBe(1);
  const writing = inImage(["sh", "-c", "touch /data/x || touch /tmp/x || touch /opt/nianbao/x"]);
  expect(await ended(writing)).toBe(1);
});

test("the five parts of the Job give what one run gives", async () => {
  const [job] = await manifests("job");
  const { completions, completionMode, parallelism, podFailurePolicy } = job?.spec ?? {};
  expect([completionMode, completions, parallelism]).toEqual(["Indexed", 5, 5]);
  const { containers, volumes, restartPolicy } = templateOf(job as Manifest);
  const [{ name, command, volumeMounts }] = containers;
  // What has errors now has them at the next try; rules by exit code need the pod to be left alone.
  expect(restartPolicy).toBe("Never");
  expect(podFailurePolicy.rules[1]).toEqual({
    action: "FailIndex",
    onExitCodes: { containerName: name, operator: "In", values: [1, 2] },
  });
  const [input, one, parts] = ["in", "one", "parts"].map((path) => join(folder, path)) as [
    string,
    string,
    string,
  ];
  for (const path of [input, one, parts]) {
    await mkdir(path);
    await chmod(path, path === input ? 0o755 : 0o777);
  }
  await writeReports(input, 30);
  const places: Readonly<Record<string, string>> = { in: input, out: parts };
  const mounts = volumeMounts.map(
    ({ name: volume, mountPath, readOnly }: { name: string; mountPath: string; readOnly?: boolean }) =>
      `${places[volume]}:${mountPath}${readOnly ? ":ro" : ""}`,
  );
  expect(volumes.map((volume: { name: string }) => volume.name)).toEqual(Object.keys(places));
  const pods = Array.from({ length: completions }, (_, i) =>
    ended(inImage(command, mounts, { JOB_COMPLETION_INDEX: String(i) })),
  );
  expect(await Promise.all(pods)).toEqual(pods.map(() => 0));
  const whole = ["node", "/opt/nianbao/dist/cli/bin.js", "batch", "/in", "-o", "/out", "--jobs", "2"];
  expect(await ended(inImage(whole, [`${input}:/in:ro`, `${one}:/out`]))).toBe(0);
  const expected = await sums(one);
  expect(Object.keys(expected)).toHaveLength(60);
  expect(await sums(parts)).toEqual(expected);
  // A report with errors ends its part with the status that the policy names.
  await writeFile(join(input, "000.json"), "{");
  const again = inImage(command, mounts, { JOB_COMPLETION_INDEX: "0" });
  expect(podFailurePolicy.rules[1].onExitCodes.values).toContain(await ended(again));
});

/** The services as compose understands them. */
async function composed(): Promise<Manifest> {
  const config = ["-f", deploy("compose.yaml"), "--profile", "queue", "config"];
  const { stdout } = await ran("docker-compose", config, { NIANBAO_TOKEN: "secret" });
  const path = join(folder, "config.yaml");
  await writeFile(path, stdout);
  const [{ services } = {} as Manifest] = await manifestsIn(path);
  return services;
}

test("workers run alike under compose and Kubernetes, on a Redis that keeps what it was told", async () => {
  const { server, worker, redis } = await composed();
  for (const service of [server, worker, redis])
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
    });
  expect([server.profiles, worker.profiles, redis.profiles]).toEqual([undefined, ["queue"], ["queue"]]);
  expect([redis.ports, Object.keys(redis.networks), redis.user]).toEqual([undefined, ["queue"], "999:1000"]);
  const [workers] = await manifests("workers");
  const { containers, volumes, terminationGracePeriodSeconds } = templateOf(workers as Manifest);
  const [{ args, env, livenessProbe, volumeMounts }] = containers;
  const out = (list: readonly string[]) => list.map((arg) => (arg === "/data" ? "/out" : arg));
  expect(args).toEqual(out(worker.command));
  expect([Object.keys(worker.environment), env[0].name]).toEqual([["REDIS_URL"], "REDIS_URL"]);
  expect(["CMD-SHELL", livenessProbe.exec.command.at(-1)]).toEqual(worker.healthcheck.test);
  expect(volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath)).toEqual(["/out", "/tmp"]);
  expect(volumes[1].emptyDir).toEqual({ medium: "Memory", sizeLimit: "1Mi" });
  // `work` has thirty seconds for what is under way.
  expect(terminationGracePeriodSeconds).toBeGreaterThan(30);
  expect(worker.stop_grace_period).toBe("35s");
  const [stateful, service] = await manifests("redis");
  const [redisContainer] = templateOf(stateful as Manifest).containers;
  expect(redisContainer.args).toEqual([...redis.command, "--requirepass", "$(REDIS_PASSWORD)"]);
  expect(service?.metadata.name).toBe("nianbao-redis");
  const [enqueue] = await manifests("enqueue");
  const [{ args: enqueued }] = templateOf(enqueue as Manifest).containers;
  expect(enqueued.slice(0, 4)).toEqual(["enqueue", "/in", "--store", "/out"]);

  // What compose starts, in the image: it may write into its two folders only, and the network holds nothing but Redis.
  const [store, tmp, input, kept] = ["store", "tmp", "queued", "redis"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  for (const path of [store, tmp, input, kept]) {
    await mkdir(path);
    await chmod(path, 0o777);
  }
  await writeReports(input, 8);
  const [entrypoint] = ["ENTRYPOINT"].map((name) => JSON.parse(instruction(name)) as string[]);
  const wait = ["sh", "-c", 'until [ -e /tmp/go ]; do sleep 0.1; done; exec "$@"', "sh"];
  const command = [...wait, ...(entrypoint ?? []), ...worker.command];
  const child = inImage(command, [`${store}:/data`, `${tmp}:/tmp`], { REDIS_URL: "redis://127.0.0.1:6379" });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
  const end = ended(child);
  const until = async (is: () => boolean) => {
    for (let i = 0; i < 1200 && !is(); i++) await new Promise((done) => setTimeout(done, 50));
    expect(is(), said).toBe(true);
  };
  const children = () => readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim();
  // The script starts others before: the one that is the first process in there stays.
  const first = () => {
    try {
      const one = children();
      return /^NSpid:\s+\d+\s+1$/m.test(readFileSync(`/proc/${one}/status`, "utf8")) ? one : "";
    } catch {
      return "";
    }
  };
  await until(() => first() !== "");
  const id = first();
  const inside = (namespaces: readonly string[], line: readonly string[]) =>
    ran("nsenter", ["-t", id, ...namespaces, "--", ...line], { REDIS_URL: "redis://127.0.0.1:6379" });
  const [program, ...settings] = redis.command;
  expect(program).toBe("valkey-server");
  const started = spawn("nsenter", ["-t", id, "-n", "--", "redis-server", ...settings, "--dir", kept], {
    stdio: "ignore",
  });
  try {
    const asked = async (...line: string[]) => (await inside(["-n"], ["redis-cli", ...line])).stdout.trim();
    for (let i = 0; i < 100 && (await asked("PING")) !== "PONG"; i++)
      await new Promise((done) => setTimeout(done, 50));
    expect(await asked("CONFIG", "GET", "maxmemory-policy")).toContain("noeviction");
    expect(await asked("CONFIG", "GET", "appendonly")).toContain("yes");
    const health = inside(["-m"], ["sh", "-c", livenessProbe.exec.command.at(-1)]);
    expect((await health).status).toBe(1);
    await writeFile(join(tmp, "go"), "");
    await until(() => said.includes("正在等候报告"));
    const again = inside(["-m"], ["sh", "-c", livenessProbe.exec.command.at(-1)]);
    expect((await again).status).toBe(0);
    const bin = join(root, "dist/cli/bin.js");
    const put = await inside(
      ["-n"],
      [process.execPath, bin, "enqueue", input, "--store", store, "--batch", "某县2025"],
    );
    expect(put).toMatchObject({ status: 0, stdout: expect.stringContaining("放进队列 8 份") });
    await until(() => existsSync(join(store, "汇总-某县2025.json")));
    expect(Object.keys(await sums(store))).toHaveLength(16);
    process.kill(Number(id), "SIGTERM");
    expect(await end).toBe(0);
    expect(said).not.toMatch(/^\s+at /m);
  } finally {
    started.kill("SIGKILL");
    child.kill("SIGKILL");
  }
});
