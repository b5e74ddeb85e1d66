/* What browsers from Chromium 80 on lack: 国产化 desktops have kernels of 2020. */

function define(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

function at(this: ArrayLike<unknown> | string, index: number): unknown {
  const i = Math.trunc(index) || 0;
  return this[i < 0 ? this.length + i : i];
}

for (const { prototype } of [Array, String, Uint8Array, Uint16Array, Uint32Array, Int16Array])
  define(prototype, "at", at);

define(Array.prototype, "toSorted", function (this: unknown[], compare?: (a: unknown, b: unknown) => number) {
  return [...this].sort(compare);
});
define(Array.prototype, "toReversed", function (this: unknown[]) {
  return [...this].reverse();
});
define(Array.prototype, "toSpliced", function (this: unknown[], ...how: [number, number, ...unknown[]]) {
  const copy = [...this];
  copy.splice(...how);
  return copy;
});
define(Array.prototype, "with", function (this: unknown[], index: number, value: unknown) {
  const copy = [...this];
  copy[index < 0 ? copy.length + index : index] = value;
  return copy;
});
define(
  Array.prototype,
  "findLastIndex",
  function (this: unknown[], is: (item: unknown, i: number, all: unknown[]) => boolean) {
    for (let i = this.length - 1; i >= 0; i--) if (is(this[i], i, this)) return i;
    return -1;
  },
);
define(
  Array.prototype,
  "findLast",
  function (this: unknown[], is: (item: unknown, i: number, all: unknown[]) => boolean) {
    for (let i = this.length - 1; i >= 0; i--) if (is(this[i], i, this)) return this[i];
    return undefined;
  },
);
const { hasOwnProperty: hasItsOwn } = Object.prototype;
define(Object, "hasOwn", (object: object, key: PropertyKey) => hasItsOwn.call(object, key));
define(String.prototype, "replaceAll", function (this: string, what: string | RegExp, by: never) {
  return typeof what === "string"
    ? this.replace(new RegExp(what.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "g"), by)
    : this.replace(what, by);
});
