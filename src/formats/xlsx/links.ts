import type { LinkedText } from "../../report/blocks.ts";
import { textAddress } from "../../report/link-address.ts";
import type { TextLink } from "../../report/narrative.ts";
import { trimmed } from "../../report/text.ts";

/** Said of words that stand more than once: 「政府网站（第2处）」. */
const ordinal = /^(.*)（第([0-9]{1,6})处）$/su;

/** Where the words stand for the nth time from a place on. */
function nthPlace(text: string, words: string, from: number, nth: number): number {
  let at = text.indexOf(words, from);
  for (let n = 1; n < nth && at >= 0; n++) at = text.indexOf(words, at + 1);
  return at;
}

/** The links of a text as a clerk sees them beside it: the words and the address, one a line. */
export function linkLines(text: string, links: readonly TextLink[]): string[] {
  let done = 0;
  return links.map(({ from, to, href }) => {
    const words = text.slice(from, to);
    let nth = 1;
    for (let at = text.indexOf(words, done); at >= 0 && at < from; at = text.indexOf(words, at + 1)) nth += 1;
    done = to;
    return `${words}${nth > 1 || ordinal.test(words) ? `（第${nth}处）` : ""} ${href}`;
  });
}

/** The lines of links of a text that wait to be found in it. */
export interface WaitingLinks {
  readonly lines: string[];
}

/** A text with its links where their words stand in it, one after the other; those that stand in it are taken off the list. */
export function withLinks(text: string, waiting: WaitingLinks): (string | LinkedText)[] {
  const stretches: (string | LinkedText)[] = [];
  const left: string[] = [];
  let done = 0;
  for (const line of waiting.lines) {
    const [, written = "", address = ""] =
      /^(.*)[ \u3000\t\u00a0]([^ \u3000\t\u00a0]+)[ \u3000\t\u00a0]*$/su.exec(line) ?? [];
    const href = textAddress(address);
    const [, words = written, nth = "1"] = ordinal.exec(trimmed(written)) ?? [];
    const found = [words, trimmed(words)]
      .filter((one) => one.trim() !== "")
      .map((one) => ({ one, at: nthPlace(text, one, done, Number(nth)) }))
      .find(({ at }) => at >= 0);
    if (href === undefined || found === undefined) {
      left.push(line);
      continue;
    }
    const to = found.at + found.one.length;
    stretches.push(text.slice(done, found.at), { text: found.one, href });
    done = to;
  }
  waiting.lines.splice(0, waiting.lines.length, ...left);
  return [...stretches, text.slice(done)];
}
