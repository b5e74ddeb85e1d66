import { edition2019 } from "./edition-2019.ts";
import { edition2021 } from "./edition-2021.ts";

/** The editions of the national form, by key. A new edition is a file of data and a line here. */
export const editions = { "2019": edition2019, "2021": edition2021 } as const;

export type EditionKey = keyof typeof editions;

/** The edition in force, for reports that name none. */
export const currentEdition = "2021" satisfies EditionKey;
