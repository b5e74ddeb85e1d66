import { partingCosts } from "../document/name-parts.ts";
import { type Line, naturalLine } from "./line.ts";
import { type Measured, widthOf } from "./measure.ts";

/** How many characters of a title are the agency's name before the year, where it says the name in short. */
function shortNameLength(text: string, agency: string): number {
  const [name = ""] = /^\p{Script=Han}+(?=\d{4}年)/u.exec(text) ?? [];
  return agency.includes(name) ? Array.from(name).length : 0;
}

/**
 * A line of the title that is too wide, in as few lines as fit, of even length, parted between words. Where it starts
 * with the agency's name and goes on, it parts after the name; after a name in short only if it is too wide.
 */
export function titleLines(
  text: string,
  measured: readonly Measured[],
  width: number,
  size: number,
  agency?: string,
): Line[] {
  const characters = Array.from(text);
  if (measured.length !== characters.length) return [naturalLine(measured, size)];
  const whole = agency !== undefined && agency !== "" && text.startsWith(agency) && text !== agency;
  const fits = widthOf(measured) <= width;
  const length = whole ? Array.from(agency).length : fits ? 0 : shortNameLength(text, agency ?? "");
  if (length > 0)
    return [[0, length] as const, [length] as const].flatMap((range) =>
      titleLines(characters.slice(...range).join(""), measured.slice(...range), width, size),
    );
  if (fits) return [naturalLine(measured, size)];
  const costs = partingCosts(characters).map((cost, i) => cost + (measured[i]?.cost ?? 0));
  return evenLines(measured, costs, width, size);
}

/** The best way to part a text into so many lines: by its cost, and where the last of them starts. */
interface Parting {
  readonly cost: number;
  readonly start: number;
}

function evenLines(
  measured: readonly Measured[],
  cost: readonly number[],
  width: number,
  size: number,
): Line[] {
  const edges = [0];
  for (const { width: here } of measured) edges.push((edges.at(-1) as number) + here);
  const end = measured.length;
  const total = edges[end] as number;
  for (let count = Math.ceil(total / width); count <= end; count++) {
    const share = total / count;
    // best[k][i]: the first i characters in k lines.
    const best: (Parting | undefined)[][] = [[{ cost: 0, start: 0 }]];
    for (let k = 1; k <= count; k++) {
      const row: (Parting | undefined)[] = [];
      for (let i = k; i <= end; i++)
        for (let start = i - 1; start >= k - 1; start--) {
          const line = (edges[i] as number) - (edges[start] as number);
          if (line > width + 1e-6) break;
          const before = best[k - 1]?.[start];
          if (before === undefined) continue;
          const uneven = ((line - share) / size / 2) ** 2;
          const all = before.cost + uneven + (i < end ? (cost[i - 1] as number) : 0);
          if (all < (row[i]?.cost ?? Number.POSITIVE_INFINITY)) row[i] = { cost: all, start };
        }
      best.push(row);
    }
    if (best[count]?.[end] === undefined) continue;
    const lines: Line[] = [];
    for (let k = count, i = end; k > 0; k--) {
      const { start } = best[k]?.[i] as Parting;
      lines.unshift(naturalLine(measured.slice(start, i), size));
      i = start;
    }
    return lines;
  }
  return [naturalLine(measured, size)];
}
