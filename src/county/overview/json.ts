import { refuseArgument } from "../../problem/wanted.ts";
import type { Collected } from "../collect/state.ts";
import { wantedCollected } from "../collect/state.ts";
import { likenessWithin } from "../likeness/texts.ts";

/** 汇总.json: the same for machines. The same data gives the same bytes. */
export function overviewJson(collected: Collected, passedOver = 0): Uint8Array {
  refuseArgument("overviewJson", "collected", collected, wantedCollected);
  const { year, today, files, agencies, published } = collected;
  const { groups, pairs, common, short } = likenessWithin(collected);
  return new TextEncoder().encode(
    `${JSON.stringify(
      {
        year,
        ...(today !== "" && { today }),
        passedOver,
        files,
        ...(published && { published }),
        agencies: agencies.map(({ row, report: _, last: __, ...agency }) => ({
          name: row.name,
          kind: row.kind,
          counted: row.counted,
          ...(row.parent !== undefined && { parent: row.parent }),
          ...(row.aliases.length > 0 && { aliases: row.aliases }),
          ...(row.predecessors.length > 0 && { predecessors: row.predecessors }),
          ...(row.due !== undefined && { due: row.due }),
          ...(row.publishDue !== undefined && { publishDue: row.publishDue }),
          ...agency,
        })),
        likeness: { groups, pairs, common, short },
      },
      null,
      1,
    )}\n`,
  );
}
