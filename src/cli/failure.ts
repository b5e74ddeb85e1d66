import { fileURLToPath } from "node:url";
import { NianbaoError } from "../problem/problem.ts";

/** Ends the command with a message for the clerk: the arguments are wrong, or the checks found errors. */
export class Failure extends NianbaoError {
  override readonly name = "Failure";
}

/** Where this program's own files are. */
const ownFolders = ["dist", "fonts"].map((name) => fileURLToPath(new URL(`../../${name}/`, import.meta.url)));

/**
 * What to say when a file of this program is gone or is another version's: the package was replaced under a running
 * command. Nothing for any other error.
 */
export function replacedUnderway(error: unknown): string | undefined {
  const { code, path, message } = error as NodeJS.ErrnoException;
  const isGone =
    /^(?:ERR_)?MODULE_NOT_FOUND$/u.test(code ?? "") ||
    /does not provide an export named/u.test(message) ||
    (code === "ENOENT" && ownFolders.some((folder) => path?.startsWith(folder) === true));
  return isGone
    ? "程序自己的文件在运行中被删除或替换了（可能正在升级或重新安装），没有做完；请等安装结束后再运行一次。"
    : undefined;
}
