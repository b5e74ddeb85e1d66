/** The constant parts of a Word file, and the setting that they were made of. */
export interface ReadyParts {
  readonly key: string;
  readonly parts: Readonly<Record<string, string>>;
}

/**
 * The parts for the standard's own values, so that docx, which takes long to load, need not be loaded for them.
 * scripts/build.mjs writes them in place of this file in dist/; from the sources docx makes them anew.
 */
export const readyParts: ReadyParts | undefined = undefined as ReadyParts | undefined;
