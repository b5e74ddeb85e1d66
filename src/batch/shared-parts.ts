import type { Finding } from "../problem/finding.ts";

// Of thousands of reports, what is the same in most of them is kept once: from a file or another thread all come as copies.

/** Rows of nils, and tables of them, each kept once. For plain data that nobody changes any more; the data is changed itself. */
export function nilsShared(): (data: unknown) => unknown {
  const known = new Map<string, object>();
  const nils = new WeakSet<object>();
  const shared = (data: unknown): unknown => {
    if (typeof data !== "object" || data === null || Array.isArray(data)) return data;
    const tree = data as Record<string, unknown>;
    const keys = Object.keys(tree);
    let isNil = keys.length > 0;
    for (const key of keys) {
      const part = shared(tree[key]);
      tree[key] = part;
      if (part !== 0 && !(typeof part === "object" && part !== null && nils.has(part))) isNil = false;
    }
    if (!isNil) return tree;
    const text = JSON.stringify(tree);
    const before = known.get(text) ?? tree;
    known.set(text, before);
    nils.add(before);
    return before;
  };
  return shared;
}

/** Texts of findings, each kept once. */
export function textsShared(): (finding: Finding) => Finding {
  const known = new Map<string, string>();
  const one = (text: string): string => {
    const before = known.get(text);
    if (before === undefined) known.set(text, text);
    return before ?? text;
  };
  return (finding) => {
    const { code, path, place, message } = finding;
    return { ...finding, code: one(code), path: one(path), place: one(place), message: one(message) };
  };
}
