/**
 * What is asked of an `AbortSignal`, which every one has. Written out, so that our types need neither those of browsers
 * nor those of Node.
 */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: "abort", listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}
