import { fieldId } from "./fields.ts";

/** The field for an address in the form that an element stands in: a page may hold several forms. */
export function fieldNear(
  element: Element | null,
  address: string,
): HTMLInputElement | HTMLTextAreaElement | null {
  const root = element?.getRootNode() as Document | ShadowRoot | undefined;
  return (root?.getElementById(fieldId(address)) ?? null) as HTMLInputElement | HTMLTextAreaElement | null;
}
