/**
 * What a mark is painted for, with its colour on white paper and on a dark screen. Every one stands out from its ground by
 * 4.5 to 1 or more, the hairline by 3 (WCAG 2.2, 1.4.3 and 1.4.11); text is only ink or soft, and never stands on a colour.
 */
export const paints = {
  ink: { light: "#1a1a1a", dark: "#e6e8eb" },
  soft: { light: "#50565f", dark: "#b8bec8" },
  rule: { light: "#7c828b", dark: "#868c95" },
  now: { light: "#1f5fa8", dark: "#7db4f0" },
  before: { light: "#6b7280", dark: "#a3abb7" },
  second: { light: "#a34700", dark: "#f2a65a" },
  third: { light: "#0b6e63", dark: "#5fd0c0" },
  fourth: { light: "#7a3e9d", dark: "#d3a4ee" },
} as const;

export type Paint = keyof typeof paints;

/** The grounds that the colours are made for. */
export const grounds = { light: "#ffffff", dark: "#15171b" } as const;

/** Parts of a whole in their order; what is left over is grey. */
export const partPaints = ["now", "second", "third", "before", "fourth"] as const satisfies readonly Paint[];
