// Writes docs/rules.md from the list of rules, and docs/conformance.md from the clauses: `npm run docs`.
import { writeFileSync } from "node:fs";
import { conformanceDocument } from "./conformance-document.ts";
import { rulesDocument } from "./rules-document.ts";

writeFileSync(new URL("../docs/rules.md", import.meta.url), rulesDocument());
writeFileSync(new URL("../docs/conformance.md", import.meta.url), conformanceDocument());
