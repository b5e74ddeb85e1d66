import { joined, latin1Bytes, md5, startSha256 } from "#platform";
import type { DocumentInfo } from "../../document/document.ts";
import { deflate } from "../../packing/deflate.ts";
import type { ArchiveLevel } from "../../style/archive.ts";
import { archiveRules } from "./archive.ts";
import { HexString } from "./hex-string.ts";
import { type PdfDocumentInfo, PdfmakeDocument, type Reference } from "./pdfmake.ts";
import { xmpPacket } from "./xmp.ts";

/** A higher level takes longer than what is packed gets smaller: by two in a hundred, in twice the time. */
const packedLevel = 3;

/** Shorter streams stand as they are: to pack one takes a fiftieth of a page's time, and saves a hundred bytes. */
const usualLeastPacked = 512;

/** The colour profile of the last archive, and packed: that of all. It is the one stream that says how many colours it has. */
let profile: { readonly content: Uint8Array; readonly packed: Uint8Array } | undefined;

function streamPacked(content: Uint8Array, { data }: Reference): Uint8Array {
  if (data.N === undefined) return deflate(content, packedLevel);
  const { length } = content;
  const before = profile?.content;
  if (before?.length !== length || !content.every((byte, i) => byte === before[i]))
    profile = { content, packed: deflate(content, packedLevel) };
  return (profile as { readonly packed: Uint8Array }).packed;
}

/** Objects that go into one object stream; more of them are slow to look one up in. */
const objectsAStream = 500;

/** What the file says of itself: the same in its information dictionary and its XMP. */
function infoOf({ title, author, subject, keywords, date }: DocumentInfo): PdfDocumentInfo {
  const created = new Date(`${date}T00:00:00Z`);
  return {
    Title: title,
    Author: author,
    Subject: subject,
    Keywords: keywords.join(", "),
    Creator: "gov-nianbao",
    Producer: "gov-nianbao (pdfmake)",
    CreationDate: created,
    ModDate: created,
  };
}

export interface ReportDocumentOptions {
  readonly tagged: boolean;
  readonly archive?: ArchiveLevel;
  /** Shorter streams, in bytes, stand as they are (default: 512). */
  readonly leastPacked?: number | undefined;
}

/**
 * pdfmake's document with what a published report needs: objects packed together and compressed (ISO 32000-1,
 * 7.5.7), which structure trees need most; an ID made from the content; XMP that agrees with the information.
 */
export class ReportDocument extends PdfmakeDocument {
  private readonly level: ArchiveLevel | undefined;
  private readonly claimsUa: boolean;
  private readonly leastPacked: number;
  /** PDF/A-1 knows no packed objects (ISO 19005-1, 6.1.4) and wants to know the glyphs of each font (6.3.5). */
  readonly isArchive1: boolean;
  private readonly hash = startSha256();
  private readonly described: PdfDocumentInfo;
  private packed: { readonly id: number; readonly body: string }[] = [];
  /** Where packed objects are: the stream, and their number in it. */
  private readonly places = new Map<number, readonly [stream: number, index: number]>();
  /** The object being written, as far as it came: its head, its dictionary. */
  private pending: string[] = [];

  constructor(info: DocumentInfo, options: ReportDocumentOptions) {
    const { tagged, archive, leastPacked = usualLeastPacked } = options;
    const { pdfVersion } = archive === undefined ? { pdfVersion: "1.7" as const } : archiveRules[archive];
    const described = infoOf(info);
    super(
      {},
      {},
      {},
      {},
      {
        autoFirstPage: false,
        compress: true,
        pdfVersion,
        displayTitle: true,
        tagged,
        lang: "zh-CN",
        font: null,
        info: described,
        ...(archive && { subset: archive }),
      },
      null,
      () => false,
    );
    this.described = described;
    this.leastPacked = leastPacked;
    this.level = archive;
    this.isArchive1 = archive !== undefined && archiveRules[archive].part === 1;
    this.claimsUa = tagged && !this.isArchive1;
  }

  /** Takes what pdfkit writes, line by line; objects without a stream wait to be packed. */
  override _write(data: string | Uint8Array): void {
    const starts = typeof data === "string" && /^\d+ 0 obj$/.test(data);
    // pdfkit's constructor writes the first lines, before the fields of this class are there.
    const pending = this.pending as string[] | undefined;
    if (this.isArchive1 || pending === undefined || (pending.length === 0 && !starts)) {
      this.put(data);
    } else if (pending.length < 2) {
      pending.push(data as string);
    } else {
      const [head, body] = pending as [string, string];
      this.pending = [];
      if (data === "endobj") this.packed.push({ id: Number.parseInt(head, 10), body });
      else this.put(`${head}\n${body}\n${data as string}`);
    }
  }

  private put(data: string | Uint8Array): void {
    const bytes = typeof data === "string" ? latin1Bytes(`${data}\n`) : data;
    (this.hash as typeof this.hash | undefined)?.update(bytes);
    // As pdfkit does; it knows Node's own bytes only.
    this.push(bytes);
    this._offset += bytes.length;
  }

  /**
   * Streams are packed by us: pdfkit takes zlib, whose bytes are another machine's another time. The lines of a page come
   * by the hundred, and are made into bytes in one go.
   */
  override ref(data: Record<string, unknown> = {}): Reference {
    const reference = super.ref(data);
    const finalize = reference.finalize;
    let lines = "";
    reference.write = (chunk) => {
      if (typeof chunk === "string") lines += `${chunk}\n`;
      else reference.buffer.push(chunk);
    };
    reference.finalize = () => {
      if (lines !== "") reference.buffer.push(latin1Bytes(lines));
      if (reference.compress && reference.buffer.length > 0) {
        const content = joined(reference.buffer);
        const isPacked = content.length >= this.leastPacked;
        if (isPacked) reference.data.Filter = "FlateDecode";
        reference.buffer = [isPacked ? streamPacked(content, reference) : content];
      }
      reference.compress = false;
      finalize.call(reference);
    };
    return reference;
  }

  /** As pdfkit writes it, but for its way over a dictionary: a page has some hundred marks. */
  override markContent(tag: string, options: { readonly type?: string; readonly mcid?: number }): this {
    this.page.markings.push({ tag, options });
    const { type, mcid } = options;
    return this.addContent(`/${tag}<<${mcid === undefined ? `/Type/${type}` : `/MCID ${mcid}`}>>BDC`);
  }

  /** A number for an object that is given to `pack` later. */
  reserve(): number {
    return this._offsets.push(null);
  }

  /** Takes an object that was written by hand. */
  pack(id: number, body: string): void {
    if (!this.isArchive1) {
      this.packed.push({ id, body });
      return;
    }
    this._offsets[id - 1] = this._offset;
    this.put(`${id} 0 obj\n${body}\nendobj`);
  }

  /** Writes the packed objects, as many streams as they need. */
  private writePacked(): void {
    const { packed } = this;
    for (let from = 0; from < packed.length; from += objectsAStream) {
      const some = packed.slice(from, from + objectsAStream);
      const stream = this.ref({ Type: "ObjStm", N: some.length, Filter: "FlateDecode" });
      let offset = 0;
      const places = some.map(({ id, body }, index) => {
        this.places.set(id, [stream.id, index]);
        const place = `${id} ${offset}`;
        offset += body.length + 1;
        return place;
      });
      const head = `${places.join(" ")}\n`;
      stream.data.First = head.length;
      const bytes = latin1Bytes(`${head}${some.map(({ body }) => body).join("\n")}`);
      stream.end(deflate(bytes, packedLevel));
    }
    this.packed = [];
  }

  /** The end of the file, called by pdfkit when all else is written. */
  override _finalize(): void {
    if (this.isArchive1) {
      this._id = this.contentId();
      super._finalize();
      return;
    }
    this.writePacked();
    const id = this.contentId();
    const place = this._offset;
    const table = this.ref();
    const count = this._offsets.length + 1;
    Object.assign(table.data, {
      Type: "XRef",
      Size: count,
      W: [1, 4, 2],
      Root: this._root,
      Info: this._info,
      ID: [id, id],
    });
    const entries = new DataView(new ArrayBuffer(count * 7));
    entries.setUint16(5, 0xffff); // object 0 is free, as ever
    this._offsets.forEach((offset, i) => {
      const packed = this.places.get(i + 1);
      const [kind, first, second] = packed ? [2, ...packed] : [1, i + 1 === table.id ? place : offset, 0];
      entries.setUint8((i + 1) * 7, kind as number);
      entries.setUint32((i + 1) * 7 + 1, first as number);
      entries.setUint16((i + 1) * 7 + 5, second as number);
    });
    table.end(new Uint8Array(entries.buffer));
    this._write(`startxref\n${place}\n%%EOF`);
    this.push(null);
  }

  private contentId(): HexString {
    return new HexString(this.hash.digest().subarray(0, 16));
  }

  /** pdfkit does not count the bookmarks, which PDF/A asks for (ISO 32000-1, 12.3.3). */
  override endOutline(): void {
    const { children, outlineData } = this.outline;
    if (children.length > 0)
      outlineData.Count = children.reduce((sum, item) => sum + 1 + item.children.length, 0);
    super.endOutline();
  }

  /** XMP in place of pdfkit's, which does not escape its values. It is not compressed, so that any program finds it. */
  override endMetadata(): void {
    const metadata: Reference = this.ref({ Type: "Metadata", Subtype: "XML" });
    metadata.compress = false;
    metadata.end(
      new TextEncoder().encode(
        xmpPacket(this.described, {
          ...(this.level && { archive: archiveRules[this.level] }),
          universalAccess: this.claimsUa,
        }),
      ),
    );
    this._root.data.Metadata = metadata;
  }

  /** Embeds a file that belongs to the whole document (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8 and annex E). */
  attach(name: string, mediaType: string, content: Uint8Array): void {
    const file = this.ref({
      Type: "EmbeddedFile",
      Subtype: mediaType.replace("/", "#2F"),
      Params: {
        ModDate: this.described.ModDate,
        Size: content.length,
        CheckSum: new HexString(md5(content)),
      },
    });
    file.end(content);
    const specification = this.ref({
      Type: "Filespec",
      F: new String(name),
      UF: new String(name),
      AFRelationship: "Source",
      EF: { F: file, UF: file },
    });
    specification.end();
    this.addNamedEmbeddedFile(name, specification);
    this._root.data.AF = [specification];
  }
}
