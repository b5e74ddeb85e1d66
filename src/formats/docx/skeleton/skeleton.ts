import { compressed } from "../../../opc/write.ts";
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

function skeletonFrom(files: Parts, page: PageStyle): Skeleton {
  const parts = Object.entries(files)
    .filter(([path]) => !(reportParts as readonly string[]).includes(path))
    .map(([path, content]) => [path, compressed(content)] as const);
  const document = files["word/document.xml"] as string;
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
  if (readyParts?.key === key) return skeletonFrom(readyParts.parts, style.page);
  const { ownParts } = await import("./own.ts");
  return skeletonFrom(await ownParts(style, fonts, embedded), style.page);
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
