/** Bodies that are held at a time, all requests together: a queue of many small ones is no burden, one of large ones is. */
export class HeldBytes {
  private held = 0;
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  get count(): number {
    return this.held;
  }

  /** Whether there was room for more. */
  take(bytes: number): boolean {
    if (this.held + bytes > this.most) return false;
    this.held += bytes;
    return true;
  }

  release(bytes: number): void {
    this.held -= bytes;
  }
}

/** Where a body comes from: a request, of which it may know the length. */
interface BodySource {
  readonly headers: { get(name: string): string | null };
  readonly body: ReadableStream<Uint8Array> | null;
}

/** What was read, or why reading stopped; `taken` is to be released when the request is done. */
export interface ReadBody {
  readonly bytes?: Uint8Array;
  readonly refusal?: "TOO_LARGE" | "BUSY";
  readonly taken: number;
}

/** Reads a body of `most` bytes at most, however long it says that it is. What is too long is left where it is. */
export async function readBody(source: BodySource, most: number, held: HeldBytes): Promise<ReadBody> {
  if (Number(source.headers.get("content-length") ?? 0) > most) return { refusal: "TOO_LARGE", taken: 0 };
  const reader = source.body?.getReader();
  const chunks: Uint8Array[] = [];
  let taken = 0;
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done || value === undefined) break;
      if (taken + value.length > most) return { refusal: "TOO_LARGE", taken };
      if (!held.take(value.length)) return { refusal: "BUSY", taken };
      taken += value.length;
      chunks.push(value);
    }
  } catch (error) {
    held.release(taken);
    throw error;
  } finally {
    reader?.releaseLock();
  }
  const bytes = new Uint8Array(taken);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { bytes, taken };
}
