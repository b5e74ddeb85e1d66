/** So many characters are encoded in one go. */
const chunkLength = 65_536;

/** A long text as UTF-8, some of it at a time: whole it takes three times the memory of its bytes. */
export function* encodedChunks(pieces: Iterable<string>): Iterable<Uint8Array> {
  const encoder = new TextEncoder();
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < chunkLength) continue;
    yield encoder.encode(text);
    text = "";
  }
  yield encoder.encode(text);
}

/** How much more room is taken each time than is needed: what is not written to takes none of a machine's memory. */
const timesNeeded = 8;

/** The same in one piece: a part of a larger buffer, so that it never stands in memory twice. */
export function encodedPieces(pieces: Iterable<string>): Uint8Array {
  let out = new Uint8Array(chunkLength);
  let length = 0;
  for (const chunk of encodedChunks(pieces)) {
    if (length + chunk.length > out.length) {
      const larger = new Uint8Array(timesNeeded * (length + chunk.length));
      larger.set(out.subarray(0, length));
      out = larger;
    }
    out.set(chunk, length);
    length += chunk.length;
  }
  return out.subarray(0, length);
}
