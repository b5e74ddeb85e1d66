import type { Report } from "../report/report.ts";
import type { CellSource } from "./blocks.ts";
import type { Trust } from "./figures.ts";

/** How a whole file was read: `refused`, no report could be taken from it. */
export type ReadingStatus = Trust | "refused";

/** Something of a file that was not read as it stands, or could not be. */
export interface ReadingItem {
  /** Address in the report: `requests.received.naturalPerson`, `agency`, `overview`; empty for the whole. */
  readonly path: string;
  /** The same place as a clerk knows it. */
  readonly place: string;
  /** `told`, it was read so; `asked`, a person has to say. */
  readonly trust: "told" | "asked";
  /** What stood there, as written. */
  readonly found: string;
  /** What was taken or, where it is asked, what is proposed. */
  readonly taken?: unknown;
  /** What is the matter and what to do, in Chinese. */
  readonly message: string;
}

/** Where a figure was read. */
export interface FigureSource {
  /** `attachment`, the data that this package put into a PDF; `data`, a file that is nothing else. */
  readonly source: CellSource | "attachment" | "data";
  readonly trust: Trust;
  /** 「第 3 页文件里第 2 张表第 5 行」 */
  readonly where?: string;
  readonly page?: number;
}

/** A report that is not finished: what was read, `null` where a figure is asked, without what is not known. */
export type Draft = Readonly<Record<string, unknown>>;

/** What a file gave, with its sources. */
export interface Reading {
  /** What kind of file it is: `pdf`, `docx`, `html`, `text`, `xlsx`, `json`. */
  readonly kind: string;
  readonly status: ReadingStatus;
  /** The report or, where something is asked or it was refused, a draft as far as it was read. */
  readonly report: Report | Draft;
  /** The same with every proposal taken: what `--accept` writes. */
  readonly proposed: Report | Draft;
  readonly items: readonly ReadingItem[];
  /** How each figure was read, by its address; none where the file holds data of its own. */
  readonly sources: ReadonlyMap<string, FigureSource>;
  /** Where figures and texts stand in the file, as far as it is known, by address. */
  readonly places: ReadonlyMap<string, string>;
  /** Why nothing could be taken, and what to do; only where it was refused. */
  readonly refused?: string;
}
