/** Points (1/72 in) in a millimetre. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** Points from twip (1/1440 in). */
export const twip = (twips: number): number => twips / 20;

/** Twip from points, rounded. */
export const toTwip = (points: number): number => Math.round(points * 20);
