import { useEffect, useRef, useState } from "preact/hooks";
import type { AppOptions } from "./acts.ts";
import {
  dropDraft,
  type Kept,
  type KeptDraft,
  keepDraft,
  keptDrafts,
  newDraftId,
  onOtherWindow,
} from "./storage.ts";

/** For whom a page was made: its drafts are known by it. */
export const pageNameOf = ({ agency, year }: Pick<AppOptions, "agency" | "year">): string =>
  `${agency ?? ""} ${year ?? ""}`.trim();

/** The drafts that were typed in this page, or for its agency and year; all of them for a page made for nobody. */
export function draftsFor(options: Pick<AppOptions, "agency" | "year">): KeptDraft[] {
  const page = pageNameOf(options);
  return keptDrafts().filter(({ page: own, entries: { basics } }) => {
    const isSame =
      (options.agency === undefined || basics.agency === options.agency) &&
      (options.year === undefined || basics.year === String(options.year));
    return page === "" || own === page || isSame;
  });
}

export interface Keeping {
  /** The name of this window's draft. */
  readonly id: string;
  /** When the draft was kept last; nothing while it was not. */
  readonly keptAt: number | undefined;
  /** The browser keeps nothing. */
  readonly isRefused: boolean;
  /** The draft is not needed any more. */
  readonly forget: () => void;
  /** Goes on with another draft, and leaves its own as it is. */
  readonly adopt: (id: string) => void;
}

const rest = 300;

/**
 * Keeps what is not saved in the browser, warns on leaving, and makes way for another window that writes the same
 * draft. Nothing of it where drafts are the business of whoever mounts the form.
 */
export function useKeeping(
  kept: Omit<Kept, "at">,
  isUnsaved: boolean,
  startId: string | undefined,
  isOn: boolean,
  onTwoWindows: () => void,
): Keeping {
  const [id, setId] = useState(() => startId ?? newDraftId());
  const [keptAt, setKeptAt] = useState<number>();
  const [isRefused, setRefused] = useState(false);
  const keepNow = useRef<() => void>(() => {});
  const { entries, previous, handedAs } = kept;
  const content = [id, entries, previous, handedAs];
  // A draft that was only opened is not written again: it would seem later than one that was typed in since.
  const last = useRef<readonly unknown[]>(startId === undefined ? [] : content);
  keepNow.current = () => {
    if (!isOn || !isUnsaved || content.every((part, i) => part === last.current[i])) return;
    const at = Date.now();
    const isKept = keepDraft(id, { ...kept, at });
    setRefused(!isKept);
    if (!isKept) return;
    setKeptAt(at);
    last.current = content;
  };
  // Whoever types without a rest is not made to wait for one: what is kept is never older than this.
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    if (!isOn || !isUnsaved || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      keepNow.current();
    }, rest);
  }, [entries, previous, handedAs, isUnsaved, id]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!isOn) return;
    const warn = (event: BeforeUnloadEvent) => {
      keepNow.current();
      if (!isUnsaved) return;
      event.preventDefault();
      event.returnValue = "";
    };
    // A page may be ended while it is hidden, without another word.
    const hidden = () => document.visibilityState === "hidden" && keepNow.current();
    addEventListener("beforeunload", warn);
    addEventListener("pagehide", hidden);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      removeEventListener("beforeunload", warn);
      removeEventListener("pagehide", hidden);
      document.removeEventListener("visibilitychange", hidden);
    };
  }, [isUnsaved, isOn]);
  useEffect(() => {
    if (!isOn) return;
    return onOtherWindow(id, () => {
      // The other window goes on with the draft; this one has its own from now on, so that neither loses anything.
      setId(newDraftId());
      onTwoWindows();
    });
  }, [id, isOn]);
  return {
    id,
    keptAt,
    isRefused,
    forget: () => {
      dropDraft(id);
      last.current = [];
      setKeptAt(undefined);
    },
    adopt: (other) => {
      keepNow.current(); // what stands here now stays a draft of its own
      setId(other);
    },
  };
}
