import { amountsInText, back } from "./amounts.ts";
import type { Found } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { type Piece, sentencesOf, wordsIn } from "./text.ts";

const namedPart =
  /其中(?:新增|新建|[\u4e00-\u9fff]{0,10}?)(\d{1,9})(条次|件次|场次|条|件|篇|期|次|个|份|场|起|宗|项|家|名|块|处)(?=[，。；、（]|$)/gu;

/** 「12个专栏，其中新增专栏15个」: a part of more than the whole, whatever the whole is of the figures before it. */
export const largerParts = (piece: Piece): Found[] =>
  (matchesIn(piece.unquoted, namedPart).length > 0 ? sentencesOf(piece) : []).flatMap(({ from, text }) =>
    matchesIn(text, namedPart).flatMap((match): Found[] => {
      const before = text.slice(Math.max(match.index - back, 0), match.index);
      const [words, part, unit = ""] = match;
      const wholes = amountsInText(before.replace(/\d余|\d多/gu, "　　"));
      const ofUnit = wholes.filter((one) => one.unit === unit);
      const nearest = wholes.at(-1);
      if (
        nearest?.unit !== unit ||
        ofUnit.some(({ value }) => value >= Number(part)) ||
        /余|多|近|约/u.test(before.slice(nearest.at - 1))
      )
        return [];
      const quoted = wordsIn(piece, from + match.index, words.length);
      const message = `“${quoted.found}”比前面的总数 ${nearest.value}${unit} 还多，请核对。`;
      return [{ ...quoted, message }];
    }),
  );
