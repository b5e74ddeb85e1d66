/** Chunks one after the other, in bytes of their own. */
export function joined(
  chunks: readonly Uint8Array[],
  length = chunks.reduce((sum, chunk) => sum + chunk.length, 0),
): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

/** Bytes as hexadecimal digits in small letters. */
export function hexOf(bytes: Uint8Array): string {
  let out = "";
  for (const byte of bytes) out += byte.toString(16).padStart(2, "0");
  return out;
}

/** Sums bytes as they come. */
export interface Sum {
  update(bytes: Uint8Array): void;
  /** The sum so far; more may follow. */
  digest(): Uint8Array;
}

/** A file of which no more is read than is asked for. */
export interface FileInParts {
  /** At the file's full length; blank where nothing was read yet. */
  readonly bytes: Uint8Array;
  /** Reads what stands from one place to another into `bytes`. @throws {PlatformFault} `damaged`, if the file is not what it was */
  readonly read: (from: number, to: number) => void;
  /** The file beside it, of the same name with another ending; nothing where there is none. */
  readonly beside?: (ending: string) => Uint8Array | undefined;
}

/** A file that is all there. */
export const wholeFile = (bytes: Uint8Array): FileInParts => ({ bytes, read() {} });

/** A file of the user's own, named by its path. */
export interface UserFile {
  /** Another text for another file, and after a change. */
  readonly identity: string;
  /** @throws {PlatformFault} `missing` */
  readonly read: () => Uint8Array;
}
