/** The hanzi of GB 2312—80: all that the _GB2312 faces of 仿宋 and 楷体 hold. Made once, when it is asked for. */
let known: ReadonlySet<string> | undefined;

function hanzi(): ReadonlySet<string> {
  const decoder = new TextDecoder("gb18030");
  const bytes = new Uint8Array(72 * 94 * 2); // rows 16 to 87
  for (let row = 0; row < 72; row++)
    for (let cell = 0; cell < 94; cell++) bytes.set([0xb0 + row, 0xa1 + cell], (row * 94 + cell) * 2);
  return new Set(decoder.decode(bytes).replace(/[^\p{Script=Han}]/gu, ""));
}

/** Whether a character is a hanzi that GB 2312 lacks. */
export function isBeyondGb2312(character: string): boolean {
  if (!/\p{Script=Han}/u.test(character)) return false;
  known ??= hanzi();
  return !known.has(character);
}
