import type { PDFOperatorList } from "pdfjs-dist/types/src/display/api.js";
import { type PageArea, pageArea, rectangle } from "./pdf-areas.ts";
import { fillingSteps, type PageMatrix, type PdfOps, pagePoint, polygonsOf, times } from "./pdf-rulings.ts";

/** Red, green and blue, 0 to 255; nothing for a pattern or a shade, of which no one colour is known. */
export type Rgb = readonly [number, number, number];

/** A character as a page paints it. `order` counts what is painted: what has more lies above. */
export interface PaintedGlyph {
  readonly text: string;
  readonly x: number;
  /** Base line. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly order: number;
  readonly rgb: Rgb | undefined;
  /** 0, nothing of it shows, to 1. */
  readonly alpha: number;
  /** Neither filled nor stroked (rendering mode 3, 7), as programs set what they recognised under a scan. */
  readonly unpainted: boolean;
  /** In a layer that is turned off. */
  readonly layerOff: boolean;
  /** Of an annotation or a field of a form, rather than the page's own. */
  readonly annotation: boolean;
  /** Along the page's side rather than level. */
  readonly upright: boolean;
  /** Aslant, as a watermark is set. */
  readonly aslant: boolean;
  readonly clips: readonly PageArea[];
}

/** An area that is filled: with a colour, with a picture or a pattern (`rgb` is not known). */
export interface PaintedArea {
  readonly order: number;
  readonly area: PageArea;
  readonly clips: readonly PageArea[];
  readonly rgb: Rgb | undefined;
  readonly isPicture: boolean;
}

export interface PagePaint {
  readonly glyphs: readonly PaintedGlyph[];
  readonly areas: readonly PaintedArea[];
  /** The boxes of all pictures, also of those that let through what lies below. */
  readonly pictures: readonly PageArea["box"][];
}

/** What the walk has to ask of pdf.js: fonts and pictures by their names, layers. */
export interface PaintSources {
  readonly font: (
    name: string,
  ) => { isType3Font?: boolean; vertical?: boolean; fontMatrix?: number[] } | undefined;
  /** Whether a picture hides all that lies below it. */
  readonly isOpaque: (name: string) => boolean;
  readonly isOn: (group: unknown) => boolean;
}

interface PaintState {
  matrix: PageMatrix;
  fill: Rgb | undefined;
  stroke: Rgb | undefined;
  alpha: number;
  strokeAlpha: number;
  /** Alpha of the groups around; 0.5 also stands for a mask or a blend, which let through something. */
  groupAlpha: number;
  blends: boolean;
  masked: boolean;
  clips: readonly PageArea[];
  mode: number;
  font: string;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
}

/** No page has more of either; what has is a drawing or an attack. */
const mostPainted = 200_000;
const mostPictures = 2_000;
/** Clips within each other. No program has as many. */
const mostClips = 64;
/** The sine of the angle by which a scan's text leans at most. */
const mostLean = 0.14;
/** An area as thin as this hides nothing. pt */
const thinArea = 2.5;

const initial = (matrix: PageMatrix): PaintState => ({
  matrix,
  fill: [0, 0, 0],
  stroke: [0, 0, 0],
  alpha: 1,
  strokeAlpha: 1,
  groupAlpha: 1,
  blends: false,
  masked: false,
  clips: [],
  mode: 0,
  font: "",
  fontSize: 0,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  leading: 0,
  rise: 0,
});

function rgbOf(args: readonly unknown[]): Rgb | undefined {
  const [first] = args;
  if (typeof first === "string" && /^#[\da-f]{6}$/iu.test(first))
    return [1, 3, 5].map((at) => Number.parseInt(first.slice(at, at + 2), 16)) as unknown as Rgb;
  const parts = args.slice(0, 3).map(Number);
  return parts.length === 3 && parts.every((part) => part >= 0) ? (parts as unknown as Rgb) : undefined;
}

/** Walks through all that a page paints. `view` turns the page's space into points from its upper left corner. */
export function paintOf(
  list: PDFOperatorList,
  ops: PdfOps,
  view: PageMatrix,
  { font, isOpaque, isOn }: PaintSources,
): PagePaint {
  const glyphs: PaintedGlyph[] = [];
  const areas: PaintedArea[] = [];
  const pictures: PageArea["box"][] = [];
  const filling = fillingSteps(ops);
  const evenOdd = new Set([ops.eoFill, ops.eoFillStroke, ops.closeEOFillStroke]);
  let state = initial(view);
  const saved: PaintState[] = [];
  const layers: boolean[] = [];
  let off = 0;
  let masks = 0;
  let annotation = false;
  let clipNext: "nonzero" | "evenodd" | undefined;
  let text: PageMatrix = [1, 0, 0, 1, 0, 0];
  let [x, y, lineX, lineY] = [0, 0, 0, 0];
  const save = () => void saved.push({ ...state });
  const restore = () => {
    state = saved.pop() ?? initial(view);
  };
  const clip = (area: PageArea | undefined) => {
    if (area !== undefined && state.clips.length < mostClips) state.clips = [...state.clips, area];
  };
  const moveText = (dx: number, dy: number) => {
    x = lineX += dx;
    y = lineY += dy;
  };
  const paint = (area: PageArea | undefined, rgb: Rgb | undefined, isPicture: boolean) => {
    if (area === undefined || off > 0 || masks > 0 || areas.length >= mostPainted) return;
    const [left, top, right, bottom] = area.box;
    if (right - left < thinArea || bottom - top < thinArea) return;
    if (state.alpha * state.groupAlpha < 0.95 || state.blends || state.masked) return;
    areas.push({ order: areas.length + glyphs.length, area, clips: state.clips, rgb, isPicture });
  };
  const picture = () => {
    const box = rectangle(state.matrix, [0, 0, 1, 1])?.box;
    if (box !== undefined && off === 0 && pictures.length < mostPictures) pictures.push(box);
  };
  const show = (run: readonly (number | { unicode?: string; width?: number; isSpace?: boolean })[]) => {
    const { fontSize, scale, mode } = state;
    const known = font(state.font);
    const unit = fontSize * (known?.fontMatrix?.[0] ?? 0.001);
    const m = times(state.matrix, text);
    const strokes = mode % 4 === 1;
    const alpha = (strokes ? state.strokeAlpha : state.alpha) * state.groupAlpha;
    // What a font of its own drawings, a mask or a blend makes of a colour is not known.
    const unclear = known?.isType3Font === true || state.blends || state.masked;
    const rgb = unclear ? undefined : strokes ? state.stroke : state.fill;
    for (const glyph of run) {
      if (typeof glyph === "number") {
        x -= (glyph * fontSize * scale) / 1000;
        continue;
      }
      const width = (glyph.width ?? 0) * unit;
      const [px, py] = pagePoint(m)(x, y + state.rise);
      const wide = Math.hypot(m[0], m[1]);
      if (masks === 0 && glyphs.length < mostPainted)
        glyphs.push({
          text: glyph.unicode ?? "",
          x: px,
          y: py,
          width: Math.abs(width * scale) * wide,
          size: Math.abs(fontSize) * Math.hypot(m[2], m[3]),
          order: areas.length + glyphs.length,
          rgb,
          alpha,
          unpainted: mode % 4 === 3 && !unclear,
          layerOff: off > 0,
          annotation,
          upright: Math.abs(m[1]) > Math.abs(m[0]),
          aslant: Math.min(Math.abs(m[0]), Math.abs(m[1])) > mostLean * Math.hypot(m[0], m[1]),
          clips: state.clips,
        });
      x += (width + state.charSpacing + (glyph.isSpace === true ? state.wordSpacing : 0)) * scale;
    }
  };
  const setGraphics = (pairs: readonly (readonly [string, unknown])[]) => {
    for (const [key, value] of pairs) {
      if (key === "ca") state.alpha = Number(value);
      else if (key === "CA") state.strokeAlpha = Number(value);
      else if (key === "BM") state.blends = !(value === "source-over" || value === "Normal");
      else if (key === "SMask") state.masked = Boolean(value);
      else if (key === "Font" && Array.isArray(value))
        [state.font, state.fontSize] = value as [string, number];
    }
  };
  const steps: Readonly<Record<string, (args: never) => void>> = {
    save,
    restore,
    transform: (args: PageMatrix) => {
      state.matrix = times(state.matrix, args);
    },
    setGState: ([pairs]: [readonly (readonly [string, unknown])[]]) => setGraphics(pairs),
    setFillRGBColor: (args: unknown[]) => {
      state.fill = rgbOf(args);
    },
    setStrokeRGBColor: (args: unknown[]) => {
      state.stroke = rgbOf(args);
    },
    setFillColorN: () => {
      state.fill = undefined;
    },
    setStrokeColorN: () => {
      state.stroke = undefined;
    },
    clip: () => {
      clipNext = "nonzero";
    },
    eoClip: () => {
      clipNext = "evenodd";
    },
    constructPath: ([kind, [data]]: [number, [ArrayLike<number> | null]]) => {
      const fills = filling.has(kind);
      if (data !== null && data !== undefined && (fills || clipNext !== undefined)) {
        const polygons = polygonsOf(data, pagePoint(state.matrix), true);
        if (fills) paint(pageArea(polygons, evenOdd.has(kind)), state.fill, false);
        if (clipNext !== undefined) clip(pageArea(polygons, clipNext === "evenodd"));
      }
      clipNext = undefined;
    },
    paintImageXObject: ([name]: [string]) => {
      picture();
      if (isOpaque(name)) paint(rectangle(state.matrix, [0, 0, 1, 1]), undefined, true);
    },
    paintImageMaskXObject: () => picture(),
    paintInlineImageXObject: () => picture(),
    shadingFill: () => paint(state.clips.at(-1), undefined, false),
    paintFormXObjectBegin: ([matrix, box]: [PageMatrix | null, number[] | null]) => {
      save();
      if (matrix) state.matrix = times(state.matrix, matrix);
      if (box) clip(rectangle(state.matrix, box));
    },
    paintFormXObjectEnd: restore,
    beginGroup: ([group]: [{ smask?: unknown }]) => {
      save();
      masks += masks > 0 || group?.smask ? 1 : 0;
      state.groupAlpha *= state.alpha;
      // What a group blends or masks, its parts do.
      if (state.blends || state.masked) state.groupAlpha = Math.min(state.groupAlpha, 0.5);
      [state.alpha, state.strokeAlpha, state.blends, state.masked] = [1, 1, false, false];
    },
    endGroup: () => {
      masks = Math.max(0, masks - 1);
      restore();
    },
    beginAnnotation: ([, box, transform, matrix]: [string, number[] | null, PageMatrix, PageMatrix]) => {
      save();
      state = initial(view);
      annotation = true;
      if (box) clip(rectangle(view, box));
      state.matrix = times(times(state.matrix, transform), matrix);
    },
    endAnnotation: () => {
      annotation = false;
      restore();
    },
    beginMarkedContent: () => void layers.push(false),
    beginMarkedContentProps: ([tag, group]: [string, unknown]) => {
      const hides = tag === "OC" && !isOn(group);
      layers.push(hides);
      off += hides ? 1 : 0;
    },
    endMarkedContent: () => {
      off -= layers.pop() === true ? 1 : 0;
    },
    beginText: () => {
      text = [1, 0, 0, 1, 0, 0];
      [x, y, lineX, lineY] = [0, 0, 0, 0];
    },
    setFont: ([name, size]: [string, number]) => {
      [state.font, state.fontSize] = [name, size];
    },
    setCharSpacing: ([value]: [number]) => {
      state.charSpacing = value;
    },
    setWordSpacing: ([value]: [number]) => {
      state.wordSpacing = value;
    },
    setHScale: ([value]: [number]) => {
      state.scale = value / 100;
    },
    setLeading: ([value]: [number]) => {
      state.leading = -value;
    },
    setTextRise: ([value]: [number]) => {
      state.rise = value;
    },
    setTextRenderingMode: ([value]: [number]) => {
      state.mode = value;
    },
    moveText: ([dx, dy]: [number, number]) => moveText(dx, dy),
    setLeadingMoveText: ([dx, dy]: [number, number]) => {
      state.leading = dy;
      moveText(dx, dy);
    },
    setTextMatrix: (args: [PageMatrix] | PageMatrix) => {
      text = (typeof args[0] === "number" ? args : args[0]) as PageMatrix;
      [x, y, lineX, lineY] = [0, 0, 0, 0];
    },
    nextLine: () => moveText(0, state.leading),
    showText: ([run]: [Parameters<typeof show>[0]]) => show(run),
  };
  const byOp = new Map(
    Object.entries(steps).flatMap(([name, step]) => {
      const op = ops[name];
      return op === undefined ? [] : [[op, step] as const];
    }),
  );
  for (const [i, fn] of list.fnArray.entries()) byOp.get(fn)?.((list.argsArray[i] ?? []) as never);
  return { glyphs, areas, pictures };
}
