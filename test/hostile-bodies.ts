import { zipSync } from "fflate";

/** A request that means no good, and what it is. */
export interface HostileBody {
  readonly name: string;
  readonly path: string;
  readonly body: string | Uint8Array;
  readonly headers?: Record<string, string>;
}

const file = "application/octet-stream";
const check = "/v1/reports/check";
const render = "/v1/reports/render?format=pdf";
const importing = "/v1/reports/import";
const report =
  '"agency":"某镇人民政府","year":2024,"overview":["…"],"proactiveDisclosure":{},"problemsAndImprovements":["…"]';
const whole = `{${report},"requests":{},"reviewAndLitigation":{}`;
let random = 24;
const noise = Uint8Array.from({ length: 50_000 }, () => {
  random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
  return random >> 16;
});

/** Bodies with which somebody may try to stop the service, to read its files or to make it say what it should not. */
export const hostileBodies: readonly HostileBody[] = [
  { name: "empty", path: check, body: "" },
  { name: "blank", path: check, body: " \n\t ".repeat(10_000) },
  { name: "not UTF-8", path: check, body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]) },
  { name: "UTF-16", path: check, body: new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]) },
  { name: "zeros", path: render, body: new Uint8Array(100_000) },
  { name: "random", path: render, body: noise },
  { name: "brackets", path: check, body: "[".repeat(200_000) },
  { name: "closed brackets", path: render, body: "[".repeat(200_000) + "]".repeat(200_000) },
  { name: "objects", path: check, body: '{"a":'.repeat(100_000) },
  { name: "cut", path: render, body: `${whole.slice(0, -30)}` },
  { name: "a text", path: check, body: '"报告"' },
  { name: "null", path: check, body: "null" },
  { name: "a number", path: render, body: "1e999" },
  { name: "__proto__", path: render, body: `${whole},"__proto__":{"agency":"x"}}` },
  { name: "constructor", path: check, body: `${whole},"constructor":{"prototype":{}}}` },
  { name: "a key twice", path: render, body: `${whole},"year":2023}` },
  {
    name: "a figure of 1e400",
    path: check,
    body: whole.replace('"requests":{}', '"requests":{"received":{"naturalPerson":1e400}}}').concat("}"),
  },
  { name: "a wrong key", path: render, body: `${whole},"agencies":1}` },
  {
    name: "many wrong keys",
    path: check,
    body: `{${Array.from({ length: 40_000 }, (_, i) => `"k${i}":1`).join()}}`,
  },
  {
    name: "a picture by URL",
    path: render,
    body: `{"report":${whole}},"options":{"template":"http://127.0.0.1:1/"}}`,
  },
  {
    name: "a font of the machine",
    path: render,
    body: `{"report":${whole}},"options":{"fonts":{"body":{"file":"/etc/passwd"}}}}`,
  },
  {
    name: "style that explodes",
    path: render,
    body: `{"report":${whole}},"options":{"style":{"page":{"lines":1e9}}}}`,
  },
  {
    name: "gzip",
    path: render,
    body: new Uint8Array([0x1f, 0x8b, 8, 0]),
    headers: { "content-encoding": "gzip" },
  },
  {
    name: "a form",
    path: render,
    body: "a=b",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  },
  { name: "too large", path: check, body: `"${"年".repeat(500_000)}"` },
  { name: "a path as format", path: "/v1/reports/render?format=..%2F..%2Fetc%2Fpasswd", body: `${whole}}` },
  { name: "a file of noise", path: importing, body: noise, headers: { "content-type": file } },
  { name: "a zip of nothing", path: importing, body: zipSync({}), headers: { "content-type": file } },
  {
    name: "a zip bomb",
    path: importing,
    body: zipSync({ "word/document.xml": new Uint8Array(100_000_000) }),
    headers: { "content-type": file },
  },
  {
    name: "an entity bomb",
    path: importing,
    body: zipSync({
      "word/document.xml": new TextEncoder().encode(
        '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
      ),
    }),
    headers: { "content-type": file },
  },
  {
    name: "a PDF of nothing",
    path: importing,
    body: "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n",
    headers: { "content-type": file },
  },
];
