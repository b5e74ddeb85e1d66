import { ReadError } from "../../problem/read-error.ts";
import { type HtmlNode, nodesIn } from "./page-nodes.ts";

/** Bounds on web pages from anywhere. */
export const pageLimits = {
  /** Of a page or a text, without what pictures hold; a report has a million at most. */
  characters: 2_000_000,
  tags: 150_000,
  /** Tags of type (b, font) that are not closed: each is opened again in every paragraph that follows. */
  openTags: 300,
  nesting: 200,
} as const;

/** Refuses what is nested deeper than any page, before it is walked. */
export function refuseDeep(root: HtmlNode): void {
  const stack: { node: HtmlNode; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.depth > pageLimits.nesting)
      throw new ReadError(
        `网页的元素嵌套超过 ${pageLimits.nesting} 层，不予读取；请把正文复制到 Word 文件里再读。`,
      );
    for (const node of nodesIn(next.node)) stack.push({ node, depth: next.depth + 1 });
  }
}

/** Pictures that stand in the page itself. */
export const pictureData = /data:[\w/+.;=-]{0,80},[A-Za-z0-9+/=%]{1000,}/gu;
const typeTag = /<(\/?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])/giu;

/** Refuses a page that is larger than a report can be, before anything is built of it. */
export function refuseLong(page: string): void {
  let tags = 0;
  for (let at = page.indexOf("<"); at >= 0; at = page.indexOf("<", at + 1)) tags += 1;
  let open = 0;
  for (const [, closes] of page.matchAll(typeTag)) open = Math.max(0, open + (closes === "" ? 1 : -1));
  if (page.length > pageLimits.characters || tags > pageLimits.tags || open > pageLimits.openTags)
    throw new ReadError("网页过长，或标签过多、没有闭合，不像一份年度报告；请把正文复制到 Word 文件里再读。");
}
