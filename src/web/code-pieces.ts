import { inflateRaw } from "#platform";
import { unpackedLetters } from "./font-pieces.ts";

/** The most that a part of the program may come to, unpacked. */
const mostCode = 4 * 1024 * 1024;

/**
 * Lets the parts of the program that stand packed in the file (scripts/bundle-web.mjs) be unpacked when one asks for them:
 * as scripts whose sums the file's policy knows. They run at once, as all scripts without an address do.
 */
export function unpackCodeWhenAsked(): void {
  const unpack = (name: string): void => {
    const packed = document.querySelector(`script[data-part="${name}"]`);
    const script = document.createElement("script");
    const bytes = inflateRaw(unpackedLetters(packed?.textContent ?? ""), mostCode);
    script.textContent = new TextDecoder().decode(bytes);
    document.head.append(script);
    script.remove();
    packed?.remove();
  };
  Object.assign(self, { nianbaoUnpack: unpack });
}
