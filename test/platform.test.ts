import { mkdtempSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { deflate, deflateRaw } from "../src/packing/deflate.ts";
import * as browser from "../src/platform/browser.ts";
import * as node from "../src/platform/node.ts";

// The compiler holds them to the same signatures, this test to the same answers.
const platforms: readonly (readonly [string, typeof node])[] = [
  ["node", node],
  ["browser", browser],
];
const font = readFileSync(new URL("../fonts/NianbaoKai-Regular.ttf", import.meta.url));
const words = "国务院办公厅政府信息公开<w:p/> 0123456789 Tm TJ".split("");
type Kind = "random" | "repeated" | "text" | "font";
/** Bytes of a kind, told by few numbers, so that a failure can be read. */
function bytesOf(kind: Kind, seed: number, length: number): Uint8Array {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 8;
  };
  if (kind === "font")
    return new Uint8Array(font.subarray(next() % (font.length - length)).subarray(0, length));
  if (kind === "text")
    return new TextEncoder().encode(
      Array.from({ length: length / 3 }, () => words[next() % words.length]).join(""),
    );
  const period = kind === "random" ? length : 1 + (seed % 60);
  const some = Uint8Array.from({ length: Math.max(1, period) }, () => next());
  return Uint8Array.from({ length }, (_, i) => some[i % some.length] as number);
}
const kinds = fc.constantFrom<Kind>("random", "repeated", "text", "font");
const lengths = fc.oneof(fc.nat({ max: 300 }), fc.nat({ max: 70_000 }), fc.nat({ max: 200_000 }));
const anyBytes = fc.tuple(kinds, fc.nat(), lengths);

const plain = (bytes: Uint8Array) => Array.from(bytes);
const outcome = (unpack: () => Uint8Array): unknown => {
  try {
    return node.hexOf(node.sha256(unpack()));
  } catch (error) {
    return error instanceof node.PlatformFault ? error.kind : error;
  }
};

test("both platforms have the same exports", () =>
  expect(Object.keys(browser).toSorted()).toEqual(Object.keys(node).toSorted()));

test("the same bytes packed, which unpack, at every level", () =>
  fc.assert(
    fc.property(anyBytes, fc.integer({ min: 1, max: 9 }), (told, level) => {
      const bytes = bytesOf(...told);
      expect(deflate(bytes, level)).toEqual(deflate(new Uint8Array(bytes), level));
      for (const [, { inflate, inflateRaw }] of platforms) {
        expect(Buffer.compare(inflate(deflate(bytes, level), bytes.length), bytes)).toBe(0);
        expect(Buffer.compare(inflateRaw(deflateRaw(bytes, level), bytes.length), bytes)).toBe(0);
      }
    }),
    { numRuns: 15 },
  ));

test("the same sums and texts", () =>
  fc.assert(
    fc.property(anyBytes, (told) => {
      const bytes = bytesOf(...told);
      const [inNode, inBrowser] = platforms.map(([, { crc32, latin1Text, sha256, md5, hexOf }]) => [
        crc32(bytes),
        latin1Text(bytes),
        hexOf(sha256(bytes)),
        hexOf(md5(bytes)),
      ]);
      expect(inBrowser).toEqual(inNode);
      const sums = platforms.map(([, { startSha256, hexOf }]) => {
        const sum = startSha256();
        sum.update(bytes.subarray(0, 100));
        const first = hexOf(sum.digest());
        sum.update(bytes.subarray(100));
        return [first, hexOf(sum.digest())];
      });
      expect(sums[0]).toEqual(sums[1]);
      expect(sums[0]?.[1]).toBe(node.hexOf(node.sha256(bytes)));
      const text = node.latin1Text(bytes);
      expect(plain(browser.latin1Bytes(text))).toEqual(plain(node.latin1Bytes(text)));
    }),
    { numRuns: 15 },
  ));

test("whole, cut, followed, changed and too large: the same content or the same fault", () =>
  fc.assert(
    fc.property(
      anyBytes,
      fc.boolean(),
      fc.constantFrom("whole", "cut", "followed", "changed", "limited", "gzip", "other"),
      fc.nat(),
      fc.nat({ max: 255 }),
      (told, raw, what, at, value) => {
        const bytes = bytesOf(...told);
        const whole = new Uint8Array((raw ? deflateRawSync : deflateSync)(bytes));
        let packed: Uint8Array = whole;
        let limit = bytes.length;
        if (what === "cut") packed = whole.subarray(0, at % whole.length);
        if (what === "followed") packed = node.joined([whole, Uint8Array.of(value, value), whole]);
        if (what === "changed") packed = whole.with(at % whole.length, value);
        if (what === "limited") limit = at % Math.max(1, bytes.length);
        if (what === "gzip") packed = new Uint8Array(gzipSync(bytes));
        if (what === "other") packed = bytes;
        const [a, b] = platforms.map(([, { inflate, inflateRaw }]) =>
          outcome(() => (raw ? inflateRaw : inflate)(packed, limit)),
        );
        // Bytes that are damaged and too large: each says what it meets first.
        const both = (fault: unknown) => (what === "changed" && typeof fault === "string" ? "fault" : fault);
        expect(both(b) === both(a), `${String(a).slice(0, 40)} ${String(b).slice(0, 40)}`).toBe(true);
      },
    ),
    { numRuns: 400 },
  ));

test("what ends as a piece of the unpacked is full comes whole", () => {
  for (let beyond = 0; beyond <= 40; beyond++) {
    const bytes = bytesOf("repeated", 1_537_067_640, 65_536 + beyond);
    for (const [name, { inflateRaw }] of platforms)
      expect(
        outcome(() => inflateRaw(new Uint8Array(deflateRawSync(bytes)), bytes.length)),
        name,
      ).toBe(outcome(() => bytes));
  }
});

describe.each(platforms)("%s", (name, platform) => {
  const kindOf = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      return (error as node.PlatformFault).kind;
    }
    return undefined;
  };

  test("a bomb is stopped at its limit", () => {
    const bomb = deflateRawSync(new Uint8Array(200_000_000), { level: 1 });
    const before = process.memoryUsage().arrayBuffers;
    expect(kindOf(() => platform.inflateRaw(bomb, 1_000_000))).toBe("tooLarge");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40_000_000);
  });

  test("package files are those that were provided, by bytes or by folder", () => {
    const file = "NianbaoKai-Regular.ttf";
    const own = Uint8Array.of(1, 2, 3);
    try {
      platform.providePackageFiles({ [file]: own });
      expect(platform.packageFile(file)).toBe(own);
      platform.providePackageFiles(new URL("../fonts/", import.meta.url));
      if (name === "node") expect(Buffer.compare(platform.packageFile(file), font)).toBe(0);
      else expect(kindOf(() => platform.packageFile(file))).toBe("missing");
      platform.providePackageFiles("/nowhere");
      expect(kindOf(() => platform.packageFile(file))).toBe("missing");
    } finally {
      platform.providePackageFiles({});
    }
    if (name === "node") expect(Buffer.compare(platform.packageFile(file), font)).toBe(0);
  });
});

describe("a font that is read in parts", () => {
  const name = "NianbaoKai-Regular.ttf";
  const folder = mkdtempSync(join(tmpdir(), "nianbao-parts-"));
  const path = join(folder, name);
  afterAll(() => rmSync(folder, { recursive: true }));

  test("holds what was asked for, and no more", () => {
    const { bytes, read } = node.openPackageFile(name);
    read(200_000, 200_100);
    expect(bytes.length).toBe(font.length);
    expect(Buffer.compare(bytes.subarray(200_000, 200_100), font.subarray(200_000, 200_100))).toBe(0);
    expect(bytes.subarray(0, 200_000).every((byte) => byte === 0)).toBe(true);
    read(0, bytes.length);
    expect(Buffer.compare(bytes, font)).toBe(0);
  });

  test.each([
    ["written anew", () => writeFileSync(path, font.toReversed())],
    ["cut off", () => truncateSync(path, 1000)],
  ])("that is %s meanwhile is refused, not read on", (_, change) => {
    writeFileSync(path, font);
    utimesSync(path, 0, 0);
    try {
      node.providePackageFiles(folder);
      const { read } = node.openPackageFile(name);
      read(0, 12);
      change();
      expect(() => read(5000, 6000)).toThrow(node.PlatformFault);
    } finally {
      node.providePackageFiles({});
    }
  });
});

test("a user's file is read where there are files", () => {
  const path = new URL("../fonts/NianbaoKai-Regular.ttf", import.meta.url).pathname;
  expect(Buffer.compare(node.userFile(path).read(), font)).toBe(0);
  expect(() => node.userFile("/nowhere").read()).toThrow(node.PlatformFault);
  expect(() => browser.userFile(path)).toThrow("lacking");
});
