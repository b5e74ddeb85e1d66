#!/usr/bin/env node
import module from "node:module";

// From Node 22 on what was compiled is kept for the next run, which starts a seventh sooner.
(module as typeof module & { enableCompileCache?: () => unknown }).enableCompileCache?.();
// The same as ./main.ts, in few files (scripts/bundle-command.mjs).
await import(new URL("../command/main.js", import.meta.url).href);
