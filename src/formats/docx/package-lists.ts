import { inflateRaw } from "#platform";
import { type CompressedPart, compressed } from "../../opc/write.ts";

export const unpackedText = ({ data, size }: CompressedPart): string =>
  new TextDecoder().decode(inflateRaw(data, size));

/** A part of lists with entries put before its end. */
export function withEntries(
  parts: ReadonlyMap<string, CompressedPart>,
  path: string,
  entries: readonly string[],
): readonly [string, CompressedPart] {
  const part = parts.get(path);
  if (part === undefined) throw new RangeError(`a Word file without ${path}`);
  return [
    path,
    compressed(
      unpackedText(part).replace(
        /<\/(?:\w+:)?(?:Types|Relationships)>\s*$/u,
        (end) => entries.join("") + end,
      ),
    ),
  ] as const;
}
