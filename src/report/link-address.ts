import { blockLimits } from "./blocks.ts";

const usable = /^(?:https?:\/\/[^/\s]|mailto:[^\s@]+@)[^\s<>"\\^`{|}\p{Cc}]*$/iu;

/**
 * An address that a stretch of text may lead to (http, https, mailto; no user, no password), as browsers write it; nothing
 * for any other.
 *
 * @example textAddress("https://例子.cn/公开") // "https://xn--fsqu00a.cn/%E5%85%AC%E5%BC%80"
 */
export function textAddress(href: string): string | undefined {
  if (!usable.test(href)) return undefined;
  try {
    const url = new URL(href);
    const { username, password, href: written } = url;
    return username + password === "" && written.length <= blockLimits.href ? written : undefined;
  } catch {
    return undefined;
  }
}
