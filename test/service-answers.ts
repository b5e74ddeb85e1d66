// What the tests of the service share: a report as a caller sends it, and what a refusal must look like.
import { expect } from "vitest";

/** Sends a body as it is, or data as JSON. */
export const post = (
  url: string,
  body: unknown,
  headers: Record<string, string> = { "content-type": "application/json" },
) =>
  fetch(url, {
    method: "POST",
    body: body instanceof Uint8Array || typeof body === "string" ? (body as string) : JSON.stringify(body),
    headers,
  });

export interface Told {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly title: string;
  readonly requestId: string;
  readonly problems?: { path: string; message: string }[];
  readonly findings?: { path: string; severity: string }[];
}

/** An answer that refuses: as RFC 9457 has it, in Chinese, without words of the inside. */
export async function told(answer: Response): Promise<Told> {
  const problem = (await answer.json()) as Told;
  expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect(problem.status).toBe(answer.status);
  expect(problem.requestId).toBe(answer.headers.get("x-request-id"));
  for (const text of [problem.title, problem.detail]) expect(text).toMatch(/[\u4e00-\u9fff]/u);
  // No stack, and no English but names of keys and codes.
  expect(JSON.stringify(problem)).not.toMatch(/\bat \w|node_modules|\.js:|Unexpected|Maximum|Error\b/u);
  for (const text of [problem.detail, ...(problem.problems ?? []).map(({ message }) => message)])
    expect(text).not.toMatch(/[a-z]{2,} [a-z]{2,} [a-z]{2,}/iu);
  return problem;
}
