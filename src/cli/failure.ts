/** Exit statuses: 1 the report has errors, 2 wrong usage or a file that cannot be read or written. */
export type ExitStatus = 1 | 2;

/** Ends the command with a message for the clerk. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly status: ExitStatus;

  constructor(status: ExitStatus, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}
