import { fitsAgency, unitsOf } from "./agency-names.ts";
import { confused } from "./confused.ts";
import { type Context, type Found, piecesIn } from "./finding.ts";
import { soundAlike } from "./homophones.ts";
import { matchesIn } from "./matches.ts";
import { standingOf } from "./places.ts";
import { isWithin } from "./segments.ts";
import { type Piece, wordsIn } from "./text.ts";

const isTakenFor = (said: string, right: string): boolean =>
  soundAlike(said, right) || (confused[right]?.includes(said) ?? false);

/** A name of the agency's own with one character wrong: 「泰洲市」 for 泰州市. The last tells what it is, and stays. */
function misspelt(piece: Piece, name: string): Found[] {
  const { said } = piece;
  const found: Found[] = [];
  const kind = name.at(-1) as string;
  for (let end = said.indexOf(kind, name.length - 1); end !== -1; end = said.indexOf(kind, end + 1)) {
    const from = end - name.length + 1;
    let wrong = -1;
    let off = 0;
    for (let i = 0; i < name.length && off < 2; i++)
      if (said[from + i] !== name[i]) {
        wrong = i;
        off++;
      }
    if (off !== 1 || !isTakenFor(said[from + wrong] as string, name[wrong] as string)) continue;
    // 台州市 beside 泰州市 is another place.
    if (standingOf(`${said.slice(from, end + 1)}人民政府`).level === "city") continue;
    const quoted = wordsIn(piece, from, name.length);
    const message = `“${quoted.found}”应为“${name}”，请改正。`;
    found.push({ ...quoted, expected: name, message, severity: "hint" });
  }
  return found;
}

/** The agency's own places with a character wrong. */
export function misspeltNames({ report, pieces }: Context): Found[] {
  const names = unitsOf(report.agency).filter((unit) => unit.length >= 3 && unit.length <= 8);
  return pieces.flatMap((piece) =>
    piece.section === "title" ? [] : names.flatMap((name) => misspelt(piece, name)),
  );
}

const institution =
  /(?<=^|[。；，]|年度?|由|与)((?:中华人民共和国)?[\u4e00-\u9fff]{2,12}?(?:海关|医院|学校|大学|学院))(?=未|没有|共|主动|认真|坚持|高度|深入|全面|严格|积极|不断|持续|围绕|依托|按照|根据|将|通过|收到|公开|制定|成立|办公室)/gu;

/** Customs, hospitals and schools of the same kind that are not this one: they are called without a place, or within one. */
export function otherInstitution(context: Context): Found[] {
  const { agency } = context.report;
  const kind = /(?:海关|医院|学校|大学|学院)$/u.exec(agency)?.[0];
  if (kind === undefined) return [];
  return piecesIn(context, "overview", "problemsAndImprovements", "otherMatters").flatMap((piece) =>
    matchesIn(piece.unquoted, institution).flatMap((match): Found[] => {
      const name = (match[1] as string).replace(/^.*年(?:度)?/u, "");
      if (!name.endsWith(kind) || isWithin(name, agency) || /[我本全该各]|其他|有关|附属/u.test(name))
        return [];
      if (name.length < 4 || (kind !== "医院" && fitsAgency(name, agency))) return [];
      const quoted = wordsIn(piece, match.index + match[0].indexOf(name), name.length);
      const message = `文中的“${quoted.found}”不是本机关“${agency}”，疑为沿用他处文稿，请核对。`;
      return [{ ...quoted, expected: agency, message }];
    }),
  );
}
