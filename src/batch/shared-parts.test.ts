import { expect, test } from "vitest";
import { nilsShared } from "./shared-parts.ts";

const data = () => ({
  agency: "甲镇",
  overview: ["一", "二"],
  requests: {
    received: { naturalPerson: 2, total: 2 },
    carriedOver: { naturalPerson: 0, total: 0 },
    unable: { notHeld: { naturalPerson: 0, total: 0 }, toCreate: { total: 0, naturalPerson: 0 } },
  },
  fees: {},
});

test("rows of nils are one for all reports, in the order of their own keys; all else stays as it was", () => {
  const shared = nilsShared();
  const [one, other] = [shared(data()), shared(data())] as ReturnType<typeof data>[];
  expect(JSON.stringify(one)).toBe(JSON.stringify(data()));
  expect(JSON.stringify(other)).toBe(JSON.stringify(data()));
  expect(other?.requests.carriedOver).toBe(one?.requests.carriedOver);
  expect(other?.requests.unable).toBe(one?.requests.unable);
  expect(one?.requests.unable.notHeld).toBe(one?.requests.carriedOver);
  expect(other?.requests.received).not.toBe(one?.requests.received);
  expect(other?.overview).not.toBe(one?.overview);
  expect(other?.fees).not.toBe(one?.fees);
});

test("what is no object stays", () => {
  expect(nilsShared()(undefined)).toBeUndefined();
  expect(nilsShared()(["", 0])).toEqual(["", 0]);
});
