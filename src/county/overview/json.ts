import { joined } from "#platform";
import { encodedChunks } from "../../opc/encoded.ts";
import { refuseArgument } from "../../problem/wanted.ts";
import type { Collected, CollectedAgency } from "../collect/state.ts";
import { wantedCollected } from "../collect/state.ts";
import { likenessWithin } from "../likeness/texts.ts";

/** An agency without its reports, which stand in files of their own. */
const agencyData = ({ row, report: _, last: __, ...agency }: CollectedAgency) => ({
  name: row.name,
  kind: row.kind,
  counted: row.counted,
  ...(row.parent !== undefined && { parent: row.parent }),
  ...(row.aliases.length > 0 && { aliases: row.aliases }),
  ...(row.predecessors.length > 0 && { predecessors: row.predecessors }),
  ...(row.due !== undefined && { due: row.due }),
  ...(row.publishDue !== undefined && { publishDue: row.publishDue }),
  ...agency,
});

/** JSON as it stands so deep in other JSON, a space for each step. */
const jsonAt = (depth: number, value: unknown): string =>
  JSON.stringify(value, null, 1).replaceAll("\n", `\n${" ".repeat(depth)}`);

/** What `JSON.stringify(data, null, 1)` gives, piece by piece: of lists an entry at a time, made when it is its turn. */
function* jsonPieces(data: Readonly<Record<string, unknown>>): Iterable<string> {
  let before = "{\n ";
  for (const [key, value] of Object.entries(data)) {
    yield `${before}${JSON.stringify(key)}: `;
    before = ",\n ";
    if (typeof value !== "object" || value === null || !(Symbol.iterator in value)) yield jsonAt(1, value);
    else {
      let between = "[\n  ";
      for (const one of value as Iterable<unknown>) {
        yield between + jsonAt(2, one);
        between = ",\n  ";
      }
      yield between.startsWith("[") ? "[]" : "\n ]";
    }
  }
  yield "\n}\n";
}

/** 汇总.json: the same for machines. The same data gives the same bytes. */
export function overviewJson(collected: Collected, passedOver = 0): Uint8Array {
  refuseArgument("overviewJson", "collected", collected, wantedCollected);
  return joined([...overviewJsonChunks(collected, passedOver)]);
}

/** The same a chunk at a time: of thousands of agencies it has tens of megabytes. */
export function overviewJsonChunks(collected: Collected, passedOver: number): Iterable<Uint8Array> {
  const { year, today, files, agencies, published } = collected;
  const { groups, pairs, common, short } = likenessWithin(collected);
  const agenciesData = function* () {
    for (const agency of agencies) yield agencyData(agency);
  };
  return encodedChunks(
    jsonPieces({
      year,
      ...(today !== "" && { today }),
      passedOver,
      files,
      ...(published && { published }),
      agencies: agenciesData(),
      likeness: { groups, pairs, common, short },
    }),
  );
}
