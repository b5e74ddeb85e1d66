/** A file cannot be read or written; the message says which, why and what to do, in Chinese. */
export class FileError extends Error {
  override readonly name = "FileError";
}
