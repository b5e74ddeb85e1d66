import { latin1Bytes } from "#platform";
import { type CompressedPart, compressed } from "../../../opc/write.ts";
import type { FontRole, PageStyle, Style } from "../../../style/style.ts";
import { type FontFile, hashOf } from "./embed.ts";
import type { WordFont } from "./fonts.ts";
import { reportParts, type Skeleton } from "./parts.ts";

/** What a skeleton is made of. */
export interface SkeletonSetting {
  readonly style: Style;
  readonly fonts: Readonly<Record<FontRole, WordFont>>;
  readonly embedded: readonly FontFile[];
  readonly template: Uint8Array | undefined;
}

/** All that a skeleton depends on, in few words. */
export function skeletonKey({ style, fonts, embedded, template }: SkeletonSetting): string {
  const files = embedded.map(({ name, bytes }) => [name, hashOf(bytes)]);
  return JSON.stringify([style, fonts, files, template && hashOf(template)]);
}

type Parts = Readonly<Record<string, string | Uint8Array>>;

const isOfReport = (path: string) => (reportParts as readonly string[]).includes(path);

/** The parts that are the same in every file, packed. */
export const packedParts = (files: Parts): (readonly [string, CompressedPart])[] =>
  Object.entries(files).flatMap(([path, content]) =>
    isOfReport(path) ? [] : [[path, compressed(content)] as const],
  );

function skeletonFrom(
  document: string,
  parts: Iterable<readonly [string, CompressedPart]>,
  page: PageStyle,
): Skeleton {
  const at = document.indexOf("<w:sectPr");
  return {
    parts: new Map(parts),
    head: document.slice(0, at),
    tail: document.slice(at),
    page,
    idOf: (id) => id,
  };
}

async function makeSkeleton(setting: SkeletonSetting, key: string): Promise<Skeleton> {
  const { style, fonts, embedded, template } = setting;
  if (template !== undefined) return (await import("./template.ts")).templateSkeleton(template, style, fonts);
  const { readyParts } = await import("./ready-parts.ts");
  if (readyParts?.key === key) {
    const packed = readyParts.packed.map(
      ([path, { data, ...sums }]) => [path, { ...sums, data: latin1Bytes(atob(data)) }] as const,
    );
    return skeletonFrom(readyParts.document, packed, style.page);
  }
  const { ownParts } = await import("./own.ts");
  const files = await ownParts(style, fonts, embedded);
  return skeletonFrom(files["word/document.xml"] as string, packedParts(files), style.page);
}

/** Skeletons made before; few are kept. */
const skeletons = new Map<string, Promise<Skeleton>>();
const mostSkeletons = 8;

export function skeletonOf(setting: SkeletonSetting): Promise<Skeleton> {
  const key = skeletonKey(setting);
  const known = skeletons.get(key);
  if (known !== undefined) return known;
  const made = makeSkeleton(setting, key);
  const [oldest] = skeletons.keys();
  if (skeletons.size >= mostSkeletons && oldest !== undefined) skeletons.delete(oldest);
  skeletons.set(key, made);
  made.catch(() => skeletons.delete(key));
  return made;
}
