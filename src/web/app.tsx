import { render } from "preact";
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import type { Grid } from "../document/grid.ts";
import { editions } from "../form/editions.ts";
import { sectionsOf } from "../form/form.ts";
import type { FigureTree } from "../report/figures.ts";
import { filled } from "../report/text.ts";
import { type AppOptions, acted, carriedTexts, lastTextsOf, startOf } from "./acts.ts";
import { download } from "./download.ts";
import { dataOf, type Entries, entriesFrom, type FieldKind } from "./entries.ts";
import { fieldId, fieldOfPath, pathOfLine } from "./fields.ts";
import {
  fileNameOf,
  openedFile,
  savedJson,
  type Taking,
  taken,
  uncarriedWords,
  wordsOfError,
} from "./files.ts";
import { historyFrom } from "./history.ts";
import { PageHead, type Tab } from "./page-head.tsx";
import { PageView } from "./page-view.tsx";
import { BasicFields, NarrativeField, NoticeBar, RemarkList, SignatureFields } from "./parts.tsx";
import { pasted } from "./paste.ts";
import { judged, type PageRemark, type Preview, previewOf } from "./preview.ts";
import { dropDraft, keepDraft, keptDraft, onOtherWindow } from "./storage.ts";
import { FormTable } from "./table.tsx";

const clock = (at: number) => new Date(at).toLocaleString("zh-CN", { hour12: false });

export function App(options: AppOptions) {
  const [start] = useState(() => startOf(options));
  const draftName = `${options.agency ?? ""} ${options.year ?? ""}`.trim() || "未命名";
  const [kept] = useState(() => keptDraft(draftName));
  const [history, act] = useReducer(acted, kept?.entries ?? start, historyFrom);
  const entries = history.now;
  const [saved, setSaved] = useState<Entries>(start);
  const [previous, setPrevious] = useState(options.previous);
  const [notice, setNotice] = useState<preact.ComponentChildren>(
    kept === undefined
      ? undefined
      : `已恢复本机上 ${clock(kept.at)} 没有存盘的内容。不要的，请按“清除本机草稿”。`,
  );
  const [here, setHere] = useState<string>();
  const [busy, setBusy] = useState("");
  const [preview, setPreview] = useState<Preview>();
  const [tab, setTab] = useState<Tab>("fields");
  const edition = editions[entries.edition];
  const now = useMemo(() => judged(entries, previous), [entries, previous]);
  const { report } = now;
  const before = previous?.year === report.year - 1 || report.year === 0 ? previous : undefined;
  const lastTexts = useMemo(() => lastTextsOf(before), [before]);

  // Pages follow after a rest, so that typing is never held up.
  useEffect(() => {
    const draw = () => setPreview(previewOf(now, options.has));
    if (preview === undefined) {
      draw();
      return;
    }
    const timer = setTimeout(draw, 150);
    return () => clearTimeout(timer);
  }, [now]);

  const isUnsaved = entries !== saved;
  const keeping = useRef(true);
  useEffect(() => {
    options.onChange?.(dataOf(entries));
    if (!isUnsaved) return;
    const timer = setTimeout(() => {
      if (!keepDraft(draftName, { entries, at: Date.now() }) && keeping.current) {
        keeping.current = false;
        setNotice("浏览器不让本页在本机留草稿（无痕窗口，或存储已满）；请勤按“存盘”。");
      }
    }, 300);
    return () => clearTimeout(timer);
  }, [entries]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!isUnsaved) return;
      keepDraft(draftName, { entries, at: Date.now() });
      event.preventDefault();
      event.returnValue = "";
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [entries, saved]);
  useEffect(
    () =>
      onOtherWindow(draftName, () =>
        setNotice("另一个窗口也在填同一份报告；请只留一个窗口，免得互相盖掉草稿。"),
      ),
    [],
  );

  const remarks: readonly PageRemark[] = useMemo(
    () => [...(preview?.remarks ?? []), ...now.remarks],
    [now, preview],
  );
  const placeFor = useCallback(
    (path: string, range?: readonly [number, number]) =>
      fieldOfPath(edition, report, entries.texts, path, range),
    [edition, report, entries],
  );
  const marks = useMemo(() => {
    const found = new Map<string, string>();
    for (const remark of remarks) {
      const kind = remark.stops ? "error" : (remark.severity ?? "error");
      for (const path of [remark.path, ...(remark.others ?? [])]) {
        const { address } = placeFor(path);
        if (!found.has(address)) found.set(address, kind);
      }
    }
    return found;
  }, [remarks, placeFor]);

  const goTo = (path: string, range?: readonly [number, number]) => {
    const { address, from, to } = placeFor(path, range);
    setTab("fields");
    requestAnimationFrame(() => {
      const direct = document.getElementById(fieldId(address));
      const field = direct ?? document.getElementById(`section-${address}`)?.querySelector("input, textarea");
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
      const folded = field.closest("details");
      if (folded) folded.open = true;
      field.focus();
      field.scrollIntoView({ block: "center" });
      if (from === undefined) field.select();
      else {
        field.setSelectionRange(from, to ?? from);
        const share = from / Math.max(1, field.value.length);
        field.scrollTop = Math.max(0, share * field.scrollHeight - field.clientHeight / 2);
      }
    });
  };

  const enter = useCallback(
    (kind: FieldKind) => (address: string, text: string) => act({ type: "enter", kind, address, text }),
    [],
  );
  const enterBasics = useMemo(() => enter("basics"), []);
  const enterFigures = useMemo(() => enter("figures"), []);
  const enterTexts = useMemo(() => enter("texts"), []);
  const focusFigure = useCallback((address: string) => setHere(address), []);
  const focusText = (key: string) => {
    const box = document.getElementById(fieldId(key)) as HTMLTextAreaElement | null;
    setHere(pathOfLine(report, key, box?.value ?? "", box?.selectionStart ?? 0));
  };
  const pasteFigures = useCallback((grid: Grid, address: string, text: string) => {
    const { figures, leftOver, taken: count } = pasted(grid, address, text);
    act({ type: "fill", figures });
    setNotice(
      leftOver > 0
        ? `粘贴了 ${count} 格；另有 ${leftOver} 格超出表格，没有填入，请核对粘贴的起点。`
        : `粘贴了 ${count} 格，可用“撤销”退回。`,
    );
  }, []);

  const open = async (files: FileList | null | undefined, asPrevious = false) => {
    const file = files?.[0];
    if (file === undefined || file === null) return;
    setBusy(`正在读“${file.name}”……`);
    try {
      if (file.size > 64 * 1024 * 1024) throw new RangeError("文件过大，最多 64 MB");
      const { report: read, items } = await openedFile(new Uint8Array(await file.arrayBuffer()));
      if (asPrevious) {
        if (report.year !== 0 && read.year !== report.year - 1) {
          setNotice(
            `“${file.name}”是 ${read.year} 年的报告，不是 ${report.year - 1} 年的，没有用作上年报告。`,
          );
          return;
        }
        setPrevious(read);
        act({ type: "fill", figures: carriedTexts(entries, read) });
      } else act({ type: "set", entries: entriesFrom(read as never) });
      setNotice(
        <>
          {`已读入“${file.name}”${asPrevious ? "作为上年报告" : ""}。`}
          {items.length === 0 ? null : (
            <ul>
              {items.slice(0, 200).map(({ place, message, trust }) => (
                <li>{`${trust === "asked" ? "【请确认】" : ""}${place}${place === "" ? "" : "："}${message}`}</li>
              ))}
            </ul>
          )}
        </>,
      );
    } catch (error) {
      setNotice(`没有读入“${file.name}”：${wordsOfError(error)}`);
    } finally {
      setBusy("");
    }
  };
  const save = () => {
    download(fileNameOf(report, ".json"), savedJson(dataOf(entries)));
    setSaved(entries);
    dropDraft(draftName);
    setNotice("报告数据已交给浏览器下载。请到下载目录核对文件是否存好；以后用“打开”接着填。");
  };
  const take = async (taking: Taking) => {
    if (remarks.some(({ stops }) => stops)) {
      setNotice("还有没填好的地方，不能生成；请先看“核对”里标“待填”的各条。");
      return;
    }
    const errors = remarks.filter(({ severity }) => severity === "error").length;
    if (
      errors > 0 &&
      !("review" in taking) &&
      !confirm(`核对出 ${errors} 处错误，仍要生成吗？（也可先生成核对稿）`)
    )
      return;
    setBusy(`正在生成 ${taking.name}……`);
    try {
      await new Promise((resolve) => setTimeout(resolve, 20));
      download(fileNameOf(report, taking.ending), await taken(taking, dataOf(entries), before));
      setNotice(`${taking.name} 已生成，交给浏览器下载。${uncarriedWords(taking, report)}`);
    } catch (error) {
      setNotice(`没有生成：${wordsOfError(error)}`);
    } finally {
      setBusy("");
    }
  };
  const clear = () => {
    if (!confirm("清除本机草稿，回到没有填写时的样子？没有存盘的内容会丢失。")) return;
    dropDraft(draftName);
    act({ type: "set", entries: start });
    setSaved(start);
    setNotice("已清除本机草稿；可用“撤销”退回。");
  };

  const fields = { values: entries.basics, marks, onType: enterBasics, onFocus: setHere };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and dropped files count all over the page
    <div
      class={`nianbao show-${tab}`}
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.isComposing) return;
        const key = event.key.toLowerCase();
        if (key !== "z" && key !== "y" && key !== "s") return;
        event.preventDefault();
        if (key === "s") save();
        else act({ type: key === "y" || event.shiftKey ? "redo" : "undo" });
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        open(event.dataTransfer?.files);
      }}
    >
      <PageHead
        title={`${edition.wording.subject}填报`}
        isUnsaved={isUnsaved}
        canUndo={history.past.length > 0}
        canRedo={history.future.length > 0}
        busy={busy}
        tab={tab}
        act={act}
        onOpen={open}
        onSave={save}
        onTake={take}
        onClear={clear}
        onTab={setTab}
      />
      {notice === undefined ? null : <NoticeBar onClose={() => setNotice(undefined)}>{notice}</NoticeBar>}
      <div class="columns">
        <main class="fields">
          <BasicFields edition={edition} report={report} {...fields} />
          {sectionsOf(edition).map(([key, section, holds]) => (
            <section id={`section-${key}`}>
              <h2>{section.title}</h2>
              {holds === "table" ? (
                <FormTable
                  name={key}
                  section={section}
                  typed={entries.figures}
                  figures={report[key] as FigureTree}
                  before={before?.edition === entries.edition ? (before[key] as FigureTree) : undefined}
                  marks={marks}
                  onType={enterFigures}
                  onPaste={pasteFigures}
                  onFocus={focusFigure}
                />
              ) : (
                <NarrativeField
                  name={key}
                  section={section}
                  hint={
                    section.ifEmpty === undefined
                      ? "一行是一段，可以整段粘贴"
                      : `空着就写：${filled(edition.wording[section.ifEmpty], { year: report.year || "" })}`
                  }
                  before={lastTexts[key]}
                  values={entries.texts}
                  marks={marks}
                  onType={enterTexts}
                  onFocus={focusText}
                />
              )}
            </section>
          ))}
          <SignatureFields report={report} {...fields} />
        </main>
        <aside>
          <RemarkList remarks={remarks} onChoose={({ path, range }) => goTo(path, range)} />
          <PageView preview={preview} here={here} onChoose={(path) => goTo(path)} />
        </aside>
      </div>
    </div>
  );
}

/** Puts the page into an element; gives the way to take it out again. */
export function showApp(element: Element, options: AppOptions): () => void {
  render(<App {...options} />, element);
  return () => render(null, element);
}
