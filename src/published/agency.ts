import { folded, likeness } from "./spelling.ts";

/** Who reports, from all places that name it. */
export interface AgencyFound {
  readonly agency?: string;
  readonly trust: "sure" | "told" | "asked";
  readonly message?: string;
}

export interface AgencyNames {
  readonly title?: string;
  readonly opening?: string;
  readonly signature?: string;
  readonly publishers: readonly string[];
}

/** An area's name stands for its government: 宿迁市 is 宿迁市人民政府. */
function fullName(name: string): string {
  if (/街道$/u.test(name)) return `${name}办事处`;
  return /(?:[省市县区州盟旗镇乡])$/u.test(name) ? `${name}人民政府` : name;
}

/** An office that writes the report for a government reports for the government. */
const principal = (name: string): string => name.replace(/(人民政府)(?:党政)?(?:综合)?办公室$/u, "$1");

/** Whether a short name's characters stand in a long one, in order: 县发展和改革局 in 沭阳县发展和改革局. */
function isAbbreviation(short: string, long: string): boolean {
  let at = 0;
  for (const sign of short) {
    at = long.indexOf(sign, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/**
 * The agency: from the title, made whole by the opening or 署名 where they say more; what disagrees is asked, so that
 * a name misread by a machine (沐阳 for 沭阳) does not pass.
 */
export function agencyFrom(names: AgencyNames): AgencyFound {
  const clean = (name: string | undefined) => {
    const plain = name === undefined ? "" : principal(folded(name));
    return plain === "" ? undefined : plain;
  };
  const [title, opening, signature] = [clean(names.title), clean(names.opening), clean(names.signature)];
  const publisher = names.publishers.map((name) => clean(name)).find((name) => name !== undefined);
  const base = title ?? opening ?? signature;
  if (base === undefined)
    return publisher === undefined
      ? { trust: "asked", message: "文件里没有写明行政机关名称（只称“本机关”“我局”等），请填写全称。" }
      : {
          agency: publisher,
          trust: "asked",
          message: "正文没有写明行政机关名称，取自网页的发布机构，请核对全称。",
        };
  const full = fullName(base);
  const others = [opening, signature].filter((name) => name !== undefined).map(fullName);
  const longer = others.find((name) => name.length > full.length && name.endsWith(full));
  const agency = longer ?? full;
  const against = others.find((name) => !isAbbreviation(name, agency) && !isAbbreviation(agency, name));
  // Who signs is who reports; an opening may name the office that wrote it.
  const isSigned = against !== undefined && signature !== undefined && against === fullName(signature);
  if (against !== undefined && (isSigned || likeness(against, agency) > 0))
    return {
      agency,
      trust: "asked",
      message: `标题、引言、署名所称的机关不一致（${agency}、${against}），请核对。`,
    };
  if (against !== undefined)
    return { agency, trust: "told", message: `署名或引言另称“${against}”，机关按标题取“${agency}”。` };
  if (longer !== undefined || full !== base)
    return { agency, trust: "told", message: `标题作“${base}”，机关全称按“${agency}”读入。` };
  if (title === undefined)
    return {
      agency,
      trust: "told",
      message: `标题没有写机关，取自${opening === undefined ? "署名" : "引言"}。`,
    };
  return { agency, trust: "sure" };
}
