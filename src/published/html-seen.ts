import { attributeIn, type Element, type HtmlNode } from "../formats/html/page-nodes.ts";
import { isUnseenText } from "../report/unseen.ts";
import {
  type Declarations,
  declarationsIn,
  hasSheets,
  lengthIn,
  pageColour,
  stylesOf,
  transparencyIn,
} from "./html-styles.ts";

/**
 * How text is shown: `gone`, it takes no room (site programs keep copies so) · `unseen` · `faint`, light on a ground that
 * only a style sheet elsewhere knows · `struck` · `raised`, a mark of a note.
 */
export type TextKind = "gone" | "unseen" | "faint" | "struck" | "raised";

/** How an element's text looks, as far as the page itself says. */
export interface PageLook {
  readonly kind?: TextKind | undefined;
  /** What it is laid out as: an element of a table, or one that its style or role makes one. */
  readonly shape?: "table" | "group" | "row" | "cell" | undefined;
  readonly colour: string | undefined;
  readonly ground: string | undefined;
  /** pt */
  readonly size?: number | undefined;
  readonly isAway?: boolean;
  /** Its colour lets through all that is behind it. */
  readonly isClear?: boolean;
  readonly isStruck?: boolean;
  readonly isRaised?: boolean;
  /** What is shown is not what is written: digits from right to left, or more by a style. */
  readonly isOtherwise?: boolean;
  /** Whether lists in it show no numbers. */
  readonly isUnnumbered?: boolean;
}

/** So far from its place text is off every page. pt */
const faraway = -500;

/** So little of a colour nobody sees. */
const mostSeenThrough = 0.95;

function isFarAway(of: Declarations): boolean {
  const placed = /absolute|fixed/u.test(of.get("position") ?? "");
  const moved = ["left", "top", "right", "bottom"].some((side) => (lengthIn(of.get(side)) ?? 0) < faraway);
  const clipped = /rect\(\s*[01](?:px)?[\s,]+[01]|inset\(\s*(?:50|100)%/u.test(
    `${of.get("clip")} ${of.get("clip-path")}`,
  );
  const folded =
    /hidden/u.test(of.get("overflow") ?? "") &&
    ["width", "height"].some((side) => (lengthIn(of.get(side)) ?? 9) <= 1);
  return (placed && (moved || clipped)) || (lengthIn(of.get("text-indent")) ?? 0) < faraway || folded;
}

const struckBy = new Set(["s", "strike", "del"]);
const raisedBy = new Set(["sup", "sub"]);

const tableElements: Readonly<Record<string, PageLook["shape"]>> = {
  table: "table",
  tr: "row",
  td: "cell",
  th: "cell",
  thead: "group",
  tbody: "group",
  tfoot: "group",
};
const shapesByStyle: Readonly<Record<string, PageLook["shape"]>> = {
  table: "table",
  "inline-table": "table",
  "table-row-group": "group",
  "table-header-group": "group",
  "table-footer-group": "group",
  "table-row": "row",
  "table-cell": "cell",
};
const shapesByRole: Readonly<Record<string, PageLook["shape"]>> = {
  table: "table",
  grid: "table",
  rowgroup: "group",
  row: "row",
  cell: "cell",
  gridcell: "cell",
  columnheader: "cell",
  rowheader: "cell",
};
const ownIn = <T>(names: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(names, name) ? names[name] : undefined;

const shapeOf = (element: Element, says: Declarations): PageLook["shape"] =>
  ownIn(tableElements, element.tagName) ??
  ownIn(shapesByRole, attributeIn(element, "role").toLowerCase()) ??
  ownIn(shapesByStyle, says.get("display") ?? "");

function kindOfText({
  isAway: away,
  isClear,
  isStruck,
  isRaised,
  colour,
  ground,
  size,
}: PageLook): TextKind | undefined {
  if (away || isClear || isUnseenText({ colour, ground, size })) return "unseen";
  if (ground === undefined && isUnseenText({ colour, ground: "ffffff" })) return "faint";
  return isStruck ? "struck" : isRaised ? "raised" : undefined;
}

/** How a page's text looks: where it begins, and each element's within its parent's. */
export function looksIn(
  document: HtmlNode,
  /** What is shown though it says that it is not. */
  opened: ReadonlySet<Element> = new Set(),
): {
  readonly first: PageLook;
  readonly of: (element: Element, within: PageLook) => PageLook;
} {
  const { rules, generated } = stylesOf(document);
  const known = new WeakMap<Element, Declarations>();
  const declared = (element: Element): Declarations => {
    const says = known.get(element) ?? read(element);
    known.set(element, says);
    return says;
  };
  const read = (element: Element): Declarations => {
    const style = attributeIn(element, "style");
    if (rules.size === 0) return declarationsIn(style);
    const names = attributeIn(element, "class")
      .split(/\s+/u)
      .filter((name) => name !== "")
      .slice(0, 20);
    const id = attributeIn(element, "id");
    const selectors = [
      element.tagName,
      ...names.flatMap((name) => [`.${name}`, `${element.tagName}.${name}`]),
      ...(id === "" ? [] : [`#${id}`, `${element.tagName}#${id}`]),
    ];
    return new Map([...selectors.flatMap((one) => [...(rules.get(one) ?? [])]), ...declarationsIn(style)]);
  };
  // Most elements say nothing of their own: within the same look those of a name look alike.
  const plain = new WeakMap<PageLook, Map<string, PageLook>>();
  const of = (element: Element, within: PageLook): PageLook => {
    if (element.attrs.length > 0 || opened.has(element)) return lookOf(element, within);
    const here = plain.get(within) ?? new Map<string, PageLook>();
    plain.set(within, here);
    const look = here.get(element.tagName) ?? lookOf(element, within);
    here.set(element.tagName, look);
    return look;
  };
  const lookOf = (element: Element, within: PageLook): PageLook => {
    const says = declared(element);
    const isOpened = opened.has(element);
    const isGone =
      !isOpened &&
      (element.attrs.some(({ name }) => name === "hidden") ||
        /^none\b/u.test(says.get("display") ?? "") ||
        /^(?:hidden|collapse)\b/u.test(says.get("visibility") ?? ""));
    if (isGone) return { ...within, kind: "gone" };
    const given =
      says.get("-webkit-text-fill-color") ??
      says.get("color") ??
      (element.tagName === "font" ? attributeIn(element, "color") : "");
    const behind = says.get("background-color") ?? says.get("background") ?? attributeIn(element, "bgcolor");
    const hasPicture =
      /url\(|gradient/u.test(`${says.get("background")} ${says.get("background-image")}`) ||
      attributeIn(element, "background") !== "";
    const clear = behind === "" || /^(?:transparent|none|inherit|initial|unset)$/u.test(behind);
    const lines = `${says.get("text-decoration")} ${says.get("text-decoration-line")}`;
    const look: PageLook = {
      colour: given === "" || given === "inherit" ? within.colour : pageColour(given),
      ground: hasPicture ? undefined : clear ? within.ground : pageColour(behind),
      size: lengthIn(says.get("font-size")) ?? within.size,
      isAway:
        within.isAway === true ||
        (!isOpened && Number.parseFloat(says.get("opacity") ?? "1") < 0.05) ||
        // A table's caption is hidden for the eye only, and says what the table is.
        (element.tagName !== "caption" && isFarAway(says)),
      isClear:
        given === "" || given === "inherit"
          ? within.isClear === true
          : transparencyIn(given) > mostSeenThrough,
      isStruck: within.isStruck === true || struckBy.has(element.tagName) || /line-through/u.test(lines),
      isRaised:
        within.isRaised === true ||
        raisedBy.has(element.tagName) ||
        /^(?:super|sub)$/u.test(says.get("vertical-align") ?? ""),
    };
    const turned =
      (element.tagName === "bdo" || /override/u.test(says.get("unicode-bidi") ?? "")) &&
      (says.get("direction") ?? attributeIn(element, "dir").toLowerCase()) === "rtl";
    const list = says.get("list-style-type") ?? says.get("list-style") ?? "";
    return {
      ...look,
      kind: kindOfText(look),
      shape: shapeOf(element, says),
      isOtherwise: turned || generated.isAt(element),
      isUnnumbered: list === "" ? within.isUnnumbered === true : /\bnone\b/u.test(list),
    };
  };
  return { first: { colour: "000000", ground: hasSheets(document) ? undefined : "ffffff" }, of };
}
