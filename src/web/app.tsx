import { render } from "preact";
import { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import type { Grid } from "../document/grid.ts";
import { editions } from "../form/editions.ts";
import { sectionsOf } from "../form/form.ts";
import type { FigureTree } from "../report/figures.ts";
import { filled } from "../report/text.ts";
import { type AppOptions, acted, carriedTexts, lastTextsOf, startOf, stateOf } from "./acts.ts";
import { download } from "./download.ts";
import { DraftList, draftPrevious, keptWords, toldRestored } from "./drafts.tsx";
import { forgetOutlines } from "./draw-page.ts";
import { changedField, dataOf, type Entries, entriesFrom, type FieldKind } from "./entries.ts";
import { fieldNear } from "./field-near.ts";
import { fieldOfPath, pathOfLine } from "./fields.ts";
import {
  fileNameOf,
  openedFile,
  savedJson,
  type Taking,
  taken,
  uncarriedWords,
  wordsOfError,
} from "./files.ts";
import { isRareFile, takePieces } from "./font-pieces.ts";
import { frameEvents } from "./frame-events.ts";
import { historyFrom } from "./history.ts";
import { draftsFor, pageNameOf, useKeeping } from "./keeping.ts";
import { useNarrow } from "./narrow.ts";
import { openedNotice } from "./opened-notice.tsx";
import { fetchWholeFonts, unpackPieces } from "./page-fonts.ts";
import { PageHead, type Tab } from "./page-head.tsx";
import { PageView } from "./page-view.tsx";
import { BasicFields, NarrativeField, NoticeBar, RemarkList, SignatureFields } from "./parts.tsx";
import { pasted, pastedWords } from "./paste.ts";
import { judged, type PageRemark, type Preview, previewOf } from "./preview.ts";
import { saveFile, type WritableFile } from "./save-file.ts";
import { dropDraft, type KeptDraft, newDraftId } from "./storage.ts";
import { FormTable } from "./table.tsx";

const mostFile = 64_000_000;

export function App(options: AppOptions) {
  const [start] = useState(() => startOf(options));
  const [drafts, setDrafts] = useState(() => (options.keepsDrafts ? draftsFor(options) : []));
  const [kept] = useState(() => drafts[0]);
  const [history, act] = useReducer(acted, kept?.entries ?? start, historyFrom);
  const entries = history.now;
  const [saved, setSaved] = useState<Entries>(start);
  const [file, setFile] = useState<WritableFile>();
  const [handedAs, setHandedAs] = useState<string>();
  const [previous, setPrevious] = useState(() => draftPrevious(kept) ?? options.previous);
  const [notice, setNotice] = useState<preact.ComponentChildren>(
    kept === undefined ? undefined : toldRestored(kept),
  );
  const frame = useRef<HTMLDivElement>(null);
  const isNarrow = useNarrow(frame);
  const [here, setHere] = useState<string>();
  const [visits, visit] = useReducer((count: number) => count + 1, 0);
  const [busy, setBusy] = useState("");
  const [preview, setPreview] = useState<Preview>();
  const [fontsRead, setFontsRead] = useState(0);
  const [tab, setTab] = useState<Tab>("fields");
  const edition = editions[entries.edition];
  const now = useMemo(() => judged(entries, previous), [entries, previous]);
  const { report } = now;
  const before = previous?.year === report.year - 1 || report.year === 0 ? previous : undefined;
  const lastTexts = useMemo(() => lastTextsOf(before), [before]);

  // Pages follow after a rest, so that typing is never held up.
  useEffect(() => {
    let isOver = false;
    const draw = () => {
      if (isOver) return;
      let drawn = previewOf(now);
      if (unpackPieces(drawn.lacking)) {
        forgetOutlines();
        drawn = previewOf(now);
      }
      setPreview(drawn);
      // Whoever gave the fonts may have more of them.
      if (drawn.lacking.length > 0)
        fetchWholeFonts(drawn.lacking).then((came) => {
          if (!came || isOver) return;
          forgetOutlines();
          setPreview(previewOf(now));
        });
    };
    if (preview === undefined) draw();
    const timer = preview === undefined ? undefined : setTimeout(draw, 150);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [now, fontsRead]);
  // A step back or forth is seen, wherever it was.
  const last = useRef(history);
  useEffect(() => {
    const before = last.current;
    last.current = history;
    const isStep = before.past[before.past.length - 1] === entries || before.future[0] === entries;
    const address = isStep ? changedField(before.now, entries) : undefined;
    if (address !== undefined) fieldNear(frame.current, address)?.scrollIntoView({ block: "nearest" });
  }, [history]);
  const isUnsaved = entries !== saved;
  const keeping = useKeeping(
    { entries, page: pageNameOf(options), previous, handedAs },
    isUnsaved,
    kept?.id,
    options.keepsDrafts,
    () => setNotice("另一个窗口也在填同一份报告。两边的草稿已分开留，都不会丢；请只留一个窗口，免得填重。"),
  );
  const state = useMemo(() => stateOf(dataOf(entries), now), [entries, now]);
  const isFirst = useRef(true);
  useLayoutEffect(() => {
    options.onState?.(state);
    if (!isFirst.current) options.onChange?.(state);
    isFirst.current = false;
  }, [state]);

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
      const direct = fieldNear(frame.current, address);
      const field =
        direct ??
        frame.current?.querySelector(`[id="section-${address}"]  input, [id="section-${address}"] textarea`);
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
    (kind: FieldKind) => (address: string, text: string, isComposing?: boolean) =>
      act({ type: "enter", kind, address, text, isComposing }),
    [],
  );
  const enterBasics = useMemo(() => enter("basics"), []);
  const enterFigures = useMemo(() => enter("figures"), []);
  const enterTexts = useMemo(() => enter("texts"), []);
  const focusFigure = useCallback((address: string) => setHere(address), []);
  const focusText = (key: string) => {
    const box = fieldNear(frame.current, key);
    setHere(pathOfLine(report, key, box?.value ?? "", box?.selectionStart ?? 0));
  };
  const pasteFigures = useCallback((grid: Grid, address: string, cells: readonly (readonly string[])[]) => {
    const given = pasted(grid, address, cells);
    if (!given.isUnsure) act({ type: "fill", figures: given.figures });
    setNotice(pastedWords(given));
  }, []);

  const open = async (files: FileList | null | undefined, asPrevious = false) => {
    const file = files?.[0];
    if (file === undefined || file === null) return;
    if ((files?.length ?? 0) > 1) {
      setNotice(`一次打开一个文件；这次放进来 ${files?.length} 个，都没有读入。`);
      return;
    }
    setBusy(`正在读“${file.name}”……`);
    try {
      if (file.size > mostFile) {
        setNotice(
          `没有读入“${file.name}”：文件有 ${Math.ceil(file.size / 1e6)} MB，最多读 ${mostFile / 1e6} MB。`,
        );
        return;
      }
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (isRareFile(bytes)) {
        const count = takePieces(new TextDecoder().decode(bytes));
        setFontsRead((times) => times + 1);
        setNotice(
          count > 0
            ? `已读入生僻字文件“${file.name}”，要用的字形随时取用。`
            : `“${file.name}”里没有字形，没有读入。`,
        );
        return;
      }
      const { report: read, items, isSaved } = await openedFile(bytes);
      if (asPrevious) {
        if (report.year !== 0 && read.year !== report.year - 1) {
          setNotice(
            `“${file.name}”是 ${read.year} 年的报告，不是 ${report.year - 1} 年的，没有用作上年报告。`,
          );
          return;
        }
        setPrevious(read);
        act({ type: "fill", figures: carriedTexts(entries, read) });
        setNotice(openedNotice(file.name, items, "作为上年报告"));
        return;
      }
      // What was typed before stays a draft of its own, and no file of another report is written over.
      if (options.keepsDrafts) {
        keeping.adopt(newDraftId());
        setDrafts(draftsFor(options));
      }
      setFile(undefined);
      setHandedAs(undefined);
      const opened = entriesFrom(read as never);
      act({ type: "set", entries: opened });
      if (isSaved) setSaved(opened);
      setNotice(openedNotice(file.name, items, isUnsaved ? "；原来填的没有存盘，可用“撤销”退回" : ""));
    } catch (error) {
      setNotice(`没有读入“${file.name}”：${wordsOfError(error)}`);
    } finally {
      setBusy("");
    }
  };
  const save = async () => {
    if (options.onSave !== undefined) {
      try {
        await options.onSave(state);
        setSaved(entries);
        keeping.forget();
        setNotice("已存盘。");
      } catch (error) {
        setNotice(`没有存上，填的内容还在本页：${wordsOfError(error)}`);
      }
      return;
    }
    const name = fileNameOf(report, ".json");
    try {
      const done = await saveFile(name, savedJson(dataOf(entries)), file);
      if (done.how === "stopped") {
        setNotice("没有存盘：没有选存放的地方。");
        return;
      }
      setSaved(entries);
      if (done.how === "file") {
        setFile(done.file);
        keeping.forget();
        setNotice(`已存入“${done.file.name}”；再按“存盘”就存进同一个文件，以后用“打开”接着填。`);
        return;
      }
      // Whether a download came to its end nobody tells the page: the draft stays.
      setHandedAs(name);
      setNotice(
        "报告数据已交给浏览器下载。请到下载目录核对文件是否存好；以后用“打开”接着填。公用电脑请再按“清除本机草稿”。",
      );
    } catch (error) {
      setFile(undefined);
      setNotice(`没有存上，填的内容还在本页，请再按“存盘”另选地方：${(error as Error).message}`);
    }
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
    keeping.forget();
    setFile(undefined);
    setHandedAs(undefined);
    act({ type: "set", entries: start });
    setSaved(start);
    setNotice("已清除本机草稿；可用“撤销”退回。");
  };
  const use = (draft: KeptDraft) => {
    keeping.adopt(draft.id);
    setDrafts(draftsFor(options));
    setFile(undefined);
    setPrevious(draftPrevious(draft) ?? options.previous);
    act({ type: "set", entries: draft.entries });
    setNotice(toldRestored(draft));
  };
  const drop = (draft: KeptDraft) => {
    if (!confirm("清除这一份草稿？没有存盘的内容会丢失。")) return;
    dropDraft(draft.id);
    setDrafts(drafts.filter(({ id }) => id !== draft.id));
  };
  const others = drafts.filter(({ id }) => id !== keeping.id);

  const Fields = options.isPart ? "section" : "main";
  const fields = { values: entries.basics, marks, onType: enterBasics, onFocus: setHere };
  return (
    <div
      ref={frame}
      class={`nianbao show-${tab}${isNarrow ? " narrow" : ""}`}
      {...frameEvents(act, { save, open, visit: () => visit(undefined) })}
    >
      <PageHead
        title={`${edition.wording.subject}填报`}
        isUnsaved={isUnsaved}
        keptState={keptWords(isUnsaved, keeping)}
        keepsDrafts={options.keepsDrafts}
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
      {others.length === 0 ? null : <DraftList drafts={others} onUse={use} onDrop={drop} />}
      <div class="columns">
        <Fields class="fields" aria-label="填写">
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
        </Fields>
        <div class="beside" role={isNarrow && tab === "pages" && !options.isPart ? "main" : "complementary"}>
          <RemarkList remarks={remarks} onChoose={({ path, range }) => goTo(path, range)} />
          <PageView preview={preview} here={here} visits={visits} onChoose={(path) => goTo(path)} />
        </div>
      </div>
    </div>
  );
}

/** Puts the page into an element; gives the way to take it out again. */
export function showApp(element: Element | ShadowRoot, options: AppOptions): () => void {
  render(<App {...options} />, element);
  return () => render(null, element);
}
