// The command in few files: two hundred small ones take longer to open and compile than they take to run.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));

/** As deep as the rooms of dist/, so that paths beside a module lead where they did. */
export const commandFolder = "dist/command";

export async function bundleCommand() {
  await build({
    absWorkingDir: root,
    // The threads of a batch start from worker.js, which stands beside whoever starts it.
    entryPoints: { main: "dist/cli/main.js", worker: "dist/batch/worker.js" },
    outdir: commandFolder,
    bundle: true,
    splitting: true, // what is loaded when it is needed stays in files of its own
    format: "esm",
    platform: "node",
    target: "node20",
    // The large libraries are bundled already; others are installed, and mended by their own hands.
    external: [
      "#libraries/*",
      "cac",
      "cli-progress",
      "fflate",
      "hono",
      "@hono/*",
      "prom-client",
      "bullmq",
      "ioredis",
      "pako",
      "parse5",
      "valibot",
      "@xmldom/*",
      "@noble/*",
      "pdfjs-dist/*",
    ],
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    logLevel: "warning",
  });
}
