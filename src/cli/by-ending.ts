import { extname, resolve } from "node:path";
import { Failure } from "./failure.ts";

/**
 * What writes the file that `-o` names, by its ending, and the file's path.
 *
 * @param more - what to say besides where no writer has the ending
 * @throws {Failure} USAGE
 */
export function byEnding<T>(
  output: string,
  writers: Readonly<Record<string, T>>,
  more = "",
): { readonly path: string; readonly write: T } {
  const path = resolve(String(output));
  const write = writers[extname(path).toLowerCase()];
  if (write !== undefined) return { path, write };
  const endings = Object.keys(writers).join("、");
  throw new Failure("USAGE", `-o 的文件名应以 ${endings} 之一结尾，现为“${output}”。${more}`);
}
