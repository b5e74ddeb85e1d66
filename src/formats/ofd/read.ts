import { allTextIn, childrenOf, type XmlElement } from "../../opc/elements.ts";
import { parseXml } from "../../opc/parse-xml.ts";
import { type PackageError, type PackageFault, packageParts } from "../../opc/read.ts";
import { ReadError } from "../../problem/read-error.ts";
import { refuseNoBytes } from "../../problem/wanted.ts";
import { attachedData } from "../../report/attachment.ts";
import { type FormatReading, reportOf } from "../../report/format-reading.ts";
import type { Report } from "../../report/report.ts";

const faults: Readonly<Record<PackageFault, string>> = {
  damaged: "不是 OFD 文件，或已损坏；请重新保存或重新下载。",
  tooLarge: "文件解开后过大，不是本程序能读的 OFD 文件。",
  encrypted: "文件设有密码；请另存为不加密的 OFD 再读。",
};

const refusedOfd = (error: PackageError) => new ReadError(faults[error.fault], { cause: error });

/** Files of a package, unpacked when they are asked for: pages and fonts are not. */
class OfdPackage {
  private readonly bytes: Uint8Array;
  /** Names as they stand in the package, by the path that leads to them. */
  private readonly names = new Map<string, string>();

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    packageParts(bytes, refusedOfd, (name) => {
      this.names.set(pathFrom("", name), name);
      return false;
    });
  }

  has(path: string): boolean {
    return this.names.has(path);
  }

  file(path: string): Uint8Array | undefined {
    const wanted = this.names.get(path);
    return wanted === undefined
      ? undefined
      : packageParts(this.bytes, refusedOfd, (name) => name === wanted).get(wanted);
  }

  xml(path: string): XmlElement | undefined {
    const bytes = this.file(path);
    if (bytes === undefined) return undefined;
    return parseXml(
      new TextDecoder().decode(bytes),
      (why) => new ReadError(`OFD 文件里的“${path}”${why.message}，读不出报告数据。`, { cause: why }),
    );
  }
}

/** Where a path leads from the folder of a part; one that starts with / leads from the root (7.3, ST_Loc). */
function pathFrom(part: string, location: string): string {
  const path = location.trim().replaceAll("\\", "/");
  const steps = path.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

const locations = (element: XmlElement, name: string): string[] => childrenOf(element, name).map(allTextIn);

/** The files attached to the documents of a package, in order. */
function attachmentsIn(file: OfdPackage): Uint8Array[] {
  const root = file.xml("OFD.xml");
  if (root === undefined)
    throw new ReadError(
      file.has("Encryptions.xml") ? faults.encrypted : "是压缩包，但不是 OFD 文件（没有 OFD.xml）。",
    );
  return childrenOf(root, "DocBody")
    .flatMap((body) => locations(body, "DocRoot"))
    .flatMap((location) => {
      const documentPath = pathFrom("", location);
      const document = file.xml(documentPath);
      if (document === undefined)
        throw new ReadError(`OFD 文件里没有所指的“${documentPath}”，文件已损坏，或设有密码。`);
      return locations(document, "Attachments").map((list) => pathFrom(documentPath, list));
    })
    .flatMap((listPath) => {
      const entries = file.xml(listPath);
      if (entries === undefined) return [];
      return childrenOf(entries, "Attachment")
        .flatMap((entry) => locations(entry, "FileLoc"))
        .flatMap((location) => file.file(pathFrom(listPath, location)) ?? []);
    });
}

/** The data attached to an OFD, unchecked. @throws {ReadError} if the file is no such OFD. */
export function readOfdData(bytes: Uint8Array): FormatReading {
  const found = attachmentsIn(new OfdPackage(bytes)).flatMap(attachedData);
  if (found.length === 0)
    throw new ReadError(
      "OFD 文件里没有报告数据：只有本程序生成的 OFD 附有数据；其他 OFD 请用阅读器另存为 PDF，或用原来的 Word 文件。",
    );
  return { data: found.at(-1) };
}

/**
 * Takes the report out of an OFD that this package made, by the data attached to it, not by its pages; also after it was
 * signed. Of several, the last one counts: it was added last.
 *
 * @throws {ReadError} if the file is no such OFD.
 * @throws {ReportError} if the data in it is no report.
 */
export function readOfd(bytes: Uint8Array): Report {
  refuseNoBytes("readOfd", bytes);
  return reportOf(readOfdData(bytes));
}
