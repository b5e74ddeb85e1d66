import type { Act } from "./acts.ts";

interface FrameActs {
  readonly save: () => void;
  readonly open: (files: FileList | undefined) => void;
  /** A field got the focus, perhaps again. */
  readonly visit: () => void;
}

const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") === true;

/** Keys, files and fields that count wherever in the page they come. */
export const frameEvents = (act: (act: Act) => void, { save, open, visit }: FrameActs) => ({
  onKeyDown: (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.isComposing) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y" && key !== "s") return;
    event.preventDefault();
    if (key === "s") save();
    else act({ type: key === "y" || event.shiftKey ? "redo" : "undo" });
  },
  onDragOver: (event: DragEvent) => {
    if (holdsFiles(event)) event.preventDefault();
  },
  // Words that are dragged from field to field are the browser's business.
  onDrop: (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    open(event.dataTransfer?.files);
  },
  // Whoever comes back to the field that he left sees its place again.
  onFocusIn: ({ target }: FocusEvent) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) visit();
  },
  // What is marked and typed over comes back by a step.
  onCompositionStart: ({ target }: CompositionEvent) => {
    const { selectionStart, selectionEnd } = target as Partial<HTMLInputElement>;
    if (selectionStart !== selectionEnd) act({ type: "pause" });
  },
});
