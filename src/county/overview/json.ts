import type { Collected } from "../collect/state.ts";

/** 汇总.json: the same for machines. The same data gives the same bytes. */
export const overviewJson = ({ year, files, agencies }: Collected, passedOver = 0): Uint8Array =>
  new TextEncoder().encode(
    `${JSON.stringify(
      {
        year,
        passedOver,
        files,
        agencies: agencies.map(({ row, state, files, findings, previousNote }) => ({
          name: row.name,
          kind: row.kind,
          counted: row.counted,
          ...(row.parent !== undefined && { parent: row.parent }),
          ...(row.aliases.length > 0 && { aliases: row.aliases }),
          ...(row.predecessors.length > 0 && { predecessors: row.predecessors }),
          state,
          ...(row.due !== undefined && { due: row.due }),
          ...(row.publishDue !== undefined && { publishDue: row.publishDue }),
          files,
          findings,
          ...(previousNote !== undefined && { previousNote }),
        })),
      },
      null,
      1,
    )}\n`,
  );
