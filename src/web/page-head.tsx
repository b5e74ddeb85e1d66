import type { Act } from "./acts.ts";
import { type Taking, takings } from "./files.ts";

export type Tab = "fields" | "pages";

interface PageHeadProps {
  readonly title: string;
  readonly isUnsaved: boolean;
  /** Where what was typed is by now. */
  readonly keptState: string;
  readonly keepsDrafts: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly busy: string;
  readonly tab: Tab;
  readonly act: (act: Act) => void;
  readonly onOpen: (files: FileList | null, asPrevious?: boolean) => void;
  readonly onSave: () => void;
  readonly onTake: (taking: Taking) => void;
  readonly onClear: () => void;
  readonly onTab: (tab: Tab) => void;
}

function FileButton({
  name,
  onOpen,
}: {
  readonly name: string;
  readonly onOpen: (files: FileList | null) => void;
}) {
  return (
    <label class="button">
      {name}
      <input
        type="file"
        onChange={(event) => {
          onOpen(event.currentTarget.files);
          event.currentTarget.value = ""; // the same file again is another choice
        }}
      />
    </label>
  );
}

/** What can be done with the report as a whole. */
export function PageHead({
  title,
  isUnsaved,
  keptState,
  keepsDrafts,
  canUndo,
  canRedo,
  busy,
  tab,
  act,
  ...on
}: PageHeadProps) {
  return (
    <header>
      <h1>{title}</h1>
      <div class="tools">
        <FileButton name="打开" onOpen={(files) => on.onOpen(files)} />
        <FileButton name="上年报告" onOpen={(files) => on.onOpen(files, true)} />
        <button type="button" onClick={on.onSave} class={isUnsaved ? "strong" : ""}>
          存盘
        </button>
        <button type="button" onClick={() => act({ type: "undo" })} disabled={!canUndo}>
          撤销
        </button>
        <button type="button" onClick={() => act({ type: "redo" })} disabled={!canRedo}>
          重做
        </button>
        <span class="take">
          {takings.map((taking) => (
            <button key={taking.name} type="button" onClick={() => on.onTake(taking)}>
              {taking.name}
            </button>
          ))}
        </span>
        {keepsDrafts ? (
          <button type="button" class="quiet" onClick={on.onClear}>
            清除本机草稿
          </button>
        ) : null}
        <span class="kept">{keptState}</span>
      </div>
      <nav class="tabs">
        <button type="button" aria-pressed={tab === "fields"} onClick={() => on.onTab("fields")}>
          填写
        </button>
        <button
          type="button"
          aria-pressed={tab === "pages"}
          onClick={() => {
            on.onTab("pages");
            // Sheets that were not shown had no width.
            requestAnimationFrame(() => dispatchEvent(new Event("resize")));
          }}
        >
          页面
        </button>
      </nav>
      <p class="busy" role="status">
        {busy}
      </p>
    </header>
  );
}
