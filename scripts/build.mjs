// Compiles src/ to dist/ and writes the JSON Schema of the report file beside it.
import { execFileSync } from "node:child_process";
import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const root = new URL("../", import.meta.url);
const require = createRequire(import.meta.url);
rmSync(new URL("dist", root), { recursive: true, force: true });
const tsc = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
});
chmodSync(new URL("dist/cli/main.js", root), 0o755);

const { toJsonSchema } = await import("@valibot/to-json-schema");
const { editions } = await import(new URL("dist/form/editions.js", root).href);
const { describableSchema } = await import(new URL("dist/report/schema.js", root).href);
for (const edition of Object.values(editions)) {
  const schema = {
    ...toJsonSchema(describableSchema(edition), { errorMode: "ignore" }),
    title: `${edition.wording.subject}（${edition.notice}）`,
  };
  writeFileSync(
    new URL(`dist/report-${edition.key}.schema.json`, root),
    `${JSON.stringify(schema, null, 2)}\n`,
  );
}
