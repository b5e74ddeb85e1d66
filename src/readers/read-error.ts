/** A file cannot be read as a report; the message says where and why, in Chinese. */
export class ReadError extends Error {
  override readonly name = "ReadError";
}
