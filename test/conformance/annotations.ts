import { PDFArray, PDFDict } from "pdf-lib";
import { plain } from "../readers/pdf-objects.ts";
import { type CheckedFile, fault } from "./clause.ts";

/** What is wrong with annotations: there are links to addresses only, printed, described, in the order of the structure. */
export function annotationFaults({ objects: { document, get } }: CheckedFile): string[] {
  return document.getPages().flatMap(({ node }) => {
    const list = get(node, "Annots");
    if (list === undefined) return [];
    const annotations = list instanceof PDFArray ? list.asArray().map((_, i) => list.lookup(i)) : [];
    return [
      ...fault(annotations.length === 0, "an empty list of annotations"),
      ...fault(plain(get(node, "Tabs")) !== "/S", "annotations on a page without an order"),
      ...annotations.flatMap((annotation) => {
        if (!(annotation instanceof PDFDict)) return ["an annotation that is none"];
        const action = get(annotation, "A");
        const value = (key: string) => plain(get(annotation, key));
        return [
          ...fault(value("Subtype") !== "/Link", `an annotation ${value("Subtype")}`),
          ...fault(value("F") !== 4, "an annotation that is not printed"),
          ...fault(!value("Contents"), "an annotation without a description"),
          ...fault(typeof value("StructParent") !== "number", "an annotation outside the structure"),
          ...fault(
            !(action instanceof PDFDict) || plain(get(action, "S")) !== "/URI",
            "an annotation without an address",
          ),
        ];
      }),
    ];
  });
}

/** What is wrong with XObjects: there are pictures only, as they are, by no other program's means. */
export function pictureFaults({ dictionaries, objects: { get } }: CheckedFile): string[] {
  return dictionaries
    .filter((dict) => plain(get(dict, "Type")) === "/XObject")
    .flatMap((dict) => [
      ...fault(plain(get(dict, "Subtype")) !== "/Image", `an XObject ${plain(get(dict, "Subtype"))}`),
      ...fault(plain(get(dict, "Interpolate")) === true, "a picture that is interpolated"),
      ...["Alternates", "OPI"].flatMap((key) => fault(get(dict, key) !== undefined, `a picture with ${key}`)),
    ]);
}
