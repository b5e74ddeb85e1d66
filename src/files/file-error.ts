import { NianbaoError } from "../problem/problem.ts";

/** A file cannot be read or written; the message says which, why and what to do, in Chinese. */
export class FileError extends NianbaoError {
  override readonly name = "FileError";
}
