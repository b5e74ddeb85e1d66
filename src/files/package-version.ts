import { readFileSync } from "node:fs";

let ownVersion: string | undefined;

/** The package's own version: another one may make other bytes. The same path from src/, dist/ and the bundled command. */
export function packageVersion(): string {
  ownVersion ??= (
    JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }
  ).version;
  return ownVersion;
}
