import { readDraft } from "../report/draft.ts";
import type { Report } from "../report/report.ts";
import type { Keeping } from "./keeping.ts";
import type { KeptDraft } from "./storage.ts";

export const clockTime = (at: number): string => new Date(at).toLocaleString("zh-CN", { hour12: false });

const draftTitle = ({ entries: { basics } }: KeptDraft) =>
  `${basics.agency || "没有填机关的"}${basics.year ? ` ${basics.year}年` : ""}`;

interface DraftListProps {
  readonly drafts: readonly KeptDraft[];
  readonly onUse: (draft: KeptDraft) => void;
  readonly onDrop: (draft: KeptDraft) => void;
}

/** Other drafts of this browser: to go on with, or to be cleared. */
export function DraftList({ drafts, onUse, onDrop }: DraftListProps) {
  if (drafts.length === 0) return null;
  return (
    <ul class="drafts">
      {drafts.map((draft) => (
        <li key={draft.id}>
          {`本机还有：${draftTitle(draft)}，${clockTime(draft.at)}`}{" "}
          <button type="button" onClick={() => onUse(draft)}>
            改填这一份
          </button>
          <button type="button" onClick={() => onDrop(draft)}>
            清除这一份
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Last year's report that was kept with a draft. */
export const draftPrevious = (draft: KeptDraft | undefined): Report | undefined =>
  draft?.previous === undefined ? undefined : readDraft(draft.previous).report;

export const toldRestored = ({ at, handedAs }: KeptDraft): string =>
  handedAs === undefined
    ? `已恢复本机上 ${clockTime(at)} 没有存盘的内容。不要的，请按“清除本机草稿”。`
    : `已恢复本机上 ${clockTime(at)} 的内容，当时已交给浏览器下载为“${handedAs}”。文件已存好的，请按“清除本机草稿”。`;

/** Where what was typed is by now. */
export function keptWords(isUnsaved: boolean, { keptAt, isRefused }: Keeping): string {
  if (!isUnsaved) return "";
  if (isRefused) return "未存盘；浏览器不让留草稿（存储已满或被禁用），请马上存盘";
  return keptAt === undefined ? "未存盘" : `未存盘；草稿 ${clockTime(keptAt).split(" ").pop()} 留在本机`;
}
