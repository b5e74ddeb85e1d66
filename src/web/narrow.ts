import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** Narrower than this, fields and pages stand one at a time. */
const leastWideForm = 900;

/** Whether the form has too little width, whatever the window has: it may stand beside a menu. */
export function useNarrow(frame: RefObject<HTMLElement>): boolean {
  const [isNarrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = () => setNarrow(element.clientWidth <= leastWideForm);
    measure();
    const watching = new ResizeObserver(measure);
    watching.observe(element);
    return () => watching.disconnect();
  }, []);
  return isNarrow;
}
