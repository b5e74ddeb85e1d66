// Writes the documents that are made from data: `npm run docs`.
import { writeFileSync } from "node:fs";
import { commandsDocument } from "./commands-document.ts";
import { conformanceDocument } from "./conformance-document.ts";
import { errorsDocument } from "./errors-document.ts";
import { figuresDocument } from "./figures-document.ts";
import { optionsDocument } from "./options-document.ts";
import { rulesDocument } from "./rules-document.ts";

writeFileSync(new URL("../docs/rules.md", import.meta.url), rulesDocument());
writeFileSync(new URL("../docs/conformance.md", import.meta.url), conformanceDocument());
writeFileSync(new URL("../docs/figures.md", import.meta.url), figuresDocument());
writeFileSync(new URL("../docs/errors.md", import.meta.url), errorsDocument());
writeFileSync(new URL("../docs/options.md", import.meta.url), optionsDocument());
writeFileSync(new URL("../docs/commands.md", import.meta.url), commandsDocument());
