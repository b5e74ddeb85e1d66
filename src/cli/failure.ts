import { NianbaoError } from "../problem/problem.ts";

/** Ends the command with a message for the clerk: the arguments are wrong, or the checks found errors. */
export class Failure extends NianbaoError {
  override readonly name = "Failure";
}
