import { attributeIn, type Element } from "../formats/html/page-nodes.ts";

/** Whether what styles write may be (part of) a figure: a counter, an attribute's value, digits; no sign of an icon's font. */
const mayBeFigure = (content: string): boolean =>
  /counters?\(|attr\(|\d/iu.test(content.replace(/\\[\da-f]{1,6}\s?/giu, ""));

const mostSelectors = 2_000;
const longestSelector = 1_000;

/** What styles write of themselves before or behind elements: at which, as far as their last name, class or id says. */
export class GeneratedText {
  readonly #selectors = new Set<string>();
  /** It stands at elements that no name, class or id tells. */
  #anywhere = false;

  /** Takes a rule: what it is for, and what it says. */
  add(selector: string, says: string): void {
    if (!/:(?:before|after)/iu.test(selector.slice(0, longestSelector))) return;
    const content = /(?:^|[;\s])content\s{0,9}:([^;]{1,200})/iu.exec(says.slice(0, longestSelector))?.[1];
    if (content === undefined || !mayBeFigure(content)) return;
    for (const one of selector.slice(0, longestSelector).split(",")) {
      const [before = "", ...behind] = one.trim().split(/:+(?:before|after)/iu);
      if (behind.length === 0) continue;
      const last = before.split(/[\s>+~]/u).at(-1) ?? "";
      const name = /^[a-z\d-]*(?:[.#][\w-]+)?/iu.exec(last)?.[0].toLowerCase() ?? "";
      if (name === "") this.#anywhere = true;
      else if (this.#selectors.size < mostSelectors) this.#selectors.add(name);
    }
  }

  /** Whether styles write something at an element that no text of the page says. */
  isAt(element: Element): boolean {
    if (this.#anywhere || this.#selectors.size === 0) return this.#anywhere;
    const names = attributeIn(element, "class").toLowerCase().split(/\s+/u).slice(0, 20);
    const id = attributeIn(element, "id").toLowerCase();
    return [
      element.tagName,
      `#${id}`,
      `${element.tagName}#${id}`,
      ...names.flatMap((name) => [`.${name}`, `${element.tagName}.${name}`]),
    ].some((selector) => this.#selectors.has(selector));
  }
}
