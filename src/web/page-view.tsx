import { useEffect, useRef, useState } from "preact/hooks";
import type { Page, Source, TextItem } from "../layout/page.ts";
import { gbt9704 } from "../style/gbt9704.ts";
import { drawPage } from "./draw-page.ts";
import { placeOfText, sourceAt } from "./places.ts";
import { type Preview, pathOfSource } from "./preview.ts";

interface PagesProps {
  readonly preview: Preview | undefined;
  /** The path of the report that is being filled in. */
  readonly here: string | undefined;
  readonly onChoose: (path: string) => void;
}

const { width: sheetWidth, height: sheetHeight } = gbt9704.page;

/** The texts of a page that show a path of the report. */
const textsAt = (preview: Preview, page: Page, path: string): TextItem[] =>
  page.items.filter(
    (item): item is TextItem =>
      item.type === "text" && item.source !== undefined && isAt(preview, item.source, path),
  );

/** Whether a place of a page shows a path: itself, or the first of what is below it. */
const isAt = ({ document }: Preview, source: Source, path: string) => {
  const shown = pathOfSource(document, source);
  const wanted =
    path === "agency" || path === "year" ? "title" : path.startsWith("contact") ? "opening" : path;
  return shown !== undefined && (shown === wanted || shown.startsWith(`${wanted}.`));
};

function PageSheet({
  preview,
  page,
  number,
  here,
  onChoose,
}: PagesProps & { preview: Preview; page: Page; number: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const [redrawn, redraw] = useState(0);
  useEffect(() => {
    const measure = () => setWidth(canvas.current?.clientWidth ?? 0);
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context || width === 0) return;
    const scale = (width * Math.min(3, devicePixelRatio || 1)) / sheetWidth;
    element.width = Math.round(sheetWidth * scale);
    element.height = Math.round(sheetHeight * scale);
    drawPage(page, context, scale, () => redraw((count) => count + 1));
    if (here === undefined) return;
    context.fillStyle = "rgba(0, 90, 200, 0.18)";
    for (const item of textsAt(preview, page, here)) {
      const place = placeOfText(item);
      context.fillRect(
        (place.x - 2) * scale,
        place.y * scale,
        (place.width + 4) * scale,
        place.height * scale,
      );
    }
  }, [page, width, here, redrawn]);
  return (
    <canvas
      ref={canvas}
      class="sheet"
      role="img"
      aria-label={`第 ${number} 页`}
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const scale = sheetWidth / box.width;
        const source = sourceAt(page, (event.clientX - box.left) * scale, (event.clientY - box.top) * scale);
        const path = source && pathOfSource(preview.document, source);
        if (path !== undefined) onChoose(path);
      }}
    />
  );
}

/** The finished pages. Whoever fills in a field sees where it stands; a click leads back. */
export function PageView({ preview, here, visits, onChoose }: PagesProps & { readonly visits: number }) {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    if (preview === undefined || here === undefined || frame.current === null) return;
    const { pages } = preview;
    for (let i = 0; i < pages.length; i++) {
      const [item] = textsAt(preview, pages[i] as Page, here);
      const sheet = frame.current.querySelectorAll("canvas")[i];
      if (item === undefined || sheet === undefined) continue;
      const y = sheet.offsetTop + (placeOfText(item).y / sheetHeight) * sheet.clientHeight;
      const { scrollTop, clientHeight } = frame.current;
      if (y < scrollTop + 40 || y > scrollTop + clientHeight - 60)
        frame.current.scrollTop = Math.max(0, y - clientHeight / 3);
      return;
    }
  }, [preview, here, visits]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard alone has to scroll it
    <section class="pages" aria-label="页面" tabIndex={0} ref={frame}>
      {preview?.pages.map((page, i) => (
        <PageSheet
          key={i}
          preview={preview}
          page={page}
          number={i + 1}
          // A sheet that does not show the field is not drawn again.
          here={here !== undefined && textsAt(preview, page, here).length > 0 ? here : undefined}
          onChoose={onChoose}
        />
      ))}
    </section>
  );
}
