/** How text is drawn, as far as it says whether it is seen: colours of six digits, nothing where none is known. */
export interface DrawnText {
  readonly colour?: string | undefined;
  /** The colour behind it. */
  readonly ground?: string | undefined;
  /** In pt. */
  readonly size?: number | undefined;
}

/** Smaller text is a line on paper. */
const leastSize = 3;
/** Colours whose light differs less, as one over the other, and of like hue, are one to the eye: white and pale yellow. */
const leastContrast = 1.25;
const nearestHue = 80;

const channelsOfColour = (colour: string): number[] =>
  [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** Relative light of a colour (WCAG 2, sRGB). */
function lightOf(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Whether nobody sees a text: white on white, as its ground, or tiny. */
export function isUnseenText({ colour, ground, size }: DrawnText): boolean {
  if (size !== undefined && size <= leastSize) return true;
  if (colour === undefined || ground === undefined) return false;
  const [a, b] = [channelsOfColour(colour), channelsOfColour(ground)];
  const [dark = 0, light = 0] = [lightOf(a), lightOf(b)].toSorted((one, other) => one - other);
  return (
    (light + 0.05) / (dark + 0.05) < leastContrast &&
    a.every((channel, i) => Math.abs(channel - (b[i] as number)) < nearestHue)
  );
}
