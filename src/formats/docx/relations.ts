import { type CompressedPart, compressed } from "../../opc/write.ts";
import { escapedXml, officeRelationship } from "../../opc/xml.ts";
import { type Picture, pictureEndings } from "../../report/picture.ts";
import { unpackedText, withEntries } from "./package-lists.ts";

/** What the text of a file leads to: pictures inside the file, addresses outside. */
export class Relations {
  private readonly pictures = new Map<Picture, { readonly id: string; readonly path: string }>();
  private readonly links = new Map<string, string>();

  /** The id of a picture, which stands in the file once. */
  idOfPicture(picture: Picture): string {
    const known = this.pictures.get(picture);
    if (known !== undefined) return known.id;
    const n = this.pictures.size + 1;
    const added = { id: `nianbaoImage${n}`, path: `media/nianbao${n}.${pictureEndings[picture.type]}` };
    this.pictures.set(picture, added);
    return added.id;
  }

  idOfLink(href: string): string {
    const known = this.links.get(href);
    if (known !== undefined) return known;
    const id = `nianbaoLink${this.links.size + 1}`;
    this.links.set(href, id);
    return id;
  }

  /** The parts of a file with those that its text needs besides: pictures, and the lists that name them. */
  addedTo(parts: ReadonlyMap<string, CompressedPart>): ReadonlyMap<string, CompressedPart> {
    if (this.pictures.size + this.links.size === 0) return parts;
    const entries = [
      ...Array.from(
        this.pictures.values(),
        ({ id, path }) => `<Relationship Id="${id}" Type="${officeRelationship}/image" Target="${path}"/>`,
      ),
      ...Array.from(
        this.links,
        ([href, id]) =>
          `<Relationship Id="${id}" Type="${officeRelationship}/hyperlink" Target="${escapedXml(href)}" TargetMode="External"/>`,
      ),
    ];
    const types = unpackedText(parts.get(typesPath) as CompressedPart);
    const defaults = [...new Set(Array.from(this.pictures.keys(), ({ type }) => type))]
      .filter((type) => !new RegExp(`Extension="${pictureEndings[type]}"`, "iu").test(types))
      .map((type) => `<Default Extension="${pictureEndings[type]}" ContentType="image/${type}"/>`);
    return new Map([
      ...parts,
      withEntries(parts, typesPath, defaults),
      withEntries(parts, "word/_rels/document.xml.rels", entries),
      ...Array.from(this.pictures, ([{ bytes }, { path }]) => [`word/${path}`, compressed(bytes)] as const),
    ]);
  }
}

const typesPath = "[Content_Types].xml";
