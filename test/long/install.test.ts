// The package as its users get it: packed, installed into bare folders by every package manager, compiled, bundled,
// traced, and run by every engine that is to be had. Whatever way it comes, it makes the same bytes.
import { existsSync } from "node:fs";
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installTools, type Ran, root, run, tool } from "./install/tools.ts";

const source = (name: string) => join(root, "test/long/install", name);
const REPORT = join(root, "examples/liuhulan-2024.json");
let folder: string;
let tarball: string;
let expected: unknown;

/** The CommonJS program is the other one, told to `require`. */
async function commonJs(): Promise<string> {
  const text = await readFile(source("app.mjs"), "utf8");
  const required = text.replace(/^import (\{.*\}) from (".*");$/gm, "const $1 = require($2);");
  return required.replace(/^const data = /m, "(async () => {\nconst data = ").concat("})();\n");
}

/** A bare folder with the two programs, as a vendor's project. */
async function project(name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  await writeFile(
    join(path, "package.json"),
    JSON.stringify({ name, private: true, dependencies: { "gov-nianbao": `file:${tarball}` } }),
  );
  await copyFile(source("app.mjs"), join(path, "app.mjs"));
  await writeFile(join(path, "app.cjs"), await commonJs());
  return path;
}

const succeeded = ({ status, stdout, stderr }: Ran) => expect(status, stdout + stderr).toBe(0);
/** Runs a program; it has to make the bytes of all others, and to say nothing on stderr. */
async function makesTheSame(program: string, args: readonly string[], cwd: string): Promise<void> {
  const ran = await run(program, args, cwd, { REPORT });
  succeeded(ran);
  expect(JSON.parse(ran.stdout)).toEqual(expected);
  expect(ran.stderr).toBe("");
}

async function sizeOf(path: string): Promise<number> {
  const info = await stat(path);
  if (!info.isDirectory()) return info.size;
  const sizes = await Promise.all((await readdir(path)).map((name) => sizeOf(join(path, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

beforeAll(async () => {
  await installTools();
  folder = await mkdtemp(join(tmpdir(), "nianbao-install-"));
  const packed = await run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], root);
  succeeded(packed);
  const listed = JSON.parse(packed.stdout) as { filename: string }[] | Record<string, { filename: string }>;
  tarball = join(folder, (Object.values(listed)[0] as { filename: string }).filename);
  const path = await project("npm");
  succeeded(await run("npm", ["install", "--no-audit", "--no-fund"], path));
  const ran = await run(process.execPath, ["app.mjs"], path, { REPORT });
  succeeded(ran);
  expected = JSON.parse(ran.stdout);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const installed = () => join(folder, "npm");

describe("the package", () => {
  test("makes every file, in threads as without", () => {
    expect(expected).toMatchObject({
      batch: [/^\w{16},\w{16}$/, /^\w{16},\w{16}$/, /^\w{16},\w{16}$/].map(() =>
        expect.stringMatching(/^\w{16},\w{16}$/),
      ),
    });
  });

  test("holds what was built and the fonts, and no source or test", async () => {
    const path = join(installed(), "node_modules/gov-nianbao");
    const files = (await readdir(path, { recursive: true })).map((file) => file.replaceAll("\\", "/"));
    expect(
      files.filter(
        (file) =>
          !file.startsWith("examples/") &&
          /(?:^|\/)(?:src|test|scripts|bench|\.ci)\/|\.test\.|(?<!\.d)\.ts$|\.map$/.test(file),
      ),
    ).toEqual([]);
    const top = new Set(files.map((file) => file.split("/")[0]));
    expect([...top].toSorted()).toEqual([
      "ARCHITECTURE.md",
      "CHANGELOG.md",
      "CONTRIBUTING.md",
      "LICENSE",
      "NOTICE",
      "README.en.md",
      "README.md",
      "SECURITY.md",
      "dist",
      "docs",
      "examples",
      "fonts",
      "package.json",
    ]);
  });

  test("is small: under 60 MB and 40 packages, none with an install script", async () => {
    const { packages } = JSON.parse(await readFile(join(installed(), "package-lock.json"), "utf8")) as {
      packages: Record<string, { hasInstallScript?: boolean }>;
    };
    const size = (await sizeOf(join(installed(), "node_modules"))) / 1e6;
    const count = Object.keys(packages).length - 1;
    console.log(`installed: ${size.toFixed(1)} MB, ${count} packages`);
    expect(size).toBeLessThan(60);
    expect(count).toBeLessThan(40);
    expect(Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
  });

  test("publint and attw find nothing", async () => {
    succeeded(await run(join(root, "node_modules/.bin/publint"), ["run", tarball, "--strict"], root));
    // node10 knows no exports; no TypeScript from 7 on has it.
    const attw = join(root, "node_modules/.bin/attw");
    succeeded(await run(attw, [tarball, "--profile", "node16", "--no-color"], root));
  });

  test("its commands run, under both names", async () => {
    for (const name of ["nianbao", "gov-nianbao"]) {
      const ran = await run("npx", ["--no", name, "render", REPORT, "-o", join(folder, name)], installed());
      succeeded(ran);
      expect((await readdir(join(folder, name))).length).toBeGreaterThanOrEqual(3);
    }
  });
});

describe("package managers, as a module and by require", () => {
  test("npm", () => makesTheSame(process.execPath, ["app.cjs"], installed()));

  test("pnpm", async () => {
    const path = await project("pnpm");
    succeeded(
      await run(process.execPath, [tool("pnpm/bin/pnpm.cjs"), "install", "--ignore-workspace"], path),
    );
    await makesTheSame(process.execPath, ["app.mjs"], path);
    await makesTheSame(process.execPath, ["app.cjs"], path);
  });

  test("yarn 1", async () => {
    const path = await project("yarn1");
    succeeded(
      await run(
        process.execPath,
        [tool("yarn/bin/yarn.js"), "install", "--non-interactive", "--cache-folder", join(path, "cache")],
        path,
      ),
    );
    await makesTheSame(process.execPath, ["app.mjs"], path);
  });

  test("yarn 4, Plug'n'Play", async () => {
    const path = await project("yarn4");
    const yarn = tool("@yarnpkg/cli-dist/bin/yarn.js");
    await writeFile(join(path, "yarn.lock"), "");
    const authorities = process.env.NODE_EXTRA_CA_CERTS;
    const certificates = authorities === undefined ? {} : { YARN_HTTPS_CA_FILE_PATH: authorities };
    const quiet = { YARN_ENABLE_TELEMETRY: "0", YARN_ENABLE_IMMUTABLE_INSTALLS: "false", ...certificates };
    succeeded(await run(process.execPath, [yarn, "install"], path, quiet));
    expect(existsSync(join(path, "node_modules"))).toBe(false);
    await makesTheSame(
      process.execPath,
      ["-r", "./.pnp.cjs", "--loader", "./.pnp.loader.mjs", "--no-warnings", "app.mjs"],
      path,
    );
    // Node's `require` of modules does not ask Plug'n'Play where they are; `import()` does.
    const cjs = (await readFile(join(path, "app.cjs"), "utf8")).replace(
      /^const (\{.*\}) = require\("gov.*$/gm,
      "",
    );
    const imported = [..."|/batch|/docx|/html|/pdf|/xlsx".split("|")].map(
      (door) => `import("gov-nianbao${door}")`,
    );
    await writeFile(
      join(path, "dynamic.cjs"),
      cjs.replace(
        "(async () => {",
        `(async () => { const { parseReport, renderBatch, renderDocx, renderHtml, renderPdf, writeWorkbook } =
        Object.assign({}, ...(await Promise.all([${imported}])));`,
      ),
    );
    await makesTheSame(process.execPath, [yarn, "node", "--no-warnings", "dynamic.cjs"], path);
  });
});

describe("TypeScript, strict, without skipLibCheck", () => {
  const resolutions = [
    ["node16", "node16"],
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ] as const;
  test.each(["ts54", "ts57", "ts59", "ts6", "ts7"])("%s", async (name) => {
    const path = installed();
    for (const file of ["app.ts", "common.cts"]) await copyFile(source("app.ts"), join(path, file));
    await writeFile(join(path, "module.mts"), await readFile(source("app.ts")));
    for (const [module, moduleResolution] of resolutions) {
      const files = moduleResolution === "bundler" ? ["app.ts"] : ["module.mts", "common.cts"];
      const config = join(path, `tsconfig.${name}.${moduleResolution}.json`);
      const compilerOptions = {
        module,
        moduleResolution,
        target: "es2022",
        lib: ["es2022"],
        types: [],
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        noEmit: true,
      };
      await writeFile(config, JSON.stringify({ compilerOptions, files }));
      const tsc = name === "ts7" ? "bin/tsc" : "lib/tsc.js";
      succeeded(await run(process.execPath, [tool(`${name}/${tsc}`), "-p", config], path));
    }
  });
});

describe("bundled into a folder of its own", () => {
  /** The bundle alone, with the fonts beside it as docs/install.md says. */
  async function alone(name: string, built: string): Promise<string> {
    const path = join(folder, "alone", name);
    await cp(built, path, { recursive: true });
    return path;
  }
  const fonts = () => join(installed(), "node_modules/gov-nianbao/fonts");

  test.each(["esm", "cjs"] as const)("esbuild, %s", async (format) => {
    const { build } = (await import(tool("esbuild/lib/main.js"))) as typeof import("esbuild");
    const out = join(installed(), `out-esbuild-${format}`);
    const cjs = format === "cjs";
    const { warnings } = await build({
      absWorkingDir: installed(),
      entryPoints: { app: cjs ? "app.cjs" : "app.mjs", worker: "gov-nianbao/batch/worker" },
      outdir: out,
      bundle: true,
      platform: "node",
      format,
      outExtension: cjs ? {} : { ".js": ".js" },
      logLevel: "silent",
      ...(cjs && {
        define: { "import.meta.url": "moduleUrl" },
        banner: { js: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
      }),
    });
    expect(warnings).toEqual([]);
    await writeFile(join(out, "package.json"), JSON.stringify({ type: cjs ? "commonjs" : "module" }));
    await cp(fonts(), join(out, "fonts"), { recursive: true });
    await makesTheSame(process.execPath, ["app.js"], await alone(`esbuild-${format}`, out));
  });

  test("webpack 5 takes the fonts and the thread along by itself", async () => {
    const { default: webpack } = (await import(tool("webpack/lib/index.js"))) as {
      default: (
        options: object,
        done: (
          error: Error | null,
          stats: { hasErrors(): boolean; hasWarnings(): boolean; toString(): string },
        ) => void,
      ) => void;
    };
    const out = join(installed(), "out-webpack");
    const options = {
      context: installed(),
      entry: "./app.mjs",
      target: "node20",
      mode: "production",
      optimization: { minimize: false }, // for time's sake only
      output: { path: out },
    };
    const told = await new Promise<string>((resolve, reject) =>
      webpack(options, (error, stats) =>
        error ? reject(error) : resolve(stats.hasErrors() || stats.hasWarnings() ? stats.toString() : ""),
      ),
    );
    expect(told).toBe("");
    await writeFile(join(out, "package.json"), "{}");
    await makesTheSame(process.execPath, ["main.js"], await alone("webpack", out));
  });

  test("vite, for the server, nothing external", async () => {
    const { build } = (await import(tool("vite/dist/node/index.js"))) as {
      build: (options: object) => Promise<unknown>;
    };
    const out = join(installed(), "out-vite");
    await build({
      root: installed(),
      configFile: false,
      logLevel: "silent",
      ssr: { noExternal: true },
      build: {
        ssr: true,
        outDir: out,
        rollupOptions: {
          input: { app: "app.mjs", worker: "gov-nianbao/batch/worker" },
          output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
        },
      },
    });
    await writeFile(join(out, "package.json"), '{ "type": "module" }');
    await cp(fonts(), join(out, "fonts"), { recursive: true });
    await makesTheSame(process.execPath, ["app.js"], await alone("vite", out));
  });

  test("traced by @vercel/nft, as Next standalone, Vercel and Netlify do", async () => {
    const { nodeFileTrace } = (await import(tool("@vercel/nft/out/index.js"))) as {
      nodeFileTrace: (
        files: string[],
        options: object,
      ) => Promise<{ fileList: Set<string>; warnings: Set<Error> }>;
    };
    const { fileList, warnings } = await nodeFileTrace([join(installed(), "app.mjs")], { base: installed() });
    // pdf.js is an optional peer: where it is not installed, a tracer says so and goes on.
    expect([...warnings].map(String).filter((warning) => !warning.includes("pdfjs-dist"))).toEqual([]);
    const path = join(folder, "alone/traced");
    for (const file of fileList) {
      await mkdir(join(path, file, ".."), { recursive: true });
      await copyFile(join(installed(), file), join(path, file));
    }
    console.log(`traced: ${((await sizeOf(path)) / 1e6).toFixed(1)} MB`);
    await makesTheSame(process.execPath, ["app.mjs"], path);
  });
});

describe("other engines", () => {
  test("Bun", () => makesTheSame(tool("bun/bin/bun.exe"), ["app.mjs"], installed()));

  test("Deno", async () => {
    await writeFile(join(installed(), "deno.json"), '{ "nodeModulesDir": "manual" }');
    await makesTheSame(tool(".bin/deno"), ["run", "-A", "app.mjs"], installed());
  });
});
