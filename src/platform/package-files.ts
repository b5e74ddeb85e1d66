import { refuseArgument } from "../problem/wanted.ts";
/** The files that the package carries beside its code: fonts, see fonts/README.md. */
export const packageFileNames = [
  "FandolFang-Regular.ttf",
  "NianbaoKai-Regular.ttf",
  "NotoSansSC-Medium.ttf",
  "NotoSerifSC-Bold.ttf",
  "NotoSerifSC-Regular.ttf",
] as const;
export type PackageFileName = (typeof packageFileNames)[number];

/** Where the package's files are: a folder (Node: its path or `file:` URL), or their bytes by name. */
export type PackageFiles =
  | string
  | { readonly href: string }
  | { readonly [N in PackageFileName]?: Uint8Array };

let provided: PackageFiles | undefined;

/**
 * Tells where the package's fonts are, for programs that are bundled into one file, and for browsers: a bundler takes
 * the code along and may leave the fonts behind. Counts from then on, for `renderBatch`'s threads too; call it first.
 *
 * @param files a folder that holds the files of `gov-nianbao/fonts` (path or `file:` URL; not in a browser), or their
 * bytes by name. Files that are not given are looked for where the package is installed.
 * @example
 * providePackageFiles(new URL("./fonts", import.meta.url));
 * providePackageFiles({ "NotoSerifSC-Bold.ttf": new Uint8Array(await (await fetch("/fonts/NotoSerifSC-Bold.ttf")).arrayBuffer()) });
 */
export function providePackageFiles(files: PackageFiles): void {
  if (typeof files !== "string")
    refuseArgument("providePackageFiles", "files", files, {
      what: "目录（路径或 file: 网址），或字体文件的字节",
    });
  provided = files;
}

/** What was provided, if anything. */
export const providedFiles = (): PackageFiles | undefined => provided;
