/**
 * Why the ground gives way: `damaged`, bytes are not what they should be; `tooLarge`, they unpack to more than was
 * allowed; `missing`, no such file; `lacking`, this platform cannot do it at all.
 */
export type PlatformFaultKind = "damaged" | "tooLarge" | "missing" | "lacking";

/** What every function of the platform throws; whoever calls says it to the user, who knows the place. */
export class PlatformFault extends Error {
  override readonly name = "PlatformFault";
  readonly kind: PlatformFaultKind;

  constructor(kind: PlatformFaultKind, what: string, options?: ErrorOptions) {
    super(`${kind}: ${what}`, options);
    this.kind = kind;
  }
}
