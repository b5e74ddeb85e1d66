import type { XmlChild, XmlElement } from "./elements.ts";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const entityFor = (sign: string) => entities[sign] ?? `&#${sign.charCodeAt(0)};`;

function writeChild(child: XmlChild, into: string[]): void {
  if (typeof child === "string") {
    into.push(child.replace(/[<&>]/g, entityFor));
    return;
  }
  into.push("<", child.name);
  for (const { name, value } of child.attributes)
    into.push(" ", name, '="', value.replace(/[<>&"\t\n\r]/g, entityFor), '"');
  if (child.children.length === 0) {
    into.push("/>");
    return;
  }
  into.push(">");
  for (const inside of child.children) writeChild(inside, into);
  into.push("</", child.name, ">");
}

/** An element as XML. Its prefixes are declared where they were, so that it stands alone or where it stood. */
export function serializedXml(element: XmlElement): string {
  const pieces: string[] = [];
  writeChild(element, pieces);
  return pieces.join("");
}
