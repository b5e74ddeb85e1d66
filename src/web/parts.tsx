import type { ComponentChildren } from "preact";
import { basicNames } from "../form/basics.ts";
import { aspectHeadings, type ContactField, type Edition, type NarrativeSection } from "../form/form.ts";
import { severityNames } from "../problem/finding.ts";
import type { Report } from "../report/report.ts";
import { isComposed } from "./composing.ts";
import { fieldNear } from "./field-near.ts";
import { fieldId } from "./fields.ts";
import type { PageRemark } from "./preview.ts";

interface FieldsProps {
  readonly values: Readonly<Record<string, string>>;
  readonly marks: ReadonlyMap<string, string>;
  readonly onType: (address: string, text: string, isComposing?: boolean) => void;
  readonly onFocus: (address: string) => void;
}

interface LineFieldProps extends FieldsProps {
  readonly address: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly rows?: number;
  readonly must?: boolean;
}

/** A field with its label over it; of several lines where `rows` says so. */
function LineField({ address, label, hint, rows, must, values, marks, onType, onFocus }: LineFieldProps) {
  const mark = marks.get(address);
  const props = {
    id: fieldId(address),
    value: values[address] ?? "",
    placeholder: hint ?? "",
    autocomplete: "off",
    "aria-invalid": mark === "error",
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      onType(address, event.currentTarget.value, isComposed(event)),
    onFocus: () => onFocus(address),
  };
  return (
    <p class={`line-field${mark ? ` is-${mark}` : ""}`}>
      <label for={props.id}>
        {label}
        {must ? <span class="must">（必填）</span> : null}
      </label>
      {rows === undefined ? <input {...props} /> : <textarea rows={rows} {...props} />}
    </p>
  );
}

/** Agency, year, and what else stands before the first section. */
export function BasicFields({
  edition,
  report,
  ...fields
}: FieldsProps & { readonly edition: Edition; readonly report: Report }) {
  const { contactLabels } = edition.wording;
  const isOpen = ["title", "opening", "period.from"].some((address) => (fields.values[address] ?? "") !== "");
  return (
    <section class="basics">
      <h2>基本情况</h2>
      <div class="row">
        <LineField
          {...fields}
          address="agency"
          label={basicNames.agency}
          hint="全称，如“某某县人民政府”"
          must
        />
        <LineField {...fields} address="year" label={basicNames.year} hint="如 2025" must />
      </div>
      <details open={isOpen}>
        <summary>标题、引言、统计期限（一般不用改，空着就按国家格式写）</summary>
        <LineField
          {...fields}
          address="title"
          label={basicNames.title}
          hint={report.title.join("\n")}
          rows={2}
        />
        <LineField
          {...fields}
          address="opening"
          label={basicNames.opening}
          hint={report.opening.join("\n")}
          rows={4}
        />
        <div class="row">
          <LineField
            {...fields}
            address="period.from"
            label={basicNames["period.from"]}
            hint={report.period.from}
          />
          <LineField
            {...fields}
            address="period.to"
            label={basicNames["period.to"]}
            hint={report.period.to}
          />
        </div>
      </details>
      <details open={(fields.values["contact.office"] ?? "") !== ""}>
        <summary>{basicNames.contact}（写在引言后面；引言自己写了的不用填）</summary>
        <div class="row">
          <LineField {...fields} address="contact.office" label={basicNames["contact.office"]} />
          <LineField {...fields} address="contact.website" label={basicNames["contact.website"]} />
          {(Object.entries(contactLabels) as [ContactField, string][]).map(([field, label]) => (
            <LineField {...fields} address={`contact.${field}`} label={label} />
          ))}
        </div>
      </details>
    </section>
  );
}

export function SignatureFields({ report, ...fields }: FieldsProps & { readonly report: Report }) {
  return (
    <section class="signature">
      <h2>{basicNames.signature}</h2>
      <div class="row">
        <LineField
          {...fields}
          address="signature.by"
          label={basicNames["signature.by"]}
          hint={`${report.agency}（联合发文的用“；”隔开）`}
        />
        <LineField
          {...fields}
          address="signature.on"
          label={basicNames["signature.on"]}
          hint="如 2026-01-15 或 2026年1月15日"
        />
      </div>
    </section>
  );
}

interface NarrativeFieldProps extends FieldsProps {
  readonly name: string;
  readonly section: NarrativeSection;
  readonly hint: string;
  readonly before: string | undefined;
}

/** The text of a section: a line is a paragraph. */
export function NarrativeField({ name, section, hint, before, ...fields }: NarrativeFieldProps) {
  const text = fields.values[name] ?? "";
  const left = aspectHeadings(section).filter(
    (heading, i) => !text.includes((section.aspects ?? [])[i]?.mark ?? heading),
  );
  const rows = Math.min(
    24,
    Math.max(
      5,
      text.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 38), 1),
    ),
  );
  const mark = fields.marks.get(name);
  return (
    <div class={`narrative${mark ? ` is-${mark}` : ""}`}>
      {left.length === 0 ? null : (
        <p class="aspects">
          <span>可添小标题：</span>
          {left.map((heading) => (
            <button
              type="button"
              onClick={({ currentTarget: button }) => {
                const form = button.closest("section");
                fields.onType(
                  name,
                  `${text.replace(/\s+$/u, "")}${text.trim() === "" ? "" : "\n"}${heading}\n`,
                );
                requestAnimationFrame(() => {
                  const box = fieldNear(form, name);
                  box?.focus();
                  box?.setSelectionRange(box.value.length, box.value.length);
                });
              }}
            >
              {heading}
            </button>
          ))}
        </p>
      )}
      <textarea
        id={fieldId(name)}
        aria-label={section.title}
        aria-invalid={mark === "error"}
        rows={rows}
        value={text}
        placeholder={hint}
        onInput={(event) => fields.onType(name, event.currentTarget.value, isComposed(event))}
        onFocus={() => fields.onFocus(name)}
        onKeyUp={() => fields.onFocus(name)}
        onClick={() => fields.onFocus(name)}
      />
      {before === undefined || before === "" ? null : (
        <details class="last-year">
          <summary>看上年写的</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard alone has to scroll it */}
          <section class="last-text" aria-label={`上年${section.title}`} tabIndex={0}>
            {before}
          </section>
          {text.trim() === "" ? (
            <button type="button" onClick={() => fields.onType(name, before)}>
              抄入上年文字再改
            </button>
          ) : null}
        </details>
      )}
    </div>
  );
}

export function RemarkList({
  remarks,
  onChoose,
}: {
  readonly remarks: readonly PageRemark[];
  readonly onChoose: (remark: PageRemark) => void;
}) {
  const stopping = remarks.filter(({ stops }) => stops).length;
  const errors = remarks.filter(({ severity }) => severity === "error").length;
  const others = remarks.length - stopping - errors;
  return (
    <section class="remarks" aria-label="核对">
      <h2>
        核对：{" "}
        <span role="status">
          {remarks.length === 0
            ? "没有发现问题"
            : `待填或待改 ${stopping} 处，错误 ${errors} 处，其他 ${others} 处`}
        </span>
      </h2>
      <ol>
        {remarks.map((remark) => {
          const kind = remark.stops ? "error" : (remark.severity ?? "error");
          return (
            <li class={`is-${kind}`}>
              <button type="button" onClick={() => onChoose(remark)}>
                <b>{remark.stops ? "待填" : severityNames[kind]}</b> <span class="place">{remark.place}</span>
                {remark.place === "" ? "" : "："}
                {remark.message}
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

export function NoticeBar({
  children,
  onClose,
}: {
  readonly children: ComponentChildren;
  readonly onClose: () => void;
}) {
  return (
    <div class="notice" role="alert">
      <div>{children}</div>
      <button type="button" onClick={onClose}>
        知道了
      </button>
    </div>
  );
}
