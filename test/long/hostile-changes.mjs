// How files are damaged, the same for the same seed: what the campaigns' children share.

/** A numbers' source from one seed. */
export function numbers(seed) {
  let state = seed >>> 0 || 1;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export const splice = (list, at, remove, ...more) => [
  ...list.slice(0, at),
  ...more,
  ...list.slice(at + remove),
];

/** Bytes changed, cut off, left out or doubled. */
export function bytesChanged(bytes, pick) {
  const at = pick(bytes.length);
  const length = 1 + pick(64);
  switch (pick(4)) {
    case 0: {
      const out = bytes.slice();
      for (let i = 0; i <= pick(8); i++) out[pick(out.length)] = pick(256);
      return out;
    }
    case 1:
      return bytes.slice(0, at);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    default:
      return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
  }
}

/** The tables of a report, to be compared. */
export const tables = ({ proactiveDisclosure, requests, reviewAndLitigation }) =>
  JSON.stringify([proactiveDisclosure, requests, reviewAndLitigation]);
