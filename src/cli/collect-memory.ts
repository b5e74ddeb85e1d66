import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// How V8 goes about a run over thousands of reports. Whoever knows no such flags passes them over.

/** What came in and receipts leave less behind than whole reports: with 64 they take 50 MB more a thread, and no less time. */
export const newMegabytes = 12;

/** For all of a run, before it starts its threads (./bin.ts has turned helpers off): garbage must not pile up beside them. */
export function keepMemoryLow(): void {
  // Every thread compiles for itself: what runs a few hundred times is not worth it. Of the usual 132 KB it took a fifth of the time.
  setFlagsFromString("--interrupt-budget=600000");
  setFlagsFromString("--heap-growing-percent=40");
  // A third of what is new, from the start.
  setFlagsFromString(`--min-semi-space-size=${newMegabytes / 3}`);
  keepNewSmall();
}

/**
 * No more room for what is new than there is by now: 25 MB more take no less time. To be said again once threads have
 * started, since V8 forgets it with each.
 */
export function keepNewSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}

/** Between two parts of a run: what the one left is given back before the other needs room. */
export function giveGarbageBack(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("globalThis.gc") as (() => void) | undefined)?.();
}

/**
 * For receipts: threads are about to need room for fonts. Their heaps are small, and what a PDF leaves is much: collected
 * as soon as before, garbage took a fifth of the time.
 */
export function makeRoomForReceipts(): void {
  giveGarbageBack();
  setFlagsFromString("--heap-growing-percent=100");
}
