/** So many characters are encoded in one go. */
const chunkLength = 65_536;

/** A long text as UTF-8, encoded as it is made: whole it takes three times the memory of its bytes. */
export function encodedPieces(pieces: Iterable<string>): Uint8Array {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < chunkLength) continue;
    chunks.push(encoder.encode(text));
    text = "";
  }
  chunks.push(encoder.encode(text));
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
