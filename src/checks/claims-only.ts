import { clausePattern, groupOfClause } from "./claims-outcomes.ts";
import { type Context, type Found, knownTotal } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { isOtherBody, segmentsOf } from "./segments.ts";
import { wordsIn } from "./text.ts";

/** How a text goes on from its one request to what became of it. */
const onlyRequest = new RegExp(
  `(?:收到|受理|新收|接到)[^，。；：\\d]{0,24}申请(?:共|共计)?(?<!\\d)(?:1|一)件，(?![^。；]*其中)[^。；\\d]{0,50}?(?:作出|做出|决定|依法|予以|给予|已)(?:了|对其|作出|做出)?(${clausePattern})(?:的)?(?:决定|答复|处理|告知书?|告知)?(?=[，。；]|$)`,
  "gu",
);

/** 「收到申请1件，经审查……不予公开」, while table three has the one request in another row. */
export const outcomeOfTheOnly = (context: Context): Found[] =>
  segmentsOf(context).flatMap((segment): Found[] => {
    const { sentence, inSentence, isThisYear, subject, quote, piece } = segment;
    if (inSentence !== 0 || !isThisYear || subject !== "requests" || quote) return [];
    return matchesIn(sentence, onlyRequest).flatMap((match): Found[] => {
      const [words, name] = match as unknown as [string, string];
      const before = sentence.slice(0, match.index);
      const told = knownTotal(context, groupOfClause(name));
      const isOne =
        knownTotal(context, "requests.received") === 1 &&
        knownTotal(context, "requests.outcomes.total") === 1;
      if (!isOne || told !== 0 || isOtherBody(before, context.report.agency)) return [];
      if (/[未没不]$/u.test(words.slice(0, words.lastIndexOf(name)))) return [];
      const at = match.index + words.lastIndexOf(name);
      const quoted = wordsIn(piece, segment.from + at, name.length);
      const message = `文中写唯一的一件申请“${quoted.found}”，但表三“${quoted.found}”各行总计为 0，请核对，改正写错的一处。`;
      return [{ ...quoted, message }];
    });
  });
