import { attributeOf, childrenOf, type XmlElement } from "../../opc/elements.ts";
import { autoName } from "./read-beside.ts";
import { below, switchOf, valOf } from "./read-elements.ts";
import { symbolOf } from "./read-symbols.ts";

/** Fields that Word fills in anew when the file is opened, printed or saved: what is read is not what will be seen. */
const renewed = new Set(
  "DATE TIME PRINTDATE SAVEDATE EDITTIME PAGE NUMPAGES SECTIONPAGES NUMWORDS NUMCHARS".split(" "),
);
/** Fields that show something without a stored result. */
const showing = new Set(
  "= EQ MACROBUTTON GOTOBUTTON AUTONUM AUTONUMLGL AUTONUMOUT LISTNUM IF REF QUOTE DOCPROPERTY DATE TIME PAGE NUMPAGES SECTIONPAGES SECTION SEQ PAGEREF NOTEREF STYLEREF MERGEFIELD FILLIN NUMWORDS NUMCHARS SAVEDATE PRINTDATE EDITTIME".split(
    " ",
  ),
);

const fieldName = (instruction: string): string =>
  /^\s*(=|[A-Za-z]{1,20})/u.exec(instruction.slice(0, 200))?.[1]?.toUpperCase() ?? "";

/** What a field of a form shows: the entry chosen, a box with or without a tick. */
export function formEntry(begin: XmlElement): string | undefined {
  const data = below(begin, "ffData");
  const [list, box] = [below(data, "ddList"), below(data, "checkBox")];
  if (list !== undefined) {
    const chosen = Number(valOf(below(list, "result")) ?? valOf(below(list, "default")) ?? 0);
    return valOf(childrenOf(list, "listEntry")[chosen]) ?? "";
  }
  if (box === undefined) return undefined;
  return (switchOf(box, "checked") ?? switchOf(box, "default")) ? "☑" : "☐";
}

/** A field as it ended: its instruction, and what it shows. */
export interface EndedField {
  readonly instruction: string;
  readonly locked: boolean;
  readonly entry?: string | undefined;
  /** Whether a result was stored with it. */
  readonly empty: boolean;
}

/** What a field shows besides its stored result: text, or what has to be told. */
export function shownByField({ instruction, locked, entry, empty }: EndedField): {
  text?: string;
  beside?: string;
} {
  if (entry !== undefined) return empty ? { text: entry } : {};
  const name = fieldName(instruction);
  if (!empty) return renewed.has(name) && !locked ? { beside: autoName } : {};
  if (name === "SYMBOL") {
    const [, code, font] =
      /SYMBOL\s{1,9}(\d{1,5})(?:.{0,40}\\f\s{0,9}"?([^"\\]{1,40}))?/iu.exec(instruction) ?? [];
    const sign = code === undefined ? undefined : symbolOf(symbolCode(Number(code)), font?.trim());
    return sign === undefined ? { beside: "认不出的符号" } : { text: sign };
  }
  return showing.has(name) ? { beside: `域“${instruction.trim().slice(0, 40)}”（没有存下结果）` } : {};
}

/** Symbol fonts have their signs from U+F000 on. */
const symbolCode = (code: number) => String.fromCharCode(code < 0x100 ? 0xf000 + code : code & 0xffff);

/** Whether a field's own element says that it is not filled in anew. */
export const isLocked = (element: XmlElement): boolean =>
  ["1", "true", "on"].includes(attributeOf(element, "fldLock") ?? "");
