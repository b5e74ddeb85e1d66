import type { OpenedFile } from "./files.ts";

/** The most lines that are listed: the findings tell the rest. */
const mostToldLines = 200;

/** What was read of a file, and what of it was not read as it stands. */
export function openedNotice(name: string, items: OpenedFile["items"], more = "") {
  return (
    <>
      {`已读入“${name}”${more}。`}
      {items.length === 0 ? null : (
        <ul>
          {items.slice(0, mostToldLines).map(({ place, message, trust }) => (
            <li>{`${trust === "asked" ? "【请确认】" : ""}${place}${place === "" ? "" : "："}${message}`}</li>
          ))}
          {items.length > mostToldLines ? (
            <li>{`另有 ${items.length - mostToldLines} 条没有列出。`}</li>
          ) : null}
        </ul>
      )}
    </>
  );
}
