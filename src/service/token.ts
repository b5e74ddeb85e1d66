import { createHash, timingSafeEqual } from "node:crypto";

const sumOfText = (text: string) => createHash("sha256").update(text).digest();

/** Whether `Authorization` shows the token; by sums of one length, so that the time says nothing of it. */
export function showsToken(authorization: string | undefined, token: string): boolean {
  const [, shown = ""] = /^bearer +(.+)$/iu.exec(authorization ?? "") ?? [];
  return timingSafeEqual(sumOfText(shown), sumOfText(token));
}
