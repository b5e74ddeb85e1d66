import { rules } from "../checks/rules.ts";
import { currentEdition, editions } from "../form/editions.ts";
import { sectionsOf } from "../form/form.ts";
import type { Finding } from "../problem/finding.ts";
import { severityNames } from "../problem/finding.ts";
import { toldTogether } from "../problem/told-together.ts";
import type { Report } from "../report/report.ts";

/** What was found in one file. */
export interface Checked {
  readonly file: string;
  /** Missing where the data is not a report. */
  readonly report?: Report;
  readonly findings: readonly Finding[];
  /** What is to be told of how a workbook was read. */
  readonly notes?: readonly { readonly place: string; readonly message: string }[];
}

function line({ severity, code, place, message, waived }: Finding): string {
  const off = waived === undefined ? "" : `（已停用：${waived}）`;
  return `  ${severityNames[severity]} ${code} ${place}：${message}${off}`;
}

export function counted(findings: readonly Finding[]): string {
  const open = findings.filter(({ waived }) => waived === undefined);
  const counts = Object.entries(severityNames).map(([severity, name]) => {
    const count = open.filter((finding) => finding.severity === severity).length;
    return `${name} ${count} 处`;
  });
  return counts.join("，");
}

/** Headings of what belongs to no section: what is wrong with the file, and what stands around the sections. */
const [wholeFile, besideSections] = ["整个文件", "标题、引言和署名"];

/** Findings under the headings of the form; what belongs to no section comes first. */
export function bySection(findings: readonly Finding[], report?: Report): [string, Finding[]][] {
  const sections = sectionsOf(editions[report?.edition ?? currentEdition]);
  const titles = new Map<string, string>(sections.map(([key, { title }]) => [key, title]));
  const titleOf = ({ path }: Finding) =>
    path === "" ? wholeFile : (titles.get(path.split(".")[0] ?? "") ?? besideSections);
  const order = [wholeFile, besideSections, ...titles.values()];
  return order
    .map((title): [string, Finding[]] => [title, findings.filter((finding) => titleOf(finding) === title)])
    .filter(([, found]) => found.length > 0);
}

/** A listing for people, grouped by section. */
export const asText = (checked: readonly Checked[]): string =>
  checked
    .map(({ file, report, findings }) => {
      if (findings.length === 0) return `${file}：未发现问题。`;
      const sections = bySection(findings, report).flatMap(([title, found]) => [title, ...found.map(line)]);
      return [`${file}：${counted(findings)}`, ...sections].join("\n");
    })
    .join("\n\n");

/** The findings as they are, for programs. */
export const asJson = (checked: readonly Checked[]): string =>
  JSON.stringify(
    checked.map(({ file, findings }) => ({ file, findings })),
    null,
    2,
  );

const levels = { error: "error", warning: "warning", hint: "note" } as const;

/** SARIF 2.1.0, which editors and code hosts show beside the file. */
export function asSarif(checked: readonly Checked[]): string {
  const results = checked.flatMap(({ file, findings }) =>
    findings.map(({ code, severity, path, place, message, waived }) => ({
      ruleId: code,
      level: levels[severity],
      message: { text: `${place}：${message}` },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: encodeURI(file.replaceAll("\\", "/")) } },
          logicalLocations: [{ fullyQualifiedName: path, name: place }],
        },
      ],
      ...(waived !== undefined && { suppressions: [{ kind: "external", justification: waived }] }),
    })),
  );
  const driver = {
    name: "gov-nianbao",
    rules: rules.map(({ code, title, source, severity }) => ({
      id: code,
      shortDescription: { text: title },
      help: { text: source },
      defaultConfiguration: { level: levels[severity] },
    })),
  };
  return JSON.stringify(
    {
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [{ tool: { driver }, results }],
    },
    null,
    2,
  );
}

/** What was noted of a file: a line for each thing, with all the places that it is said of. */
export const linesOfNotes = (
  file: string,
  notes: readonly { readonly place: string; readonly message: string }[],
): string[] =>
  toldTogether(notes).map(({ place, message }) => `${file}：${place === "" ? "" : `${place}：`}${message}`);
