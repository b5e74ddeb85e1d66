import { download } from "./download.ts";

/** A file that the browser lets the page write again. */
export interface WritableFile {
  readonly name: string;
  createWritable(): Promise<{ write(bytes: Uint8Array): Promise<void>; close(): Promise<void> }>;
}

type Picker = (options: object) => Promise<WritableFile>;

export type Saved =
  | { readonly how: "file"; readonly file: WritableFile }
  | { readonly how: "download" }
  | { readonly how: "stopped" };

async function writeInto(file: WritableFile, bytes: Uint8Array): Promise<void> {
  const stream = await file.createWritable();
  await stream.write(bytes);
  await stream.close();
}

/**
 * Writes a file where whoever sits there chooses, or where he chose before; without the browser's picker it is handed to
 * the downloads. A file that cannot be written is an error: nothing counts as saved.
 */
export async function saveFile(
  name: string,
  bytes: Uint8Array,
  before: WritableFile | undefined,
): Promise<Saved> {
  if (before !== undefined) {
    await writeInto(before, bytes);
    return { how: "file", file: before };
  }
  const pick = (window as { showSaveFilePicker?: Picker }).showSaveFilePicker;
  if (pick !== undefined) {
    let file: WritableFile | undefined;
    try {
      file = await pick.call(window, {
        suggestedName: name,
        types: [{ description: "报告数据", accept: { "application/json": [".json"] } }],
      });
    } catch (error) {
      if ((error as Error).name === "AbortError") return { how: "stopped" };
      // The picker is forbidden here, as in a frame of another site: downloads are not.
    }
    if (file !== undefined) {
      await writeInto(file, bytes);
      return { how: "file", file };
    }
  }
  download(name, bytes);
  return { how: "download" };
}
