import { type ErrorDetails, NianbaoError } from "./problem.ts";

/** A file cannot be read as a report; the message says where and why, in Chinese. */
export class ReadError extends NianbaoError {
  override readonly name = "ReadError";

  constructor(message: string, details?: ErrorDetails) {
    super("READ_REFUSED", message, details);
  }
}
