import { packageVersion } from "../files/package-version.ts";

/** Whether nothing but the version is asked for: no part of the command has to be loaded to tell it. */
export const asksVersion = ([, , asked, ...more]: readonly string[]): boolean =>
  more.length === 0 && /^(?:--version|-v|version)$/u.test(asked ?? "");

/** As cac, the command's reader of arguments, says it. */
export const versionLine = (): string =>
  `nianbao/${packageVersion()} ${process.platform}-${process.arch} node-${process.version}`;
