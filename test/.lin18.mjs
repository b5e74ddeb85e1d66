// test/corpus.ts
import { readFileSync } from "node:fs";

// ../../main/node_modules/valibot/dist/index.mjs
var store$4;
var DEFAULT_CONFIG = {
  lang: void 0,
  message: void 0,
  abortEarly: void 0,
  abortPipeEarly: void 0,
};
// @__NO_SIDE_EFFECTS__
function getGlobalConfig(config$1) {
  if (!config$1 && !store$4) return DEFAULT_CONFIG;
  return {
    lang: config$1?.lang ?? store$4?.lang,
    message: config$1?.message,
    abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
    abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly,
  };
}
var store$3;
// @__NO_SIDE_EFFECTS__
function getGlobalMessage(lang) {
  return store$3?.get(lang);
}
var store$2;
// @__NO_SIDE_EFFECTS__
function getSchemaMessage(lang) {
  return store$2?.get(lang);
}
var store$1;
// @__NO_SIDE_EFFECTS__
function getSpecificMessage(reference, lang) {
  return store$1?.get(reference)?.get(lang);
}
// @__NO_SIDE_EFFECTS__
function _stringify(input) {
  const type = typeof input;
  if (type === "string") return `"${input}"`;
  if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
  if (type === "object" || type === "function")
    return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
  return type;
}
function _addIssue(context, label, dataset, config$1, other) {
  const input = other && "input" in other ? other.input : dataset.value;
  const expected = other?.expected ?? context.expects ?? null;
  const received2 = other?.received ?? /* @__PURE__ */ _stringify(input);
  const issue = {
    kind: context.kind,
    type: context.type,
    input,
    expected,
    received: received2,
    message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received2}`,
    requirement: context.requirement,
    path: other?.path,
    issues: other?.issues,
    lang: config$1.lang,
    abortEarly: config$1.abortEarly,
    abortPipeEarly: config$1.abortPipeEarly,
  };
  const isSchema = context.kind === "schema";
  const message$1 =
    other?.message ??
    context.message ??
    /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ??
    (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ??
    config$1.message ??
    /* @__PURE__ */ getGlobalMessage(issue.lang);
  if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
  if (isSchema) dataset.typed = false;
  if (dataset.issues) dataset.issues.push(issue);
  else dataset.issues = [issue];
}
// @__NO_SIDE_EFFECTS__
function _isSameValueZero(value1, value2) {
  return value1 === value2 || (Number.isNaN(value1) && Number.isNaN(value2));
}
// @__NO_SIDE_EFFECTS__
function _joinExpects(values$1, separator) {
  const list = [...new Set(values$1)];
  if (list.length > 1) return `(${list.join(` ${separator} `)})`;
  return list[0] ?? "never";
}
function _standardSchema(schema) {
  schema["~standard"] = {
    version: 1,
    vendor: "valibot",
    validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig()),
  };
  return schema;
}
// @__NO_SIDE_EFFECTS__
function check(requirement, message$1) {
  return {
    kind: "validation",
    type: "check",
    reference: check,
    async: false,
    expects: null,
    requirement,
    message: message$1,
    "~run"(dataset, config$1) {
      if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
      return dataset;
    },
  };
}
// @__NO_SIDE_EFFECTS__
function maxLength(requirement, message$1) {
  return {
    kind: "validation",
    type: "max_length",
    reference: maxLength,
    async: false,
    expects: `<=${requirement}`,
    requirement,
    message: message$1,
    "~run"(dataset, config$1) {
      if (dataset.typed && dataset.value.length > this.requirement)
        _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
      return dataset;
    },
  };
}
// @__NO_SIDE_EFFECTS__
function minLength(requirement, message$1) {
  return {
    kind: "validation",
    type: "min_length",
    reference: minLength,
    async: false,
    expects: `>=${requirement}`,
    requirement,
    message: message$1,
    "~run"(dataset, config$1) {
      if (dataset.typed && dataset.value.length < this.requirement)
        _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
      return dataset;
    },
  };
}
// @__NO_SIDE_EFFECTS__
function minValue(requirement, message$1) {
  return {
    kind: "validation",
    type: "min_value",
    reference: minValue,
    async: false,
    expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
    requirement,
    message: message$1,
    "~run"(dataset, config$1) {
      if (dataset.typed && !(dataset.value >= this.requirement))
        _addIssue(this, "value", dataset, config$1, {
          received:
            dataset.value instanceof Date
              ? dataset.value.toJSON()
              : /* @__PURE__ */ _stringify(dataset.value),
        });
      return dataset;
    },
  };
}
// @__NO_SIDE_EFFECTS__
function regex(requirement, message$1) {
  return {
    kind: "validation",
    type: "regex",
    reference: regex,
    async: false,
    expects: `${requirement}`,
    requirement,
    message: message$1,
    "~run"(dataset, config$1) {
      if (dataset.typed && !this.requirement.test(dataset.value))
        _addIssue(this, "format", dataset, config$1);
      return dataset;
    },
  };
}
// @__NO_SIDE_EFFECTS__
function safeInteger(message$1) {
  return {
    kind: "validation",
    type: "safe_integer",
    reference: safeInteger,
    async: false,
    expects: null,
    requirement: Number.isSafeInteger,
    message: message$1,
    "~run"(dataset, config$1) {
      if (dataset.typed && !this.requirement(dataset.value))
        _addIssue(this, "safe integer", dataset, config$1);
      return dataset;
    },
  };
}
// @__NO_SIDE_EFFECTS__
function getFallback(schema, dataset, config$1) {
  return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}
// @__NO_SIDE_EFFECTS__
function getDefault(schema, dataset, config$1) {
  return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}
// @__NO_SIDE_EFFECTS__
function array(item2, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "array",
    reference: array,
    expects: "Array",
    async: false,
    item: item2,
    message: message$1,
    "~run"(dataset, config$1) {
      const input = dataset.value;
      if (Array.isArray(input)) {
        dataset.typed = true;
        dataset.value = [];
        for (let key = 0; key < input.length; key++) {
          const value$1 = input[key];
          const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
          if (itemDataset.issues) {
            const pathItem = {
              type: "array",
              origin: "value",
              input,
              key,
              value: value$1,
            };
            for (const issue of itemDataset.issues) {
              if (issue.path) issue.path.unshift(pathItem);
              else issue.path = [pathItem];
              dataset.issues?.push(issue);
            }
            if (!dataset.issues) dataset.issues = itemDataset.issues;
            if (config$1.abortEarly) {
              dataset.typed = false;
              break;
            }
          }
          if (!itemDataset.typed) dataset.typed = false;
          dataset.value.push(itemDataset.value);
        }
      } else _addIssue(this, "type", dataset, config$1);
      return dataset;
    },
  });
}
// @__NO_SIDE_EFFECTS__
function lazy(getter) {
  return _standardSchema({
    kind: "schema",
    type: "lazy",
    reference: lazy,
    expects: "unknown",
    async: false,
    getter,
    "~run"(dataset, config$1) {
      return this.getter(dataset.value)["~run"](dataset, config$1);
    },
  });
}
// @__NO_SIDE_EFFECTS__
function literal(literal_, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "literal",
    reference: literal,
    expects: /* @__PURE__ */ _stringify(literal_),
    async: false,
    literal: literal_,
    message: message$1,
    "~run"(dataset, config$1) {
      if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
      else _addIssue(this, "type", dataset, config$1);
      return dataset;
    },
  });
}
// @__NO_SIDE_EFFECTS__
function null_(message$1) {
  return _standardSchema({
    kind: "schema",
    type: "null",
    reference: null_,
    expects: "null",
    async: false,
    message: message$1,
    "~run"(dataset, config$1) {
      if (dataset.value === null) dataset.typed = true;
      else _addIssue(this, "type", dataset, config$1);
      return dataset;
    },
  });
}
// @__NO_SIDE_EFFECTS__
function number(message$1) {
  return _standardSchema({
    kind: "schema",
    type: "number",
    reference: number,
    expects: "number",
    async: false,
    message: message$1,
    "~run"(dataset, config$1) {
      if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
      else _addIssue(this, "type", dataset, config$1);
      return dataset;
    },
  });
}
// @__NO_SIDE_EFFECTS__
function optional(wrapped, default_) {
  return _standardSchema({
    kind: "schema",
    type: "optional",
    reference: optional,
    expects: `(${wrapped.expects} | undefined)`,
    async: false,
    wrapped,
    default: default_,
    "~run"(dataset, config$1) {
      if (dataset.value === void 0) {
        if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
        if (dataset.value === void 0) {
          dataset.typed = true;
          return dataset;
        }
      }
      return this.wrapped["~run"](dataset, config$1);
    },
  });
}
// @__NO_SIDE_EFFECTS__
function strictObject(entries$1, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "strict_object",
    reference: strictObject,
    expects: "Object",
    async: false,
    entries: entries$1,
    message: message$1,
    "~run"(dataset, config$1) {
      const input = dataset.value;
      if (input && typeof input === "object") {
        dataset.typed = true;
        dataset.value = {};
        for (const key in this.entries) {
          const valueSchema = this.entries[key];
          if (
            key in input ||
            ((valueSchema.type === "exact_optional" ||
              valueSchema.type === "optional" ||
              valueSchema.type === "nullish") &&
              valueSchema.default !== void 0)
          ) {
            const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
            const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
            if (valueDataset.issues) {
              const pathItem = {
                type: "object",
                origin: "value",
                input,
                key,
                value: value$1,
              };
              for (const issue of valueDataset.issues) {
                if (issue.path) issue.path.unshift(pathItem);
                else issue.path = [pathItem];
                dataset.issues?.push(issue);
              }
              if (!dataset.issues) dataset.issues = valueDataset.issues;
              if (config$1.abortEarly) {
                dataset.typed = false;
                break;
              }
            }
            if (!valueDataset.typed) dataset.typed = false;
            dataset.value[key] = valueDataset.value;
          } else if (valueSchema.fallback !== void 0)
            dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
          else if (
            valueSchema.type !== "exact_optional" &&
            valueSchema.type !== "optional" &&
            valueSchema.type !== "nullish"
          ) {
            _addIssue(this, "key", dataset, config$1, {
              input: void 0,
              expected: `"${key}"`,
              path: [
                {
                  type: "object",
                  origin: "key",
                  input,
                  key,
                  value: input[key],
                },
              ],
            });
            if (config$1.abortEarly) break;
          }
        }
        if (!dataset.issues || !config$1.abortEarly) {
          for (const key in input)
            if (!Object.hasOwn(this.entries, key)) {
              _addIssue(this, "key", dataset, config$1, {
                input: key,
                expected: "never",
                path: [
                  {
                    type: "object",
                    origin: "key",
                    input,
                    key,
                    value: input[key],
                  },
                ],
              });
              break;
            }
        }
      } else _addIssue(this, "type", dataset, config$1);
      return dataset;
    },
  });
}
// @__NO_SIDE_EFFECTS__
function string(message$1) {
  return _standardSchema({
    kind: "schema",
    type: "string",
    reference: string,
    expects: "string",
    async: false,
    message: message$1,
    "~run"(dataset, config$1) {
      if (typeof dataset.value === "string") dataset.typed = true;
      else _addIssue(this, "type", dataset, config$1);
      return dataset;
    },
  });
}
// @__NO_SIDE_EFFECTS__
function _subIssues(datasets) {
  let issues;
  if (datasets)
    for (const dataset of datasets)
      if (issues) for (const issue of dataset.issues) issues.push(issue);
      else issues = dataset.issues;
  return issues;
}
// @__NO_SIDE_EFFECTS__
function union(options, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "union",
    reference: union,
    expects: /* @__PURE__ */ _joinExpects(
      options.map((option) => option.expects),
      "|",
    ),
    async: false,
    options,
    message: message$1,
    "~run"(dataset, config$1) {
      let validDataset;
      let typedDatasets;
      let untypedDatasets;
      for (const schema of this.options) {
        const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
        if (optionDataset.typed)
          if (optionDataset.issues)
            if (typedDatasets) typedDatasets.push(optionDataset);
            else typedDatasets = [optionDataset];
          else {
            validDataset = optionDataset;
            break;
          }
        else if (untypedDatasets) untypedDatasets.push(optionDataset);
        else untypedDatasets = [optionDataset];
      }
      if (validDataset) return validDataset;
      if (typedDatasets) {
        if (typedDatasets.length === 1) return typedDatasets[0];
        _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
        dataset.typed = true;
      } else if (untypedDatasets?.length === 1) return untypedDatasets[0];
      else
        _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
      return dataset;
    },
  });
}
// @__NO_SIDE_EFFECTS__
function pipe(...pipe$1) {
  return _standardSchema({
    ...pipe$1[0],
    pipe: pipe$1,
    "~run"(dataset, config$1) {
      for (const item2 of pipe$1)
        if (item2.kind !== "metadata") {
          if (dataset.issues && (item2.kind === "schema" || item2.kind === "transformation")) {
            dataset.typed = false;
            break;
          }
          if (!dataset.issues || (!config$1.abortEarly && !config$1.abortPipeEarly))
            dataset = item2["~run"](dataset, config$1);
        }
      return dataset;
    },
  });
}
// @__NO_SIDE_EFFECTS__
function safeParse(schema, input, config$1) {
  const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
  return {
    typed: dataset.typed,
    success: !dataset.issues,
    output: dataset.value,
    issues: dataset.issues,
  };
}

// src/form/edition-2021.ts
var results = {
  upheld: { label: "\u7ED3\u679C\u7EF4\u6301", vertical: true },
  corrected: { label: "\u7ED3\u679C\u7EA0\u6B63", vertical: true },
  other: { label: "\u5176\u4ED6\u7ED3\u679C", vertical: true },
  pending: { label: "\u5C1A\u672A\u5BA1\u7ED3", vertical: true },
  total: { label: "\u603B\u8BA1", total: true, vertical: true },
};
var edition2021 = {
  key: "2021",
  notice: "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7",
  years: { from: 2021 },
  wording: {
    title: [
      "{agency}",
      "{year}\u5E74\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u5DE5\u4F5C\u5E74\u5EA6\u62A5\u544A",
    ],
    subject: "\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u5DE5\u4F5C\u5E74\u5EA6\u62A5\u544A",
    opening:
      "\u672C\u62A5\u544A\u6839\u636E\u300A\u4E2D\u534E\u4EBA\u6C11\u5171\u548C\u56FD\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u6761\u4F8B\u300B\uFF08\u56FD\u4EE4\u7B2C711\u53F7\uFF09\u548C\u56FD\u52A1\u9662\u529E\u516C\u5385\u653F\u5E9C\u4FE1\u606F\u4E0E\u653F\u52A1\u516C\u5F00\u529E\u516C\u5BA4\u5173\u4E8E\u5370\u53D1\u300A\u4E2D\u534E\u4EBA\u6C11\u5171\u548C\u56FD\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u5DE5\u4F5C\u5E74\u5EA6\u62A5\u544A\u683C\u5F0F\u300B\u7684\u901A\u77E5\uFF08{notice}\uFF09\u8981\u6C42\uFF0C\u7531{agency}\u7F16\u5236\u3002\u5168\u6587\u5305\u62EC{sections}\u516D\u4E2A\u90E8\u5206\u3002\u672C\u62A5\u544A\u6240\u5217\u6570\u636E\u7684\u7EDF\u8BA1\u671F\u9650\u81EA{from}\u8D77\u81F3{to}\u6B62\u3002",
    download: "\u672C\u62A5\u544A\u7684\u7535\u5B50\u7248\u53EF\u5728\u201C{website}\u201D\u4E0B\u8F7D\u3002",
    contact:
      "\u5982\u5BF9\u672C\u62A5\u544A\u6709\u7591\u95EE\uFF0C\u8BF7\u4E0E{office}\u8054\u7CFB\uFF08{details}\uFF09\u3002",
    contactLabels: {
      address: "\u5730\u5740",
      postcode: "\u90AE\u7F16",
      phone: "\u7535\u8BDD",
      fax: "\u4F20\u771F",
      email: "\u7535\u5B50\u90AE\u7BB1",
    },
    noFee:
      "\u672C\u673A\u5173{year}\u5E74\u5EA6\u672A\u6536\u53D6\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u4FE1\u606F\u5904\u7406\u8D39\u3002",
  },
  sections: {
    overview: {
      kind: "narrative",
      title: "\u4E00\u3001\u603B\u4F53\u60C5\u51B5",
      aspects: [
        { name: "\u4E3B\u52A8\u516C\u5F00", mark: "\u4E3B\u52A8\u516C\u5F00" },
        { name: "\u4F9D\u7533\u8BF7\u516C\u5F00", mark: "\u4F9D\u7533\u8BF7\u516C\u5F00" },
        { name: "\u653F\u5E9C\u4FE1\u606F\u7BA1\u7406", mark: "\u4FE1\u606F\u7BA1\u7406" },
        { name: "\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u5E73\u53F0\u5EFA\u8BBE", mark: "\u5E73\u53F0" },
        { name: "\u76D1\u7763\u4FDD\u969C", mark: "\u76D1\u7763\u4FDD\u969C" },
      ],
    },
    proactiveDisclosure: {
      kind: "bands",
      title: "\u4E8C\u3001\u4E3B\u52A8\u516C\u5F00\u653F\u5E9C\u4FE1\u606F\u60C5\u51B5",
      table: "\u8868\u4E8C",
      code: "T2",
      widths: [2435, 2435, 2435, 2435],
      rowHeight: 340,
      bands: [
        {
          title: "\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u4E00\uFF09\u9879",
          head: "\u4FE1\u606F\u5185\u5BB9",
          columns: {
            labels: {
              issued: "\u672C\u5E74\u5236\u53D1\u4EF6\u6570",
              repealed: "\u672C\u5E74\u5E9F\u6B62\u4EF6\u6570",
              inForce: "\u73B0\u884C\u6709\u6548\u4EF6\u6570",
            },
          },
          rows: {
            regulations: "\u89C4\u7AE0",
            normativeDocuments: "\u884C\u653F\u89C4\u8303\u6027\u6587\u4EF6",
          },
        },
        {
          title: "\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u4E94\uFF09\u9879",
          head: "\u4FE1\u606F\u5185\u5BB9",
          columns: "\u672C\u5E74\u5904\u7406\u51B3\u5B9A\u6570\u91CF",
          rows: { licensing: "\u884C\u653F\u8BB8\u53EF" },
        },
        {
          title: "\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u516D\uFF09\u9879",
          head: "\u4FE1\u606F\u5185\u5BB9",
          columns: "\u672C\u5E74\u5904\u7406\u51B3\u5B9A\u6570\u91CF",
          rows: { penalties: "\u884C\u653F\u5904\u7F5A", compulsion: "\u884C\u653F\u5F3A\u5236" },
        },
        {
          title: "\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u516B\uFF09\u9879",
          head: "\u4FE1\u606F\u5185\u5BB9",
          columns: "\u672C\u5E74\u6536\u8D39\u91D1\u989D\uFF08\u5355\u4F4D\uFF1A\u4E07\u5143\uFF09",
          rows: { fees: { label: "\u884C\u653F\u4E8B\u4E1A\u6027\u6536\u8D39", kind: "amount" } },
        },
      ],
    },
    requests: {
      kind: "cross",
      title:
        "\u4E09\u3001\u6536\u5230\u548C\u5904\u7406\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u7533\u8BF7\u60C5\u51B5",
      table: "\u8868\u4E09",
      code: "T3",
      widths: [754, 921, 3271, 685, 685, 685, 685, 685, 685, 685],
      corner:
        "\uFF08\u672C\u5217\u6570\u636E\u7684\u52FE\u7A3D\u5173\u7CFB\u4E3A\uFF1A\u7B2C\u4E00\u9879\u52A0\u7B2C\u4E8C\u9879\u4E4B\u548C\uFF0C\u7B49\u4E8E\u7B2C\u4E09\u9879\u52A0\u7B2C\u56DB\u9879\u4E4B\u548C\uFF09",
      columns: {
        applicants: {
          label: "\u7533\u8BF7\u4EBA\u60C5\u51B5",
          bare: true,
          parts: {
            naturalPerson: "\u81EA\u7136\u4EBA",
            organizations: {
              label: "\u6CD5\u4EBA\u6216\u5176\u4ED6\u7EC4\u7EC7",
              bare: true,
              parts: {
                commercialEnterprise: "\u5546\u4E1A\u4F01\u4E1A",
                researchInstitution: "\u79D1\u7814\u673A\u6784",
                socialWelfareOrganization: "\u793E\u4F1A\u516C\u76CA\u7EC4\u7EC7",
                legalServiceOrganization: "\u6CD5\u5F8B\u670D\u52A1\u673A\u6784",
                other: "\u5176\u4ED6",
              },
            },
            total: { label: "\u603B\u8BA1", total: true },
          },
        },
      },
      rows: {
        received:
          "\u4E00\u3001\u672C\u5E74\u65B0\u6536\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u7533\u8BF7\u6570\u91CF",
        carriedOver:
          "\u4E8C\u3001\u4E0A\u5E74\u7ED3\u8F6C\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u7533\u8BF7\u6570\u91CF",
        outcomes: {
          label: "\u4E09\u3001\u672C\u5E74\u5EA6\u529E\u7406\u7ED3\u679C",
          vertical: true,
          parts: {
            disclosed: "\uFF08\u4E00\uFF09\u4E88\u4EE5\u516C\u5F00",
            partiallyDisclosed:
              "\uFF08\u4E8C\uFF09\u90E8\u5206\u516C\u5F00\uFF08\u533A\u5206\u5904\u7406\u7684\uFF0C\u53EA\u8BA1\u8FD9\u4E00\u60C5\u5F62\uFF0C\u4E0D\u8BA1\u5176\u4ED6\u60C5\u5F62\uFF09",
            notDisclosed: {
              label: "\uFF08\u4E09\uFF09\u4E0D\u4E88\u516C\u5F00",
              parts: {
                stateSecret: "1.\u5C5E\u4E8E\u56FD\u5BB6\u79D8\u5BC6",
                forbiddenByLaw: "2.\u5176\u4ED6\u6CD5\u5F8B\u884C\u653F\u6CD5\u89C4\u7981\u6B62\u516C\u5F00",
                threeSecuritiesOneStability: "3.\u5371\u53CA\u201C\u4E09\u5B89\u5168\u4E00\u7A33\u5B9A\u201D",
                thirdPartyRights: "4.\u4FDD\u62A4\u7B2C\u4E09\u65B9\u5408\u6CD5\u6743\u76CA",
                internalAffairs: "5.\u5C5E\u4E8E\u4E09\u7C7B\u5185\u90E8\u4E8B\u52A1\u4FE1\u606F",
                processInformation: "6.\u5C5E\u4E8E\u56DB\u7C7B\u8FC7\u7A0B\u6027\u4FE1\u606F",
                enforcementFile: "7.\u5C5E\u4E8E\u884C\u653F\u6267\u6CD5\u6848\u5377",
                administrativeQuery: "8.\u5C5E\u4E8E\u884C\u653F\u67E5\u8BE2\u4E8B\u9879",
              },
            },
            unable: {
              label: "\uFF08\u56DB\uFF09\u65E0\u6CD5\u63D0\u4F9B",
              parts: {
                notHeld: "1.\u672C\u673A\u5173\u4E0D\u638C\u63E1\u76F8\u5173\u653F\u5E9C\u4FE1\u606F",
                needsCreation: "2.\u6CA1\u6709\u73B0\u6210\u4FE1\u606F\u9700\u8981\u53E6\u884C\u5236\u4F5C",
                stillUnclear: "3.\u8865\u6B63\u540E\u7533\u8BF7\u5185\u5BB9\u4ECD\u4E0D\u660E\u786E",
              },
            },
            notProcessed: {
              label: "\uFF08\u4E94\uFF09\u4E0D\u4E88\u5904\u7406",
              parts: {
                petition: "1.\u4FE1\u8BBF\u4E3E\u62A5\u6295\u8BC9\u7C7B\u7533\u8BF7",
                repeated: "2.\u91CD\u590D\u7533\u8BF7",
                publication: "3.\u8981\u6C42\u63D0\u4F9B\u516C\u5F00\u51FA\u7248\u7269",
                unreasonablyFrequent: "4.\u65E0\u6B63\u5F53\u7406\u7531\u5927\u91CF\u53CD\u590D\u7533\u8BF7",
                confirmation:
                  "5.\u8981\u6C42\u884C\u653F\u673A\u5173\u786E\u8BA4\u6216\u91CD\u65B0\u51FA\u5177\u5DF2\u83B7\u53D6\u4FE1\u606F",
              },
            },
            otherwiseProcessed: {
              label: "\uFF08\u516D\uFF09\u5176\u4ED6\u5904\u7406",
              parts: {
                notCorrected:
                  "1.\u7533\u8BF7\u4EBA\u65E0\u6B63\u5F53\u7406\u7531\u903E\u671F\u4E0D\u8865\u6B63\u3001\u884C\u653F\u673A\u5173\u4E0D\u518D\u5904\u7406\u5176\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u7533\u8BF7",
                feeNotPaid:
                  "2.\u7533\u8BF7\u4EBA\u903E\u671F\u672A\u6309\u6536\u8D39\u901A\u77E5\u8981\u6C42\u7F34\u7EB3\u8D39\u7528\u3001\u884C\u653F\u673A\u5173\u4E0D\u518D\u5904\u7406\u5176\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u7533\u8BF7",
                other: "3.\u5176\u4ED6",
              },
            },
            total: { label: "\uFF08\u4E03\uFF09\u603B\u8BA1", total: true },
          },
        },
        carriedForward: "\u56DB\u3001\u7ED3\u8F6C\u4E0B\u5E74\u5EA6\u7EE7\u7EED\u529E\u7406",
      },
      balance: { left: ["received", "carriedOver"], right: ["outcomes.total", "carriedForward"] },
    },
    reviewAndLitigation: {
      kind: "cross",
      title:
        "\u56DB\u3001\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u884C\u653F\u590D\u8BAE\u3001\u884C\u653F\u8BC9\u8BBC\u60C5\u51B5",
      table: "\u8868\u56DB",
      code: "T4",
      widths: [650, 650, 650, 650, 650, 650, 650, 650, 650, 650, 650, 650, 650, 649, 649],
      rowHeight: 672,
      columns: {
        reconsideration: { label: "\u884C\u653F\u590D\u8BAE", parts: results },
        litigation: {
          label: "\u884C\u653F\u8BC9\u8BBC",
          parts: {
            direct: { label: "\u672A\u7ECF\u590D\u8BAE\u76F4\u63A5\u8D77\u8BC9", parts: results },
            afterReconsideration: { label: "\u590D\u8BAE\u540E\u8D77\u8BC9", parts: results },
          },
        },
      },
    },
    problemsAndImprovements: {
      kind: "narrative",
      title: "\u4E94\u3001\u5B58\u5728\u7684\u4E3B\u8981\u95EE\u9898\u53CA\u6539\u8FDB\u60C5\u51B5",
    },
    otherMatters: {
      kind: "narrative",
      title: "\u516D\u3001\u5176\u4ED6\u9700\u8981\u62A5\u544A\u7684\u4E8B\u9879",
      ifEmpty: "noFee",
    },
  },
};

// src/form/labels.ts
var picked = (labels, ...keys) => Object.fromEntries(keys.map((key) => [key, labels[key]]));
var labelOf = (node) => (typeof node === "string" ? node : node.label);
var partsOf = (node) => (typeof node !== "string" && "parts" in node ? node.parts : void 0);
var isBare = (node) => typeof node !== "string" && "bare" in node && node.bare === true;
function leavesOf(labels) {
  return Object.entries(labels).flatMap(([key, node]) => {
    const label = labelOf(node);
    const parts = partsOf(node);
    if (parts === void 0) {
      const { kind = "count", total = false } = typeof node === "string" ? {} : node;
      return [{ keys: [key], labels: [label], kind, total }];
    }
    const bare = isBare(node);
    return leavesOf(parts).map((leaf) => ({
      ...leaf,
      keys: bare ? leaf.keys : [key, ...leaf.keys],
      labels: [label, ...leaf.labels],
    }));
  });
}
function sumsOf(labels) {
  const leaves = leavesOf(labels);
  const own2 = leaves.filter((leaf) => leaf.total && leaf.labels.length === 1);
  const nested = Object.entries(labels).flatMap(([key, node]) => {
    const parts = partsOf(node);
    if (parts === void 0) return [];
    const bare = isBare(node);
    const under = (keys) => (bare ? keys : [key, ...keys]);
    return sumsOf(parts).map((sum) => ({ total: under(sum.total), parts: sum.parts.map(under) }));
  });
  const added = leaves.filter((leaf) => !leaf.total).map((leaf) => leaf.keys);
  return [...own2.map((leaf) => ({ total: leaf.keys, parts: added })), ...nested];
}
function depthOf(labels) {
  return Math.max(...Object.values(labels).map((node) => 1 + depthOf(partsOf(node) ?? {})), 0);
}

// src/form/edition-2019.ts
var { requests, reviewAndLitigation, otherMatters } = edition2021.sections;
var { applicants } = requests.columns;
var { organizations } = applicants.parts;
var { outcomes } = requests.rows;
var { notDisclosed, unable, notProcessed } = outcomes.parts;
var { reconsideration, litigation } = reviewAndLitigation.columns;
var outcomesOfReview = picked(reconsideration.parts, "upheld", "corrected", "other", "pending", "total");
var items = {
  labels: {
    previousYear: "\u4E0A\u4E00\u5E74\u9879\u76EE\u6570\u91CF",
    change: { label: "\u672C\u5E74\u589E/\u51CF", kind: "change" },
    decisions: "\u5904\u7406\u51B3\u5B9A\u6570\u91CF",
  },
};
var edition2019 = {
  key: "2019",
  notice: "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142019\u301560\u53F7",
  years: { from: 2019, to: 2020 },
  wording: {
    ...edition2021.wording,
    opening:
      "\u672C\u62A5\u544A\u6839\u636E\u300A\u4E2D\u534E\u4EBA\u6C11\u5171\u548C\u56FD\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u6761\u4F8B\u300B\uFF08\u56FD\u4EE4\u7B2C711\u53F7\uFF09\u548C\u56FD\u52A1\u9662\u529E\u516C\u5385\u653F\u5E9C\u4FE1\u606F\u4E0E\u653F\u52A1\u516C\u5F00\u529E\u516C\u5BA4\u5173\u4E8E\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u5DE5\u4F5C\u5E74\u5EA6\u62A5\u544A\u6709\u5173\u4E8B\u9879\u7684\u901A\u77E5\uFF08{notice}\uFF09\u8981\u6C42\uFF0C\u7531{agency}\u7F16\u5236\u3002\u5168\u6587\u5305\u62EC{sections}\u516D\u4E2A\u90E8\u5206\u3002\u672C\u62A5\u544A\u6240\u5217\u6570\u636E\u7684\u7EDF\u8BA1\u671F\u9650\u81EA{from}\u8D77\u81F3{to}\u6B62\u3002",
  },
  sections: {
    overview: { kind: "narrative", title: "\u4E00\u3001\u603B\u4F53\u60C5\u51B5" },
    proactiveDisclosure: {
      kind: "bands",
      title: "\u4E8C\u3001\u4E3B\u52A8\u516C\u5F00\u653F\u5E9C\u4FE1\u606F\u60C5\u51B5",
      table: "\u8868\u4E8C",
      code: "T2",
      widths: [2435, 2435, 2435, 2435],
      rowHeight: 340,
      bands: [
        {
          title: "\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u4E00\uFF09\u9879",
          head: "\u4FE1\u606F\u5185\u5BB9",
          columns: {
            labels: {
              made: "\u672C\u5E74\u65B0\u5236\u4F5C\u6570\u91CF",
              published: "\u672C\u5E74\u65B0\u516C\u5F00\u6570\u91CF",
              publishedInAll: "\u5BF9\u5916\u516C\u5F00\u603B\u6570\u91CF",
            },
          },
          rows: { regulations: "\u89C4\u7AE0", normativeDocuments: "\u89C4\u8303\u6027\u6587\u4EF6" },
        },
        {
          title: "\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u4E94\uFF09\u9879",
          head: "\u4FE1\u606F\u5185\u5BB9",
          columns: items,
          rows: {
            licensing: "\u884C\u653F\u8BB8\u53EF",
            otherServices: "\u5176\u4ED6\u5BF9\u5916\u7BA1\u7406\u670D\u52A1\u4E8B\u9879",
          },
        },
        {
          title: "\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u516D\uFF09\u9879",
          head: "\u4FE1\u606F\u5185\u5BB9",
          columns: items,
          rows: { penalties: "\u884C\u653F\u5904\u7F5A", compulsion: "\u884C\u653F\u5F3A\u5236" },
        },
        {
          title: "\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u516B\uFF09\u9879",
          head: "\u4FE1\u606F\u5185\u5BB9",
          columns: {
            labels: {
              previousYear: "\u4E0A\u4E00\u5E74\u9879\u76EE\u6570\u91CF",
              change: { label: "\u672C\u5E74\u589E/\u51CF", kind: "change" },
            },
          },
          rows: { fees: "\u884C\u653F\u4E8B\u4E1A\u6027\u6536\u8D39" },
        },
        {
          title: "\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u4E5D\uFF09\u9879",
          head: "\u4FE1\u606F\u5185\u5BB9",
          columns: {
            labels: {
              items: "\u91C7\u8D2D\u9879\u76EE\u6570\u91CF",
              amount: { label: "\u91C7\u8D2D\u603B\u91D1\u989D", kind: "sum" },
            },
          },
          rows: { procurement: "\u653F\u5E9C\u96C6\u4E2D\u91C7\u8D2D" },
        },
      ],
    },
    requests: {
      kind: "cross",
      title: requests.title,
      table: requests.table,
      code: requests.code,
      widths: [754, 921, 3271, 685, 685, 685, 685, 685, 685, 685],
      corner: requests.corner,
      columns: {
        applicants: {
          label: applicants.label,
          bare: true,
          parts: {
            naturalPerson: applicants.parts.naturalPerson,
            organizations: {
              label: organizations.label,
              bare: true,
              parts: picked(
                organizations.parts,
                "commercialEnterprise",
                "researchInstitution",
                "socialWelfareOrganization",
                "legalServiceOrganization",
                "other",
              ),
            },
            total: applicants.parts.total,
          },
        },
      },
      rows: {
        received: requests.rows.received,
        carriedOver: requests.rows.carriedOver,
        outcomes: {
          label: outcomes.label,
          vertical: true,
          parts: {
            disclosed: outcomes.parts.disclosed,
            partiallyDisclosed: outcomes.parts.partiallyDisclosed,
            notDisclosed: {
              label: notDisclosed.label,
              parts: picked(
                notDisclosed.parts,
                "stateSecret",
                "forbiddenByLaw",
                "threeSecuritiesOneStability",
                "thirdPartyRights",
                "internalAffairs",
                "processInformation",
                "enforcementFile",
                "administrativeQuery",
              ),
            },
            unable: {
              label: unable.label,
              parts: picked(unable.parts, "notHeld", "needsCreation", "stillUnclear"),
            },
            notProcessed: {
              label: notProcessed.label,
              parts: picked(
                notProcessed.parts,
                "petition",
                "repeated",
                "publication",
                "unreasonablyFrequent",
                "confirmation",
              ),
            },
            // One row, where the later edition has three.
            otherwiseProcessed: "\uFF08\u516D\uFF09\u5176\u4ED6\u5904\u7406",
            total: outcomes.parts.total,
          },
        },
        carriedForward: requests.rows.carriedForward,
      },
      balance: { left: ["received", "carriedOver"], right: ["outcomes.total", "carriedForward"] },
    },
    reviewAndLitigation: {
      kind: "cross",
      title:
        "\u56DB\u3001\u56E0\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u5DE5\u4F5C\u88AB\u7533\u8BF7\u884C\u653F\u590D\u8BAE\u3001\u63D0\u8D77\u884C\u653F\u8BC9\u8BBC\u60C5\u51B5",
      table: reviewAndLitigation.table,
      code: reviewAndLitigation.code,
      widths: [650, 650, 650, 650, 650, 650, 650, 650, 650, 650, 650, 650, 650, 649, 649],
      rowHeight: 672,
      columns: {
        reconsideration: { label: reconsideration.label, parts: outcomesOfReview },
        litigation: {
          label: litigation.label,
          parts: {
            direct: { label: litigation.parts.direct.label, parts: outcomesOfReview },
            afterReconsideration: {
              label: litigation.parts.afterReconsideration.label,
              parts: outcomesOfReview,
            },
          },
        },
      },
    },
    problemsAndImprovements: {
      kind: "narrative",
      title:
        "\u4E94\u3001\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u5DE5\u4F5C\u5B58\u5728\u7684\u4E3B\u8981\u95EE\u9898\u53CA\u6539\u8FDB\u60C5\u51B5",
    },
    otherMatters: { kind: "narrative", title: otherMatters.title, ifEmpty: "noFee" },
  },
};

// src/form/form.ts
var sectionsOf = (edition) =>
  Object.entries(edition.sections).map(([key, section]) => [
    key,
    section,
    section.kind === "narrative" ? "text" : "table",
  ]);

// src/form/widths.ts
function columnCount(section) {
  if (section.kind === "cross") return depthOf(section.rows ?? {}) + leavesOf(section.columns).length;
  const figures2 = section.bands.map(({ columns: columns3 }) =>
    typeof columns3 !== "string" && "labels" in columns3 ? leavesOf(columns3.labels).length : 1,
  );
  return 1 + Math.max(...figures2);
}
function withFittingWidths(editions2) {
  for (const [key, edition] of Object.entries(editions2))
    for (const [, section, holds] of sectionsOf(edition)) {
      if (holds === "text") continue;
      const [wanted, given] = [columnCount(section), section.widths.length];
      if (wanted !== given)
        throw new RangeError(
          `edition ${key}, ${section.table}: ${given} widths for ${wanted} columns of \u201C${section.title}\u201D`,
        );
    }
  return editions2;
}

// src/form/editions.ts
var editions = withFittingWidths({ 2019: edition2019, 2021: edition2021 });
var currentEdition = "2021";
function editionOfYear(year2) {
  if (typeof year2 !== "number") return currentEdition;
  const claims = ({ years }) => year2 >= years.from && year2 <= (years.to ?? year2);
  const claimed = Object.values(editions).filter(claims);
  return claimed.toSorted((a, b) => b.years.from - a.years.from)[0]?.key ?? currentEdition;
}

// src/problem/said.ts
var said = (code, message) => `${code} ${message}`;
function heard(text2) {
  const [, code = "INVALID", message = text2] = /^([A-Z_]+) (.*)$/su.exec(text2) ?? [];
  return { code, message };
}

// src/problem/exactly.ts
function exactly(entries) {
  const own2 = Object.assign(/* @__PURE__ */ Object.create(null), entries);
  return strictObject(own2, (issue) => {
    if (issue.expected === "never")
      return said(
        "UNKNOWN_KEY",
        `\u6CA1\u6709\u8FD9\u4E00\u9879\uFF0C\u8BF7\u6539\u6B63\u540D\u79F0\u6216\u5220\u53BB\uFF1B\u6B64\u5904\u53EF\u7528\uFF1A${Object.keys(entries).join("\u3001")}\u3002`,
      );
    return issue.received === "undefined"
      ? said("MISSING", "\u5FC5\u987B\u586B\u5199\uFF0C\u4E0D\u80FD\u7A7A\u7F3A\u3002")
      : said("NOT_AN_OBJECT", "\u5E94\u4E3A\u4E00\u7EC4\u6570\u636E\uFF08\u5BF9\u8C61\uFF09\u3002");
  });
}
var valueAt = (data, path) => path.reduce((here, key) => here?.[key], data);
var problemsIn = (issues, data, placeOf2) =>
  issues.map(({ path: items2 = [], message }) => {
    const path = items2.map((item2) => item2.key);
    return { ...heard(message), path: path.join("."), place: placeOf2(path), found: valueAt(data, path) };
  });

// ../../main/node_modules/date-fns/_lib/addLeadingZeros.js
function addLeadingZeros(number2, targetLength) {
  const sign = number2 < 0 ? "-" : "";
  const output = Math.abs(number2).toString().padStart(targetLength, "0");
  return sign + output;
}

// ../../main/node_modules/date-fns/_lib/format/lightFormatters.js
var lightFormatters = {
  // Year
  y(date2, token2) {
    const signedYear = date2.getFullYear();
    const year2 = signedYear > 0 ? signedYear : 1 - signedYear;
    return addLeadingZeros(token2 === "yy" ? year2 % 100 : year2, token2.length);
  },
  // Month
  M(date2, token2) {
    const month = date2.getMonth();
    return token2 === "M" ? String(month + 1) : addLeadingZeros(month + 1, 2);
  },
  // Day of the month
  d(date2, token2) {
    return addLeadingZeros(date2.getDate(), token2.length);
  },
  // AM or PM
  a(date2, token2) {
    const dayPeriodEnumValue = date2.getHours() / 12 >= 1 ? "pm" : "am";
    switch (token2) {
      case "a":
      case "aa":
        return dayPeriodEnumValue.toUpperCase();
      case "aaa":
        return dayPeriodEnumValue;
      case "aaaaa":
        return dayPeriodEnumValue[0];
      case "aaaa":
      default:
        return dayPeriodEnumValue === "am" ? "a.m." : "p.m.";
    }
  },
  // Hour [1-12]
  h(date2, token2) {
    return addLeadingZeros(date2.getHours() % 12 || 12, token2.length);
  },
  // Hour [0-23]
  H(date2, token2) {
    return addLeadingZeros(date2.getHours(), token2.length);
  },
  // Minute
  m(date2, token2) {
    return addLeadingZeros(date2.getMinutes(), token2.length);
  },
  // Second
  s(date2, token2) {
    return addLeadingZeros(date2.getSeconds(), token2.length);
  },
  // Fraction of second
  S(date2, token2) {
    const numberOfDigits = token2.length;
    const milliseconds = date2.getMilliseconds();
    const fractionalSeconds = Math.trunc(milliseconds * 10 ** (numberOfDigits - 3));
    return addLeadingZeros(fractionalSeconds, token2.length);
  },
};

// ../../main/node_modules/date-fns/isDate.js
function isDate(value) {
  return (
    value instanceof Date ||
    (typeof value === "object" && Object.prototype.toString.call(value) === "[object Date]")
  );
}

// ../../main/node_modules/date-fns/constants.js
var daysInYear = 365.2425;
var maxTime = 10 ** 8 * 24 * 60 * 60 * 1e3;
var minTime = -maxTime;
var millisecondsInMinute = 6e4;
var millisecondsInHour = 36e5;
var secondsInHour = 3600;
var secondsInDay = secondsInHour * 24;
var secondsInWeek = secondsInDay * 7;
var secondsInYear = secondsInDay * daysInYear;
var secondsInMonth = secondsInYear / 12;
var secondsInQuarter = secondsInMonth * 3;
var constructFromSymbol = /* @__PURE__ */ Symbol.for("constructDateFrom");

// ../../main/node_modules/date-fns/constructFrom.js
function constructFrom(date2, value) {
  if (typeof date2 === "function") return date2(value);
  if (date2 && typeof date2 === "object" && constructFromSymbol in date2)
    return date2[constructFromSymbol](value);
  if (date2 instanceof Date) return new date2.constructor(value);
  return new Date(value);
}

// ../../main/node_modules/date-fns/toDate.js
function toDate(argument, context) {
  return constructFrom(context || argument, argument);
}

// ../../main/node_modules/date-fns/isValid.js
function isValid(date2) {
  return !((!isDate(date2) && typeof date2 !== "number") || isNaN(+toDate(date2)));
}

// ../../main/node_modules/date-fns/lightFormat.js
var formattingTokensRegExp = /(\w)\1*|''|'(''|[^'])+('|$)|./g;
var escapedStringRegExp = /^'([^]*?)'?$/;
var doubleQuoteRegExp = /''/g;
var unescapedLatinCharacterRegExp = /[a-zA-Z]/;
function lightFormat(date2, formatStr) {
  const date_ = toDate(date2);
  if (!isValid(date_)) {
    throw new RangeError("Invalid time value");
  }
  const tokens = formatStr.match(formattingTokensRegExp);
  if (!tokens) return "";
  const result = tokens
    .map((substring) => {
      if (substring === "''") {
        return "'";
      }
      const firstCharacter = substring[0];
      if (firstCharacter === "'") {
        return cleanEscapedString(substring);
      }
      const formatter = lightFormatters[firstCharacter];
      if (formatter) {
        return formatter(date_, substring);
      }
      if (firstCharacter.match(unescapedLatinCharacterRegExp)) {
        throw new RangeError(
          "Format string contains an unescaped latin alphabet character `" + firstCharacter + "`",
        );
      }
      return substring;
    })
    .join("");
  return result;
}
function cleanEscapedString(input) {
  const matches = input.match(escapedStringRegExp);
  if (!matches) return input;
  return matches[1].replace(doubleQuoteRegExp, "'");
}

// ../../main/node_modules/date-fns/parseISO.js
function parseISO(argument, options) {
  const invalidDate = () => constructFrom(options?.in, NaN);
  const additionalDigits = options?.additionalDigits ?? 2;
  const dateStrings = splitDateString(argument);
  let date2;
  if (dateStrings.date) {
    const parseYearResult = parseYear(dateStrings.date, additionalDigits);
    date2 = parseDate(parseYearResult.restDateString, parseYearResult.year);
  }
  if (!date2 || isNaN(+date2)) return invalidDate();
  const timestamp = +date2;
  let time = 0;
  let offset;
  if (dateStrings.time) {
    time = parseTime(dateStrings.time);
    if (isNaN(time)) return invalidDate();
  }
  if (dateStrings.timezone) {
    offset = parseTimezone(dateStrings.timezone);
    if (isNaN(offset)) return invalidDate();
  } else {
    const tmpDate = new Date(timestamp + time);
    const result = toDate(0, options?.in);
    result.setFullYear(tmpDate.getUTCFullYear(), tmpDate.getUTCMonth(), tmpDate.getUTCDate());
    result.setHours(
      tmpDate.getUTCHours(),
      tmpDate.getUTCMinutes(),
      tmpDate.getUTCSeconds(),
      tmpDate.getUTCMilliseconds(),
    );
    return result;
  }
  return toDate(timestamp + time + offset, options?.in);
}
var patterns = {
  dateTimeDelimiter: /[T ]/,
  timeZoneDelimiter: /[Z ]/i,
  timezone: /([Z+-].*)$/,
};
var dateRegex = /^-?(?:(\d{3})|(\d{2})(?:-?(\d{2}))?|W(\d{2})(?:-?(\d{1}))?|)$/;
var timeRegex = /^(\d{2}(?:[.,]\d*)?)(?::?(\d{2}(?:[.,]\d*)?))?(?::?(\d{2}(?:[.,]\d*)?))?$/;
var timezoneRegex = /^([+-])(\d{2})(?::?(\d{2}))?$/;
function splitDateString(dateString) {
  const dateStrings = {};
  const array2 = dateString.split(patterns.dateTimeDelimiter);
  let timeString;
  if (array2.length > 2) {
    return dateStrings;
  }
  if (/:/.test(array2[0])) {
    timeString = array2[0];
  } else {
    dateStrings.date = array2[0];
    timeString = array2[1];
    if (patterns.timeZoneDelimiter.test(dateStrings.date)) {
      dateStrings.date = dateString.split(patterns.timeZoneDelimiter)[0];
      timeString = dateString.substr(dateStrings.date.length, dateString.length);
    }
  }
  if (timeString) {
    const token2 = patterns.timezone.exec(timeString);
    if (token2) {
      dateStrings.time = timeString.replace(token2[1], "");
      dateStrings.timezone = token2[1];
    } else {
      dateStrings.time = timeString;
    }
  }
  return dateStrings;
}
function parseYear(dateString, additionalDigits) {
  const regex2 = new RegExp(
    "^(?:(\\d{4}|[+-]\\d{" + (4 + additionalDigits) + "})|(\\d{2}|[+-]\\d{" + (2 + additionalDigits) + "})$)",
  );
  const captures = dateString.match(regex2);
  if (!captures) return { year: NaN, restDateString: "" };
  const year2 = captures[1] ? parseInt(captures[1]) : null;
  const century = captures[2] ? parseInt(captures[2]) : null;
  return {
    year: century === null ? year2 : century * 100,
    restDateString: dateString.slice((captures[1] || captures[2]).length),
  };
}
function parseDate(dateString, year2) {
  if (year2 === null) return /* @__PURE__ */ new Date(NaN);
  const captures = dateString.match(dateRegex);
  if (!captures) return /* @__PURE__ */ new Date(NaN);
  const isWeekDate = !!captures[4];
  const dayOfYear = parseDateUnit(captures[1]);
  const month = parseDateUnit(captures[2]) - 1;
  const day2 = parseDateUnit(captures[3]);
  const week = parseDateUnit(captures[4]);
  const dayOfWeek = parseDateUnit(captures[5]) - 1;
  if (isWeekDate) {
    if (!validateWeekDate(year2, week, dayOfWeek)) {
      return /* @__PURE__ */ new Date(NaN);
    }
    return dayOfISOWeekYear(year2, week, dayOfWeek);
  } else {
    const date2 = /* @__PURE__ */ new Date(0);
    if (!validateDate(year2, month, day2) || !validateDayOfYearDate(year2, dayOfYear)) {
      return /* @__PURE__ */ new Date(NaN);
    }
    date2.setUTCFullYear(year2, month, Math.max(dayOfYear, day2));
    return date2;
  }
}
function parseDateUnit(value) {
  return value ? parseInt(value) : 1;
}
function parseTime(timeString) {
  const captures = timeString.match(timeRegex);
  if (!captures) return NaN;
  const hours = parseTimeUnit(captures[1]);
  const minutes = parseTimeUnit(captures[2]);
  const seconds = parseTimeUnit(captures[3]);
  if (!validateTime(hours, minutes, seconds)) {
    return NaN;
  }
  return hours * millisecondsInHour + minutes * millisecondsInMinute + seconds * 1e3;
}
function parseTimeUnit(value) {
  return (value && parseFloat(value.replace(",", "."))) || 0;
}
function parseTimezone(timezoneString) {
  if (timezoneString === "Z") return 0;
  const captures = timezoneString.match(timezoneRegex);
  if (!captures) return 0;
  const sign = captures[1] === "+" ? -1 : 1;
  const hours = parseInt(captures[2]);
  const minutes = (captures[3] && parseInt(captures[3])) || 0;
  if (!validateTimezone(hours, minutes)) {
    return NaN;
  }
  return sign * (hours * millisecondsInHour + minutes * millisecondsInMinute);
}
function dayOfISOWeekYear(isoWeekYear, week, day2) {
  const date2 = /* @__PURE__ */ new Date(0);
  date2.setUTCFullYear(isoWeekYear, 0, 4);
  const fourthOfJanuaryDay = date2.getUTCDay() || 7;
  const diff = (week - 1) * 7 + day2 + 1 - fourthOfJanuaryDay;
  date2.setUTCDate(date2.getUTCDate() + diff);
  return date2;
}
var daysInMonths = [31, null, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function isLeapYearIndex(year2) {
  return year2 % 400 === 0 || (year2 % 4 === 0 && year2 % 100 !== 0);
}
function validateDate(year2, month, date2) {
  return (
    month >= 0 &&
    month <= 11 &&
    date2 >= 1 &&
    date2 <= (daysInMonths[month] || (isLeapYearIndex(year2) ? 29 : 28))
  );
}
function validateDayOfYearDate(year2, dayOfYear) {
  return dayOfYear >= 1 && dayOfYear <= (isLeapYearIndex(year2) ? 366 : 365);
}
function validateWeekDate(_year, week, day2) {
  return week >= 1 && week <= 53 && day2 >= 0 && day2 <= 6;
}
function validateTime(hours, minutes, seconds) {
  if (hours === 24) {
    return minutes === 0 && seconds === 0;
  }
  return seconds >= 0 && seconds < 60 && minutes >= 0 && minutes < 60 && hours >= 0 && hours < 25;
}
function validateTimezone(_hours, minutes) {
  return minutes >= 0 && minutes <= 59;
}

// src/report/date.ts
var chineseDate = (iso) => lightFormat(parseISO(iso), "yyyy\u5E74M\u6708d\u65E5");

// src/problem/codes.ts
var errorCodes = {
  REPORT_INVALID: {
    about: "data",
    meaning:
      "\u62A5\u544A\u6570\u636E\u4E0D\u80FD\u7528\uFF1Bproblems \u9010\u6761\u5217\u51FA\u4F4D\u7F6E\u3001\u73B0\u503C\u548C\u6539\u6CD5\u3002",
  },
  WORKBOOK_INVALID: {
    about: "data",
    meaning:
      "\u586B\u62A5\u8868\u586B\u5199\u6709\u8BEF\uFF1Bproblems \u9010\u6761\u5217\u51FA\u5DE5\u4F5C\u8868\u3001\u5355\u5143\u683C\u548C\u6539\u6CD5\u3002",
  },
  FINDINGS: {
    about: "data",
    meaning:
      "\u6838\u5BF9\u53D1\u73B0\u9519\u8BEF\uFF0C\u6CA1\u6709\u751F\u6210\u6587\u4EF6\uFF1B\u8BF7\u6539\u6B63\uFF0C\u6216\u5199\u660E\u7406\u7531\u505C\u7528\u89C4\u5219\u3002",
  },
  OPTIONS_INVALID: {
    about: "use",
    meaning:
      "\u9009\u9879\u7684\u540D\u79F0\u6216\u53D6\u503C\u4E0D\u5BF9\uFF1Bproblems \u6307\u51FA\u54EA\u4E00\u9879\u3001\u73B0\u503C\u548C\u5141\u8BB8\u7684\u503C\u3002",
  },
  FILE_UNREADABLE: {
    about: "use",
    meaning:
      "\u6587\u4EF6\u4E0D\u5B58\u5728\u3001\u4E0D\u53EF\u8BFB\uFF0C\u6216\u4E0D\u662F\u6240\u79F0\u7684\u79CD\u7C7B\u3002",
  },
  FILE_UNWRITABLE: {
    about: "use",
    meaning:
      "\u6587\u4EF6\u5199\u4E0D\u4E86\uFF1A\u76EE\u5F55\u4E0D\u53EF\u5199\u3001\u78C1\u76D8\u5DF2\u6EE1\uFF0C\u6216\u5DF2\u6709\u4E0D\u662F\u672C\u7A0B\u5E8F\u5199\u7684\u6587\u4EF6\u3002",
  },
  READ_REFUSED: {
    about: "use",
    meaning:
      "\u8FD9\u4E2A\u6587\u4EF6\u8BFB\u4E0D\u51FA\u4E00\u4EFD\u62A5\u544A\uFF1B\u8BF4\u660E\u6307\u51FA\u539F\u56E0\u548C\u529E\u6CD5\u3002",
  },
  FONT_UNUSABLE: {
    about: "use",
    meaning:
      "\u5B57\u4F53\u6587\u4EF6\u8BFB\u4E0D\u4E86\u3001\u5DF2\u635F\u574F\uFF0C\u6216\u5176\u8BB8\u53EF\u4E0D\u5141\u8BB8\u5D4C\u5165\u3002",
  },
  TEMPLATE_UNUSABLE: {
    about: "use",
    meaning:
      "Word \u6A21\u677F\u8BFB\u4E0D\u4E86\u3001\u542B\u6709\u5B8F\uFF0C\u6216\u4E0D\u662F .docx\u3001.dotx\u3002",
  },
  PACKAGE_UNREADABLE: {
    about: "use",
    meaning:
      ".docx\u3001.xlsx \u7684\u538B\u7F29\u5305\u5DF2\u635F\u574F\u3001\u6709\u5BC6\u7801\uFF0C\u6216\u89E3\u5F00\u540E\u8FC7\u5927\u3002",
  },
  XML_INVALID: {
    about: "use",
    meaning:
      "\u6587\u4EF6\u91CC\u7684 XML \u6B8B\u7F3A\u6216\u5E26\u6709\u6587\u6863\u7C7B\u578B\u5B9A\u4E49\u3002",
  },
  PLATFORM_LACKS: {
    about: "use",
    meaning:
      "\u8FD0\u884C\u73AF\u5883\u6CA1\u6709\u8FD9\u9879\u529F\u80FD\uFF0C\u5982\u6D4F\u89C8\u5668\u91CC\u6CA1\u6709\u6587\u4EF6\u8DEF\u5F84\uFF1B\u8BF7\u76F4\u63A5\u7ED9\u51FA\u5B57\u8282\u3002",
  },
  FAULT: {
    about: "use",
    meaning:
      "\u7A0B\u5E8F\u672C\u8EAB\u51FA\u9519\uFF1B\u8BF7\u628A\u6587\u4EF6\u548C\u8FD9\u6761\u8BF4\u660E\u62A5\u7ED9\u672C\u7A0B\u5E8F\u7684\u4F5C\u8005\u3002",
  },
  USAGE: {
    about: "use",
    meaning:
      "\u547D\u4EE4\u7684\u53C2\u6570\u5199\u5F97\u4E0D\u5BF9\uFF0C\u7528 --help \u67E5\u770B\u7528\u6CD5\u3002",
  },
};

// src/problem/problem.ts
function shown(value) {
  if (value === void 0) return "\uFF08\u7A7A\u7F3A\uFF09";
  if (typeof value === "function" || typeof value === "symbol") return `\uFF08${typeof value}\uFF09`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number") return String(value);
  const escaped = (JSON.stringify(value) ?? String(value)).replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`,
  );
  return escaped.length > 60 ? `${[...escaped].slice(0, 60).join("")}\u2026` : escaped;
}
var problemLines = (problems) =>
  problems
    .map((problem, i) => {
      const { path, place, message } = problem;
      const where = `${place}${path === "" || path === place ? "" : `\uFF08${path}\uFF09`}`;
      const found = "found" in problem ? `\u73B0\u4E3A ${shown(problem.found)}` : "";
      return `${i + 1}. ${where === "" ? "" : `${where}\uFF1A`}${message}${found}`;
    })
    .join("\n");
var NianbaoError = class extends Error {
  name = "NianbaoError";
  /** What kind of error it is; docs/errors.md lists them. */
  code;
  /** Every single thing that is wrong, where there are several. */
  problems;
  constructor(code, message, { problems = [], ...options } = {}) {
    super(message, options);
    this.code = code;
    this.problems = problems;
  }
  /** Whether what somebody filled in is wrong, rather than the call, a file or the machine. */
  get isAboutData() {
    return errorCodes[this.code].about === "data";
  }
  /** As plain data, for logs and answers of a service. */
  toJSON() {
    const { name: name2, code, message, problems } = this;
    return { name: name2, code, message, problems };
  }
};

// src/report/error.ts
var ReportError = class extends NianbaoError {
  name = "ReportError";
  constructor(problems) {
    super(
      "REPORT_INVALID",
      `\u62A5\u544A\u6570\u636E\u6709 ${problems.length} \u5904\u95EE\u9898\uFF1A
${problemLines(problems)}`,
      {
        problems,
      },
    );
  }
};

// src/form/basics.ts
var basicNames = {
  edition: "\u683C\u5F0F\u7248\u672C",
  agency: "\u884C\u653F\u673A\u5173\u540D\u79F0",
  year: "\u62A5\u544A\u5E74\u5EA6",
  title: "\u62A5\u544A\u6807\u9898",
  period: "\u7EDF\u8BA1\u671F\u9650",
  "period.from": "\u7EDF\u8BA1\u671F\u9650\u8D77",
  "period.to": "\u7EDF\u8BA1\u671F\u9650\u6B62",
  opening: "\u5F15\u8A00",
  contact: "\u8054\u7CFB\u65B9\u5F0F",
  "contact.office": "\u8054\u7CFB\u673A\u6784",
  "contact.website": "\u7F51\u7AD9",
  signature: "\u7F72\u540D\u548C\u6210\u6587\u65E5\u671F",
  "signature.by": "\u7F72\u540D",
  "signature.on": "\u6210\u6587\u65E5\u671F",
};

// src/report/figures.ts
var addressOf = (section, keys) => [section, ...keys].join(".");
var keysOf = (address2) => address2.split(".").slice(1);
var noRow = { keys: [], labels: [], kind: "count", total: false };
var rowsOf = (section) => (section.rows === void 0 ? [noRow] : leavesOf(section.rows));
function readOnce(read) {
  const known = /* @__PURE__ */ new WeakMap();
  return (section) => {
    const value = known.get(section) ?? read(section);
    known.set(section, value);
    return value;
  };
}
var figuresOf = readOnce((section) => {
  if (section.kind === "cross") {
    const columns3 = leavesOf(section.columns);
    return rowsOf(section).flatMap((row) =>
      columns3.map((column) => ({
        keys: [...row.keys, ...column.keys],
        row: row.labels,
        column: column.labels,
        kind: column.kind,
      })),
    );
  }
  return section.bands.flatMap(({ columns: columns3, rows }) =>
    leavesOf(rows).flatMap((row) => {
      if (typeof columns3 === "string" || !("labels" in columns3))
        return [{ keys: row.keys, row: row.labels, column: [labelOf(columns3)], kind: row.kind }];
      return leavesOf(columns3.labels).map((column) => ({
        keys: [...row.keys, ...column.keys],
        row: row.labels,
        column: column.labels,
        kind: column.kind,
      }));
    }),
  );
});
var tableSums = readOnce((section) => {
  if (section.kind === "bands") return { rows: [], columns: [], balances: [] };
  const join = (row, column) => [...row, ...column];
  return {
    rows: rowsOf(section).flatMap((row) =>
      sumsOf(section.columns).map((sum) => ({
        total: join(row.keys, sum.total),
        parts: sum.parts.map((part) => join(row.keys, part)),
      })),
    ),
    columns: sumsOf(section.rows ?? {}).flatMap((sum) =>
      leavesOf(section.columns).map((column) => ({
        total: join(sum.total, column.keys),
        parts: sum.parts.map((part) => join(part, column.keys)),
      })),
    ),
    balances: leavesOf(section.columns).flatMap((column) => {
      if (section.balance === void 0) return [];
      const side = (rows) => rows.map((row) => join(row.split("."), column.keys));
      return [{ left: side(section.balance.left), right: side(section.balance.right), column }];
    }),
  };
});
function figureAt(tree, keys) {
  let here = tree;
  for (const key of keys) {
    if (typeof here !== "object" || here === null) return void 0;
    here = here[key];
  }
  return typeof here === "object" && here !== null ? void 0 : here;
}
function putAt(tree, keys, leaf) {
  let here = tree;
  for (const key of keys.slice(0, -1)) {
    here[key] ??= {};
    here = here[key];
  }
  here[keys.at(-1)] = leaf;
}
var countOf = (figure) => (typeof figure === "number" ? figure : 0);
var tablesOf = (edition) =>
  sectionsOf(edition).flatMap(([key, section, holds]) => (holds === "table" ? [[key, section]] : []));

// src/report/place.ts
function basicPlace({ wording }, path) {
  const [first, second] = path.map(String);
  const names = { ...contactNames(wording.contactLabels), ...basicNames };
  const known = new Map(Object.entries(names));
  return known.get(`${first}.${second}`) ?? known.get(String(first)) ?? String(first);
}
var contactNames = (labels) =>
  Object.fromEntries(
    Object.entries(labels).map(([field, label]) => [`contact.${field}`, `${basicNames.contact} ${label}`]),
  );
function lineNumber(label) {
  const [, clause2] = /^（(.+?)）/.exec(label) ?? [];
  if (clause2 !== void 0) return `\u7B2C\uFF08${clause2}\uFF09\u9879`;
  const [, item2] = /^(\d+)\./.exec(label) ?? [];
  if (item2 !== void 0) return `\u7B2C${item2}\u76EE`;
  const [, head] = /^([一二三四五六七八九十]+)、/.exec(label) ?? [];
  return head === void 0 ? "" : `\u7B2C${head}\u9879`;
}
function rowName(labels) {
  const numbered2 = labels.map((label) => {
    const number2 = lineNumber(label);
    if (number2 === "") return { number: number2, name: label };
    const name2 = label.replace(/^（.+?）|^\d+\.|^[一二三四五六七八九十]+、/, "");
    return { number: number2, name: label.startsWith("\uFF08") ? name2.replace(/（.*$/su, "") : name2 };
  });
  const last = numbered2.at(-1);
  if (last === void 0) return "";
  if (last.number === "") return `\u300C${labels.join("\xB7")}\u300D`;
  const way = numbered2.length > 1 ? numbered2.slice(1) : numbered2;
  return `${way.map((part) => part.number).join("")}\u300C${last.name}\u300D`;
}
function figurePlaceName(section, place) {
  const table = section.kind === "narrative" ? "" : section.table;
  const row = rowName(place.row);
  const column = row === "" ? place.column.join("\xB7") : (place.column.at(-1) ?? "");
  return row === "" ? `${table} ${column}` : `${table} ${row}\xB7 ${column}`;
}
function labelsAlong(labels, keys) {
  const [key, ...left] = keys;
  if (key === void 0) return { labels: [], left: [] };
  for (const [name2, node] of Object.entries(labels)) {
    const parts = partsOf(node);
    if (name2 === key && !isBare(node)) {
      const further = parts === void 0 ? { labels: [], left } : labelsAlong(parts, left);
      return { labels: [labelOf(node), ...further.labels], left: further.left };
    }
    const inside = isBare(node) && parts !== void 0 ? labelsAlong(parts, keys) : void 0;
    if (inside !== void 0 && inside.labels.length > 0)
      return { labels: [labelOf(node), ...inside.labels], left: inside.left };
  }
  return { labels: [], left: keys };
}
function linePlace(section, keys) {
  const trees =
    section.kind === "bands" ? section.bands.map(({ rows }) => rows) : [section.rows ?? section.columns];
  const ways = trees.map((tree) => labelsAlong(tree, keys).labels);
  const labels = ways.toSorted((a, b) => b.length - a.length)[0] ?? [];
  if (labels.length === 0) return section.table;
  return `${section.table} ${section.kind === "cross" && section.rows === void 0 ? labels.join("\xB7") : rowName(labels)}`;
}
function placeOf(edition, path) {
  const [first, ...rest] = path;
  if (first === void 0) return "\u62A5\u544A";
  const section = sectionsOf(edition).find(([key]) => key === first)?.[1];
  if (section === void 0) return basicPlace(edition, path);
  if (section.kind !== "narrative") {
    const address2 = rest.join(".");
    const place = figuresOf(section).find(({ keys }) => keys.join(".") === address2);
    return place ? figurePlaceName(section, place) : linePlace(section, rest.map(String));
  }
  const [block, , paragraph] = rest;
  if (block === void 0) return section.title;
  const inner = typeof paragraph === "number" ? `\u4E4B\u7B2C${paragraph + 1}\u6BB5` : "";
  return `${section.title} \u7B2C${Number(block) + 1}\u6BB5${inner}`;
}

// src/report/text.ts
var textLimits = {
  name: 200,
  titleLine: 200,
  heading: 500,
  paragraph: 2e5,
  paragraphs: 1e4,
  report: 1e6,
};
var invisible = "\\p{Cc}\\u061C\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF";
var forbidden = new RegExp(
  `[\\p{Cs}\\p{Noncharacter_Code_Point}\\u00AD\\u180E\\u206A-\\u206F\\uFFF9-\\uFFFB\\u{E0000}-\\u{E007F}${invisible}]`,
  "u",
);
function forbiddenCharacter(text2) {
  const found = forbidden.exec(text2);
  if (found === null) return void 0;
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `U+${code}\uFF0C\u7B2C ${[...text2.slice(0, found.index)].length + 1} \u4E2A\u5B57\u7B26`;
}
var trimmed = (text2) => text2.replace(/^[ \t\u00A0\u3000]+|[ \t\u00A0\u3000]+$/gu, "");
var paragraphsOf = (text2) =>
  text2
    .split(/\r\n|\r|\n/u)
    .map(trimmed)
    .filter((line) => line !== "");
var filled = (wording, values) => wording.replace(/\{(\w+)\}/gu, (_, name2) => String(values[name2]));
var clauseNumber = /^（[一二三四五六七八九十]+）/u;
var withoutNumber = (title) => title.replace(/^.+?、/u, "");
var isClauseHeading = (line) => clauseNumber.test(line) && line.length <= 40 && !/[。！？；：]/u.test(line);

// src/report/schema.ts
var text = (limit) =>
  pipe(
    string(said("NOT_TEXT", "\u5E94\u4E3A\u6587\u5B57\u3002")),
    maxLength(
      limit,
      said(
        "TOO_LONG",
        `\u6587\u5B57\u8FC7\u957F\uFF0C\u6700\u591A ${limit} \u4E2A\u5B57\u7B26\uFF0C\u8BF7\u5206\u6BB5\u6216\u5220\u51CF\u3002`,
      ),
    ),
    check(
      (value) => forbiddenCharacter(value) === void 0,
      (issue) =>
        said(
          "FORBIDDEN_CHARACTER",
          `\u542B\u6709\u4E0D\u80FD\u5370\u51FA\u7684\u5B57\u7B26\uFF08${forbiddenCharacter(issue.input)}\uFF09\uFF0C\u8BF7\u5220\u53BB\u3002`,
        ),
    ),
  );
var name = (limit) =>
  pipe(
    text(limit),
    check(
      (value) => value.trim() !== "",
      said("EMPTY", "\u4E0D\u80FD\u4E3A\u7A7A\uFF0C\u8BF7\u586B\u5199\u3002"),
    ),
  );
var paragraphSchema = pipe(
  string(said("NOT_TEXT", "\u5E94\u4E3A\u6587\u5B57\u3002")),
  maxLength(
    textLimits.paragraph,
    said(
      "TOO_LONG",
      `\u4E00\u6BB5\u8FC7\u957F\uFF0C\u6700\u591A ${textLimits.paragraph} \u4E2A\u5B57\u7B26\uFF0C\u8BF7\u5206\u6BB5\u3002`,
    ),
  ),
  check(
    (value) => paragraphsOf(value).every((line) => forbiddenCharacter(line) === void 0),
    (issue) =>
      said(
        "FORBIDDEN_CHARACTER",
        `\u542B\u6709\u4E0D\u80FD\u5370\u51FA\u7684\u5B57\u7B26\uFF08${forbiddenCharacter(paragraphsOf(issue.input).find(forbiddenCharacter) ?? "")}\uFF09\uFF0C\u8BF7\u5220\u53BB\u3002`,
      ),
  ),
);
var manyParagraphs = pipe(
  array(
    paragraphSchema,
    said("NOT_A_LIST", "\u5E94\u4E3A\u82E5\u5E72\u6BB5\u6587\u5B57\uFF08\u6570\u7EC4\uFF09\u3002"),
  ),
  maxLength(
    textLimits.paragraphs,
    said("TOO_LONG", `\u6BB5\u843D\u8FC7\u591A\uFF0C\u6700\u591A ${textLimits.paragraphs} \u6BB5\u3002`),
  ),
);
var isDate2 = (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && isValid(parseISO(value));
var date = pipe(
  string(said("DATE", "\u5E94\u4E3A\u65E5\u671F\uFF0C\u5199\u4F5C\u201C2025-01-15\u201D\u3002")),
  check(
    isDate2,
    said(
      "DATE",
      "\u4E0D\u662F\u6709\u6548\u65E5\u671F\uFF0C\u5E94\u5199\u4F5C\u201C2025-01-15\u201D\uFF0C\u6708\u3001\u65E5\u5404\u4E24\u4F4D\u3002",
    ),
  ),
);
var stroke = literal("/");
var countHint = said(
  "COUNT",
  "\u5E94\u4E3A\u4E0D\u5C0F\u4E8E 0 \u7684\u6574\u6570\uFF08\u4EF6\uFF09\uFF0C\u539F\u8868\u7A7A\u767D\u7684\u5199 null\uFF0C\u539F\u8868\u753B\u659C\u7EBF\u7684\u5199\u201C/\u201D\u3002",
);
var amountHint = said(
  "AMOUNT",
  "\u5E94\u4E3A\u4E0D\u5C0F\u4E8E 0 \u7684\u91D1\u989D\uFF08\u4E07\u5143\uFF09\uFF0C\u5C0F\u6570\u6700\u591A\u516D\u4F4D\uFF1B\u5E26\u5C0F\u6570\u7684\u5B9C\u5199\u4F5C\u6587\u5B57\uFF0C\u5982\u201C72701.2578\u201D\u3002",
);
var amountPattern = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/;
var wholeNumber = (least2, hint) => pipe(number(hint), safeInteger(hint), minValue(least2, hint));
var changeHint = said("CHANGE", "\u5E94\u4E3A\u6574\u6570\uFF0C\u51CF\u5C11\u7684\u5199\u8D1F\u6570\u3002");
var sumHint = said(
  "SUM",
  "\u5E94\u4E3A\u5E26\u5355\u4F4D\u7684\u91D1\u989D\uFF0C\u5982\u201C160.5964\u4E07\u5143\u201D\u201C251000\u5143\u201D\u3002",
);
var figureSchemas = {
  count: union([wholeNumber(0, countHint), null_(), stroke], countHint),
  change: union([wholeNumber(Number.MIN_SAFE_INTEGER, changeHint), null_(), stroke], changeHint),
  amount: union(
    [
      pipe(string(), regex(amountPattern, amountHint)),
      pipe(
        number(),
        minValue(0, amountHint),
        check((n) => amountPattern.test(String(n + 0)), amountHint),
      ),
      null_(),
    ],
    amountHint,
  ),
  sum: union(
    [pipe(string(), regex(/^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?(?:元|万元|亿元)?$/, sumHint)), null_()],
    sumHint,
  ),
};
function figuresSchema(section) {
  const tree = {};
  for (const { keys, kind } of figuresOf(section)) putAt(tree, keys, figureSchemas[kind]);
  const close = (node) =>
    exactly(
      Object.fromEntries(
        Object.entries(node).map(([key, child]) => [
          key,
          optional("kind" in child && child.kind === "schema" ? child : close(child)),
        ]),
      ),
    );
  return close(tree);
}
var byType = (text2, other) => lazy((input) => (typeof input === "object" && input !== null ? other : text2));
var subsection = exactly({ heading: name(textLimits.heading), paragraphs: optional(manyParagraphs) });
var narrativeSchema = (choose) =>
  pipe(
    array(
      choose(paragraphSchema, subsection),
      said(
        "NOT_A_LIST",
        "\u5E94\u4E3A\u82E5\u5E72\u6BB5\u6587\u5B57\uFF08\u6570\u7EC4\uFF09\uFF0C\u6BCF\u6BB5\u662F\u6587\u5B57\uFF0C\u6216\u662F { heading, paragraphs }\u3002",
      ),
    ),
    maxLength(
      textLimits.paragraphs,
      said("TOO_LONG", `\u6BB5\u843D\u8FC7\u591A\uFF0C\u6700\u591A ${textLimits.paragraphs} \u6BB5\u3002`),
    ),
  );
var isWritten = (blocks) =>
  blocks.some((block) => typeof block !== "string" || paragraphsOf(block).length > 0);
var contact = exactly({
  office: name(textLimits.name),
  website: optional(text(textLimits.name)),
  address: optional(text(textLimits.name)),
  postcode: optional(text(textLimits.name)),
  phone: optional(text(textLimits.name)),
  fax: optional(text(textLimits.name)),
  email: optional(text(textLimits.name)),
});
function sectionSchema(section, choose) {
  if (section.kind !== "narrative") return figuresSchema(section);
  if (section.ifEmpty !== void 0) return optional(narrativeSchema(choose));
  return pipe(
    narrativeSchema(choose),
    check(isWritten, said("EMPTY", "\u4E0D\u80FD\u4E3A\u7A7A\uFF0C\u8BF7\u586B\u5199\u6587\u5B57\u3002")),
  );
}
var year = pipe(
  number(said("YEAR", "\u5E94\u4E3A\u5E74\u4EFD\uFF0C\u5982 2024\u3002")),
  check(
    (n) => Number.isInteger(n) && n >= 2008 && n <= 2100,
    said("YEAR", "\u5E94\u4E3A 2008 \u81F3 2100 \u4E4B\u95F4\u7684\u5E74\u4EFD\u3002"),
  ),
);
var period = pipe(
  exactly({ from: date, to: date }),
  check(
    ({ from, to }) => from <= to,
    said("PERIOD", "\u8D77\u59CB\u65E5\u671F\u5E94\u4E0D\u665A\u4E8E\u622A\u6B62\u65E5\u671F\u3002"),
  ),
);
var titleSchema = pipe(
  array(
    name(textLimits.titleLine),
    said("NOT_A_LIST", "\u5E94\u4E3A\u6807\u9898\u5404\u884C\uFF08\u6570\u7EC4\uFF09\u3002"),
  ),
  minLength(1, said("EMPTY", "\u6807\u9898\u4E0D\u80FD\u4E3A\u7A7A\u3002")),
);
function reportSchema(edition, choose = byType) {
  const sections2 = Object.fromEntries(
    sectionsOf(edition).map(([key, section]) => [key, sectionSchema(section, choose)]),
  );
  return exactly({
    edition: optional(literal(edition.key, said("EDITION", `\u5E94\u4E3A\u201C${edition.key}\u201D\u3002`))),
    agency: name(textLimits.name),
    year,
    title: optional(choose(name(textLimits.titleLine), titleSchema)),
    period: optional(period),
    opening: optional(choose(paragraphSchema, manyParagraphs)),
    contact: optional(contact),
    ...sections2,
    signature: optional(exactly({ by: name(textLimits.name), on: date })),
  });
}

// src/report/totals.ts
var nilFigure = (place) => (place.kind === "amount" || place.kind === "sum" ? "0" : 0);
var canonical = (figure) => {
  if (typeof figure === "number") return figure + 0;
  return figure;
};
function completeFigures(section, given) {
  const { rows, columns: columns3 } = tableSums(section);
  const rowTotals = new Set(columns3.map((sum) => sum.total.join(".")));
  const isTotalRow = (sum) => rowTotals.has((sum.parts[0] ?? []).join("."));
  const order = [...rows.filter((sum) => !isTotalRow(sum)), ...columns3, ...rows.filter(isTotalRow)];
  const acrossTotals = new Set(rows.map((sum) => sum.total.join(".")));
  const sums = order.filter((sum) => !(columns3.includes(sum) && acrossTotals.has(sum.total.join("."))));
  const totals = new Set(sums.map((sum) => sum.total.join(".")));
  const whole = {};
  for (const place of figuresOf(section)) {
    const figure = figureAt(given, place.keys);
    if (figure !== void 0) {
      const amount2 = place.kind === "amount" && typeof figure === "number";
      putAt(whole, place.keys, amount2 ? String(figure) : canonical(figure));
    } else if (!totals.has(place.keys.join("."))) putAt(whole, place.keys, nilFigure(place));
    else putAt(whole, place.keys, Number.NaN);
  }
  for (const { total, parts } of sums) {
    if (!Number.isNaN(figureAt(whole, total))) continue;
    putAt(
      whole,
      total,
      parts.reduce((sum, part) => sum + countOf(figureAt(whole, part)), 0),
    );
  }
  return whole;
}

// src/report/parse.ts
var reportSchemas = /* @__PURE__ */ new WeakMap();
function schemaOf(edition) {
  const known = reportSchemas.get(edition) ?? reportSchema(edition);
  reportSchemas.set(edition, known);
  return known;
}
var come = /* @__PURE__ */ new WeakSet();
function frozen(value) {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
function narrativeOf(blocks) {
  const before = [];
  const subsections = [];
  const add = (line) => {
    if (isClauseHeading(line)) subsections.push({ heading: line, paragraphs: [] });
    else (subsections.at(-1)?.paragraphs ?? before).push(line);
  };
  for (const block of blocks) {
    if (typeof block === "string") paragraphsOf(block).forEach(add);
    else {
      subsections.push({
        heading: trimmed(block.heading),
        paragraphs: block.paragraphs?.flatMap(paragraphsOf) ?? [],
      });
    }
  }
  return [...before, ...subsections];
}
var givenLines = (given) => (typeof given === "string" ? [given] : given).flatMap(paragraphsOf);
function openingOf(edition, given, period2) {
  const { wording, notice: notice2 } = edition;
  const names = sectionsOf(edition)
    .map(([, { title }]) => withoutNumber(title))
    .join("\u3001");
  const values = {
    agency: given.agency.trim(),
    notice: notice2,
    sections: names,
    from: chineseDate(period2.from),
    to: chineseDate(period2.to),
  };
  return [filled(wording.opening, values), ...contactOf(edition, given.contact)];
}
function contactOf({ wording }, contact2) {
  if (contact2 === void 0) return [];
  const details = Object.entries(wording.contactLabels)
    .filter(([field]) => contact2[field] !== void 0 && contact2[field].trim() !== "")
    .map(([field, label]) => `${label}\uFF1A${contact2[field]?.trim()}`)
    .join("\uFF1B");
  const download = contact2.website === void 0 ? "" : filled(wording.download, { website: contact2.website });
  const ask = filled(wording.contact, { office: contact2.office.trim(), details });
  return [download + (details === "" ? ask.replace("\uFF08\uFF09", "") : ask)];
}
function parseReportAs(edition, data) {
  const result = safeParse(schemaOf(edition), data, { abortPipeEarly: true });
  if (!result.success)
    throw new ReportError(problemsIn(result.issues, data, (path) => placeOf(edition, path)));
  const given = result.output;
  const { year: year2 } = given;
  const agency = given.agency.trim();
  const period2 = given.period ?? { from: `${year2}-01-01`, to: `${year2}-12-31` };
  const sections2 = sectionsOf(edition).map(([key, section]) => {
    const value = given[key];
    if (section.kind !== "narrative") return [key, completeFigures(section, value)];
    const blocks = narrativeOf(value ?? []);
    const { ifEmpty } = section;
    if (blocks.length > 0 || ifEmpty === void 0) return [key, blocks];
    return [key, [filled(edition.wording[ifEmpty], { year: year2 })]];
  });
  const report = {
    edition: edition.key,
    agency,
    year: year2,
    title:
      given.title === void 0
        ? edition.wording.title.map((line) => filled(line, { agency, year: year2 }))
        : givenLines(given.title),
    period: period2,
    opening: given.opening === void 0 ? openingOf(edition, given, period2) : givenLines(given.opening),
    ...Object.fromEntries(sections2),
    ...(given.signature && { signature: { by: given.signature.by.trim(), on: given.signature.on } }),
  };
  refuseTooLong(edition, report);
  come.add(report);
  return frozen(report);
}
function refuseTooLong(edition, report) {
  const { length } = JSON.stringify(report);
  if (length <= textLimits.report + 2e4) return;
  const message = `\u5168\u6587\u8FC7\u957F\uFF0C\u6700\u591A ${textLimits.report} \u4E2A\u5B57\u7B26\uFF0C\u8BF7\u5220\u51CF\u3002`;
  throw new ReportError([
    { code: "TOO_LONG", path: "", place: placeOf(edition, []), found: length, message },
  ]);
}
function parseReport(data) {
  const key = typeof data === "object" && data !== null && "edition" in data ? data.edition : void 0;
  if (key === void 0) {
    const year2 = typeof data === "object" && data !== null && "year" in data ? data.year : void 0;
    return parseReportAs(editions[editionOfYear(year2)], data);
  }
  if (typeof key !== "string" || !Object.hasOwn(editions, key)) {
    const message = `\u6CA1\u6709\u8FD9\u4E00\u7248\u683C\u5F0F\uFF0C\u53EF\u7528\uFF1A${Object.keys(editions).join("\u3001")}\u3002`;
    throw new ReportError([
      {
        code: "EDITION",
        path: "edition",
        place: placeOf(editions[currentEdition], ["edition"]),
        found: key,
        message,
      },
    ]);
  }
  return parseReportAs(editions[key], data);
}
function asReport(given) {
  if (typeof given === "object" && given !== null && come.has(given)) return given;
  if (typeof given === "object" && given !== null && "build" in given && "given" in given) {
    const message =
      "\u8FD9\u662F\u8FD8\u6CA1\u6709\u5B8C\u6210\u7684 AnnualReport\uFF0C\u8BF7\u5148\u8C03\u7528 .build()\u3002";
    throw new ReportError([{ code: "NOT_A_REPORT", path: "", place: "\u62A5\u544A", message }]);
  }
  return parseReport(given);
}

// test/corpus.ts
var columns = [
  "naturalPerson",
  "commercialEnterprise",
  "researchInstitution",
  "socialWelfareOrganization",
  "legalServiceOrganization",
  "other",
  "total",
];
var results2 = ["upheld", "corrected", "other", "pending", "total"];
var named = (names, values = []) => Object.fromEntries(names.map((name2, i) => [name2, values[i]]));
var rowKeys = {
  notDisclosed: [
    "stateSecret",
    "forbiddenByLaw",
    "threeSecuritiesOneStability",
    "thirdPartyRights",
    "internalAffairs",
    "processInformation",
    "enforcementFile",
    "administrativeQuery",
  ],
  unable: ["notHeld", "needsCreation", "stillUnclear"],
  notProcessed: ["petition", "repeated", "publication", "unreasonablyFrequent", "confirmation"],
  otherwiseProcessed: ["notCorrected", "feeNotPaid", "other"],
};
var prefixes = {
  notDisclosed: "denied",
  unable: "unable",
  notProcessed: "notProcessed",
  otherwiseProcessed: "other",
};
function requestsOf(table, edition) {
  const row = (key) => named(columns, table[key]);
  const group = (key) =>
    Object.fromEntries(rowKeys[key].map((name2, i) => [name2, row(`${prefixes[key]}${i + 1}`)]));
  const other = edition === "2019" ? row("other") : group("otherwiseProcessed");
  return {
    received: row("new"),
    carriedOver: row("carriedOver"),
    outcomes: {
      disclosed: row("granted"),
      partiallyDisclosed: row("partial"),
      notDisclosed: group("notDisclosed"),
      unable: group("unable"),
      notProcessed: group("notProcessed"),
      otherwiseProcessed: other,
      total: row("total"),
    },
    carriedForward: row("carryNext"),
  };
}
function disclosureOf({ table2, table2_2019: old }) {
  if (old) {
    const made2 = ["made", "published", "publishedInAll"];
    const items2 = ["previousYear", "change", "decisions"];
    return {
      regulations: named(made2, old.regulations),
      normativeDocuments: named(made2, old.normativeDocuments),
      licensing: named(items2, old.licensing),
      otherServices: named(items2, old.otherManagementServices),
      penalties: named(items2, old.punishment),
      compulsion: named(items2, old.coercion),
      fees: named(["previousYear", "change"], old.fees),
      procurement: named(["items", "amount"], old.procurement),
    };
  }
  const names = ["issued", "repealed", "inForce"];
  return {
    regulations: named(names, table2?.regulations),
    normativeDocuments: named(names, table2?.normativeDocuments),
    licensing: table2?.licensing,
    penalties: table2?.punishment,
    compulsion: table2?.coercion,
    fees: table2?.fees,
  };
}
function published(name2) {
  const data = JSON.parse(readFileSync(new URL(`./corpus/${name2}.json`, import.meta.url), "utf8"));
  const edition = data.table2_2019 ? "2019" : "2021";
  const { preface, s1, s5, s6 } = data.narrative;
  return parseReport({
    edition,
    agency: data.agency,
    year: data.year,
    ...(data.source_title && { title: data.source_title }),
    ...(preface.length > 0 && { opening: preface }),
    overview: s1,
    proactiveDisclosure: disclosureOf(data),
    requests: requestsOf(data.table3, edition),
    reviewAndLitigation: {
      reconsideration: named(results2, data.table4.slice(0, 5)),
      litigation: {
        direct: named(results2, data.table4.slice(5, 10)),
        afterReconsideration: named(results2, data.table4.slice(10, 15)),
      },
    },
    problemsAndImprovements: s5,
    otherMatters: s6,
  });
}

// src/problem/options-error.ts
var OptionsError = class extends NianbaoError {
  name = "OptionsError";
  constructor(problems) {
    super(
      "OPTIONS_INVALID",
      `\u9009\u9879\u6709 ${problems.length} \u5904\u95EE\u9898\uFF1A
${problemLines(problems)}`,
      { problems },
    );
  }
};

// src/report/any-report.ts
var addressFor = (edition, address2) =>
  typeof address2 === "string" ? address2 : (new Map(Object.entries(address2)).get(edition) ?? void 0);
function figureAtAddress(report, address2) {
  const here = addressFor(report.edition, address2);
  if (here === void 0) return void 0;
  const tree = report;
  return figureAt(tree, here.split("."));
}
var knownBelow = /* @__PURE__ */ new WeakMap();
function figuresBelow(edition, group) {
  const here = addressFor(edition.key, group);
  if (here === void 0) return [];
  const ofEdition = knownBelow.get(edition) ?? /* @__PURE__ */ new Map();
  knownBelow.set(edition, ofEdition);
  const known = ofEdition.get(here);
  if (known !== void 0) return known;
  const section = here.split(".")[0];
  const keys = keysOf(here);
  const below = figuresOf(edition.sections[section])
    .filter((place) => keys.every((key, i) => place.keys[i] === key))
    .map((place) => ({
      ...place,
      section,
      address: addressOf(section, place.keys),
      below: place.keys.slice(keys.length),
    }));
  ofEdition.set(here, below);
  return below;
}

// src/checks/finding.ts
function onceFor(read) {
  const known = /* @__PURE__ */ new WeakMap();
  return (context) => {
    const before = known.get(context);
    if (before) return before.value;
    const value = read(context);
    known.set(context, { value });
    return value;
  };
}
var figureOf = (report, section, keys) => figureAt(report[section], keys);
function countAt({ report, edition }, section, keys) {
  const figure = figureOf(report, section, keys);
  if (typeof figure === "number") return figure;
  if (figure !== null && figure !== "/") return 0;
  const address2 = keys.join(".");
  const sum = tableSums(edition.sections[section]).rows.find(({ total }) => total.join(".") === address2);
  return sum?.parts.reduce((all, part) => all + countOf(figureOf(report, section, part)), 0) ?? 0;
}
function totalBelow(context, group, column = "total") {
  return figuresBelow(context.edition, group)
    .filter(({ below }) => below.at(-1) === column)
    .reduce((all, { section, keys }) => all + countAt(context, section, keys), 0);
}
var piecesIn = ({ pieces }, ...sections2) =>
  pieces.filter(({ section, isHeading }) => sections2.includes(section) && !isHeading);
function paragraphPlace({ edition, report }, path) {
  const [first, block, , paragraph] = path;
  const entry = sectionsOf(edition).find(([key2]) => key2 === first);
  if (entry === void 0 || entry[2] !== "text" || typeof block !== "number") return placeOf(edition, path);
  const [key, { title }] = entry;
  const here = report[key][block];
  if (here === void 0) return title;
  if (typeof here === "string") return `${title}\u7B2C${block + 1}\u6BB5`;
  return typeof paragraph === "number"
    ? `${title}\u201C${here.heading}\u201D\u4E0B\u7B2C${paragraph + 1}\u6BB5`
    : `${title}\u5C0F\u6807\u9898\u201C${here.heading}\u201D`;
}
function findingOf(rule, context, found) {
  const { path, found: words = "", expected, message, severity, ...more } = found;
  const address2 = path[0] === "title" ? ["title"] : path;
  return {
    code: rule.code,
    severity: severity ?? rule.severity,
    path: address2.join("."),
    place: paragraphPlace(context, address2),
    found: words,
    ...(expected !== void 0 && { expected }),
    message,
    ...more,
  };
}

// src/checks/text.ts
var cover = "\uE000";
var asideCover = "\uE001";
var partlyCover = "\uE002";
var width = {
  ",": "\uFF0C",
  ";": "\uFF1B",
  ":": "\uFF1A",
  "(": "\uFF08",
  ")": "\uFF09",
  "\uFF05": "%",
};
var digitOf = (sign) => String.fromCharCode(sign.charCodeAt(0) - 65248);
var oneWidth = (text2) =>
  text2.replace(/[;:()％０-９]|(?<!\d),|,(?!\d{3})/gu, (sign) => width[sign] ?? digitOf(sign));
var address = /https?[：:]\/\/[\w./?=&%#~：:-]*|www\.[\w./-]*|[\w.+-]{1,64}@[\w.-]{1,64}/gu;
var quotation = /“[^“”]*”|‘[^‘’]*’|《[^《》]*》/gu;
var aside = /（[^（）\d]{1,40}）/gu;
var covered = (match) => cover.repeat(match.length);
var coveredAside = (match, at) => {
  if (at === 0) return match;
  return (match.includes("\u90E8\u5206\u516C\u5F00") ? partlyCover : asideCover).repeat(match.length);
};
var headingLead = /^（[一二三四五六七八九十]{1,3}）[^。；！？，]{2,30}(?:[。：]|$)/u;
function pieceOf(path, section, text2, above, isHeading = false) {
  const blank = /\s/u.test(text2);
  const origins = [];
  if (blank) {
    for (let i = 0; i < text2.length; i++) if (!/\s/u.test(text2[i])) origins.push(i);
  }
  const said2 = oneWidth(blank ? text2.replace(/\s/gu, "") : text2);
  return {
    path,
    section,
    text: text2,
    said: said2,
    unquoted: said2.replace(address, covered).replace(quotation, covered).replace(aside, coveredAside),
    isHeading,
    heading: headingLead.exec(said2)?.[0] ?? above,
    at: blank ? (index) => origins[index] ?? text2.length : (index) => index,
  };
}
function piecesOf(report, edition) {
  const pieces = report.title.map((text2, i) => pieceOf(["title", i], "title", text2, ""));
  pieces.push(...report.opening.map((text2, i) => pieceOf(["opening", i], "opening", text2, "")));
  for (const [key, , holds] of sectionsOf(edition)) {
    if (holds !== "text") continue;
    let above = "";
    report[key].forEach((block, i) => {
      if (typeof block === "string") {
        const piece = pieceOf([key, i], key, block, above);
        above = piece.heading;
        pieces.push(piece);
        return;
      }
      pieces.push(pieceOf([key, i, "heading"], key, block.heading, block.heading, true));
      pieces.push(
        ...block.paragraphs.map((text2, p) => pieceOf([key, i, "paragraphs", p], key, text2, block.heading)),
      );
    });
  }
  return pieces;
}
function partsAt(text2, signs, from = 0) {
  const parts = [];
  let start = 0;
  for (const { index, 0: sign } of text2.matchAll(signs)) {
    if (index > start) parts.push({ from: from + start, text: text2.slice(start, index) });
    start = index + sign.length;
  }
  if (start < text2.length) parts.push({ from: from + start, text: text2.slice(start) });
  return parts;
}
var sentencesOf = ({ unquoted }) => partsAt(unquoted, /[。！？]/gu);
function wordsIn(piece, from, length) {
  const start = piece.at(from);
  const end = piece.at(from + length - 1) + 1;
  return { path: piece.path, found: piece.text.slice(start, end), range: [start, end] };
}

// src/checks/segments.ts
var aboutRequests =
  /依申请|申请公开|公开申请|信息公开的申请|公开(?:政府)?信息的申请|信息申请|新收申请|上一?年度?结转(?!资金|项目|经费|预算|指标)|(?:予以|部分|不予)公开[^，。；]{0,4}[\d一二三四五六七八九十](?![\d]*[篇期])|(?:结转|顺延)(?:到|至)?下/u;
var aboutReview = /复议|诉讼/u;
var aboutOther =
  /信箱|热线|留言|咨询|来信|来访|信访(?!举报|、?投诉)|提案|建议|问政|(?<!举报、?)投诉(?!类)|(?<!信访、?)举报(?!、?投诉类)|诉求|网民|互动|12345|许可申请|许可事项|工单|征集|意见|来电|民声|培训|督办|实事|公文|公开属性|拟制|发文|案卷评查|查询|帮办|代办/u;
var requestWords =
  /申请|答复|办结|回复|办理|受理|收到|收办|新收|结转|转下|顺延|公开|提供|处理|自然人|法人|企业|机构|组织|合计|共计|总计|其中|撤回|补正|掌握|在办|正在|网上|网络|信函|邮寄|快递|当面|现场|邮件|传真|电话|平台|渠道|占|同比|增|减/u;
var anyCount = /\d(?:件|条|个|次|份|起|宗|篇|项)/u;
var counts = /\d|[零〇一二两三四五六七八九十百千](?:件|条|份|起|宗|次|例|个|封|项)/u;
var partOfYear =
  /季度|半年|当月|(?<!\d)(?:[1-9]|1[01])月(?!1日至|1日起|1日到)(?:份|底|末)?|截至目前|累计至|历年|近[两三四五\d]年|以来/u;
var intoYear = /(?:到|至|入|转)(?:20\d\d)年/u;
function yearSaid(text2, year2, before) {
  if (intoYear.test(text2)) return before;
  const named2 = /(?<!较|比|与|同|和|《|〔)(20\d\d)年(?!\d{1,2}月\d{1,2}日(?:至|起|到|—))/u.exec(text2)?.[1];
  if (named2 !== void 0) return Number(named2);
  if (/(?<!较|比|与|同)(?:去年|上一?年度?|往年|前年)(?!度?结转|度?转|度?遗留)/u.test(text2)) return year2 - 1;
  return before;
}
var segmentsOf = onceFor((context) => {
  const { year: year2 } = context.report;
  const segments = [];
  for (const piece of piecesIn(context, "overview")) {
    const topic = /依申请|申请公开/u.test(piece.heading) ? "requests" : void 0;
    let subject2 = topic;
    for (const sentence of sentencesOf(piece)) {
      if (!counts.test(sentence.text) && !/申请|复议|诉讼|维持/u.test(sentence.text)) continue;
      if (subject2 === "other") subject2 = topic;
      if (aboutRequests.test(sentence.text)) subject2 = "requests";
      const isOnDocuments =
        /公文|公开属性|属性认定|主动公开\d/u.test(sentence.text) && /依申请|不予公开/u.test(sentence.text);
      let spoken = year2;
      for (const part of partsAt(sentence.text, /[，；：（）]/gu, sentence.from)) {
        spoken = yearSaid(part.text, year2, spoken);
        if (isOnDocuments) subject2 = "other";
        else if (aboutReview.test(part.text)) subject2 = "review";
        else if (aboutOther.test(part.text)) subject2 = "other";
        else if (aboutRequests.test(part.text)) subject2 = "requests";
        else if (anyCount.test(part.text) && !requestWords.test(part.text) && subject2 !== "review")
          subject2 = "other";
        segments.push({
          piece,
          from: part.from,
          text: part.text,
          sentence: sentence.text,
          inSentence: part.from - sentence.from,
          subject: subject2,
          hasFigure: counts.test(part.text),
          isThisYear: spoken === year2 && !partOfYear.test(part.text),
        });
      }
    }
  }
  return segments;
});
var ahead =
  /(?:共|共计|已|累计|全年|本年度|年内|今年|依法|依规|各|均|总共|收到|受理|新收|接收|收办|办理|答复|办结|予以|作出)+$/u;
var body = /[\u4e00-\u9fff]{2,10}(?:局|委|厅|镇|乡|街道|县|区|市|办|政府|分局|中心)$/u;
function isOtherBody(before, agency) {
  const name2 = body.exec(before.replace(ahead, ""))?.[0];
  if (name2 === void 0) return false;
  const own2 = name2.replace(/^.*年度?/u, "");
  if (own2.length < 3 || /^(?:我|本|全|该|各)|[我本全各](?:[市县区镇乡局委办厅]|街道)$/u.test(own2))
    return false;
  return !isWithin(own2, agency);
}
function isWithin(short, long) {
  let at = 0;
  for (const sign of short) {
    at = long.indexOf(sign, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

// src/checks/agency-names.ts
var unitName =
  /[\u4e00-\u9fff]{1,12}?(?:自治区|自治州|自治县|自治旗|省|市|县|区|旗|镇|乡|街道|局|委员会|厅)/gu;
var unitsOf = (name2) => [...name2.matchAll(unitName)].map(([one]) => one);
var unitKinds = [
  "\u9547",
  "\u4E61",
  "\u8857\u9053",
  "\u53BF",
  "\u533A",
  "\u65D7",
  "\u5E02",
  "\u7701",
  "\u5C40",
  "\u5385",
  "\u59D4",
  "\u529E",
];
function kindOfName(name2) {
  const plain = name2.replace(/(?:人民政府)?(?:办公室|办公厅|办事处|管理委员会|管委会)?$/u, "");
  return (
    unitKinds.find((kind) => (plain === "" ? name2 : plain).endsWith(kind)) ??
    (/委员会$/u.test(name2) ? "\u59D4" : void 0)
  );
}
function fitsAgency(name2, agency) {
  const plain = (text2) =>
    text2.replace(/(?:党工?委|人民政府|办公室|办公厅|办事处|管理委员会|管委会|委员会|局|厅)+$/u, "");
  const [a, b] = [plain(name2), plain(agency)];
  if (a === "" || b === "" || agency.includes(name2) || name2.includes(b)) return true;
  if (isWithin(name2, agency) || isWithin(a, b)) return true;
  const own2 = unitsOf(agency).at(-1);
  return own2 !== void 0 && name2.includes(own2);
}

// src/checks/places.ts
var cities = `
\u77F3\u5BB6\u5E84 \u5510\u5C71 \u79E6\u7687\u5C9B \u90AF\u90F8 \u90A2\u53F0 \u4FDD\u5B9A \u5F20\u5BB6\u53E3 \u627F\u5FB7 \u6CA7\u5DDE \u5ECA\u574A \u8861\u6C34 \u592A\u539F \u5927\u540C \u9633\u6CC9 \u957F\u6CBB \u664B\u57CE
\u6714\u5DDE \u664B\u4E2D \u8FD0\u57CE \u5FFB\u5DDE \u4E34\u6C7E \u5415\u6881 \u547C\u548C\u6D69\u7279 \u5305\u5934 \u4E4C\u6D77 \u8D64\u5CF0 \u901A\u8FBD \u9102\u5C14\u591A\u65AF \u547C\u4F26\u8D1D\u5C14 \u5DF4\u5F66\u6DD6\u5C14
\u4E4C\u5170\u5BDF\u5E03 \u6C88\u9633 \u5927\u8FDE \u978D\u5C71 \u629A\u987A \u672C\u6EAA \u4E39\u4E1C \u9526\u5DDE \u8425\u53E3 \u961C\u65B0 \u8FBD\u9633 \u76D8\u9526 \u94C1\u5CAD \u671D\u9633 \u846B\u82A6\u5C9B \u957F\u6625
\u5409\u6797 \u56DB\u5E73 \u8FBD\u6E90 \u901A\u5316 \u767D\u5C71 \u677E\u539F \u767D\u57CE \u54C8\u5C14\u6EE8 \u9F50\u9F50\u54C8\u5C14 \u9E21\u897F \u9E64\u5C97 \u53CC\u9E2D\u5C71 \u5927\u5E86 \u4F0A\u6625 \u4F73\u6728\u65AF
\u4E03\u53F0\u6CB3 \u7261\u4E39\u6C5F \u9ED1\u6CB3 \u7EE5\u5316 \u5357\u4EAC \u65E0\u9521 \u5F90\u5DDE \u5E38\u5DDE \u82CF\u5DDE \u5357\u901A \u8FDE\u4E91\u6E2F \u6DEE\u5B89 \u76D0\u57CE \u626C\u5DDE \u9547\u6C5F \u6CF0\u5DDE
\u5BBF\u8FC1 \u676D\u5DDE \u5B81\u6CE2 \u6E29\u5DDE \u5609\u5174 \u6E56\u5DDE \u7ECD\u5174 \u91D1\u534E \u8862\u5DDE \u821F\u5C71 \u53F0\u5DDE \u4E3D\u6C34 \u5408\u80A5 \u829C\u6E56 \u868C\u57E0 \u6DEE\u5357 \u9A6C\u978D\u5C71
\u6DEE\u5317 \u94DC\u9675 \u5B89\u5E86 \u9EC4\u5C71 \u6EC1\u5DDE \u961C\u9633 \u5BBF\u5DDE \u516D\u5B89 \u4EB3\u5DDE \u6C60\u5DDE \u5BA3\u57CE \u798F\u5DDE \u53A6\u95E8 \u8386\u7530 \u4E09\u660E \u6CC9\u5DDE \u6F33\u5DDE
\u5357\u5E73 \u9F99\u5CA9 \u5B81\u5FB7 \u5357\u660C \u666F\u5FB7\u9547 \u840D\u4E61 \u4E5D\u6C5F \u65B0\u4F59 \u9E70\u6F6D \u8D63\u5DDE \u5409\u5B89 \u5B9C\u6625 \u629A\u5DDE \u4E0A\u9976 \u6D4E\u5357 \u9752\u5C9B \u6DC4\u535A
\u67A3\u5E84 \u4E1C\u8425 \u70DF\u53F0 \u6F4D\u574A \u6D4E\u5B81 \u6CF0\u5B89 \u5A01\u6D77 \u65E5\u7167 \u4E34\u6C82 \u5FB7\u5DDE \u804A\u57CE \u6EE8\u5DDE \u83CF\u6CFD \u90D1\u5DDE \u5F00\u5C01 \u6D1B\u9633 \u5E73\u9876\u5C71
\u5B89\u9633 \u9E64\u58C1 \u65B0\u4E61 \u7126\u4F5C \u6FEE\u9633 \u8BB8\u660C \u6F2F\u6CB3 \u4E09\u95E8\u5CE1 \u5357\u9633 \u5546\u4E18 \u4FE1\u9633 \u5468\u53E3 \u9A7B\u9A6C\u5E97 \u6B66\u6C49 \u9EC4\u77F3 \u5341\u5830 \u5B9C\u660C
\u8944\u9633 \u9102\u5DDE \u8346\u95E8 \u5B5D\u611F \u8346\u5DDE \u9EC4\u5188 \u54B8\u5B81 \u968F\u5DDE \u957F\u6C99 \u682A\u6D32 \u6E58\u6F6D \u8861\u9633 \u90B5\u9633 \u5CB3\u9633 \u5E38\u5FB7 \u5F20\u5BB6\u754C \u76CA\u9633
\u90F4\u5DDE \u6C38\u5DDE \u6000\u5316 \u5A04\u5E95 \u5E7F\u5DDE \u97F6\u5173 \u6DF1\u5733 \u73E0\u6D77 \u6C55\u5934 \u4F5B\u5C71 \u6C5F\u95E8 \u6E5B\u6C5F \u8302\u540D \u8087\u5E86 \u60E0\u5DDE \u6885\u5DDE \u6C55\u5C3E
\u6CB3\u6E90 \u9633\u6C5F \u6E05\u8FDC \u4E1C\u839E \u4E2D\u5C71 \u6F6E\u5DDE \u63ED\u9633 \u4E91\u6D6E \u5357\u5B81 \u67F3\u5DDE \u6842\u6797 \u68A7\u5DDE \u5317\u6D77 \u9632\u57CE\u6E2F \u94A6\u5DDE \u8D35\u6E2F \u7389\u6797
\u767E\u8272 \u8D3A\u5DDE \u6CB3\u6C60 \u6765\u5BBE \u5D07\u5DE6 \u6D77\u53E3 \u4E09\u4E9A \u4E09\u6C99 \u510B\u5DDE \u6210\u90FD \u81EA\u8D21 \u6500\u679D\u82B1 \u6CF8\u5DDE \u5FB7\u9633 \u7EF5\u9633 \u5E7F\u5143 \u9042\u5B81
\u5185\u6C5F \u4E50\u5C71 \u5357\u5145 \u7709\u5C71 \u5B9C\u5BBE \u5E7F\u5B89 \u8FBE\u5DDE \u96C5\u5B89 \u5DF4\u4E2D \u8D44\u9633 \u8D35\u9633 \u516D\u76D8\u6C34 \u9075\u4E49 \u5B89\u987A \u6BD5\u8282 \u94DC\u4EC1 \u6606\u660E
\u66F2\u9756 \u7389\u6EAA \u4FDD\u5C71 \u662D\u901A \u4E3D\u6C5F \u666E\u6D31 \u4E34\u6CA7 \u62C9\u8428 \u65E5\u5580\u5219 \u660C\u90FD \u6797\u829D \u5C71\u5357 \u90A3\u66F2 \u897F\u5B89 \u94DC\u5DDD \u5B9D\u9E21 \u54B8\u9633
\u6E2D\u5357 \u5EF6\u5B89 \u6C49\u4E2D \u6986\u6797 \u5B89\u5EB7 \u5546\u6D1B \u5170\u5DDE \u5609\u5CEA\u5173 \u91D1\u660C \u767D\u94F6 \u5929\u6C34 \u6B66\u5A01 \u5F20\u6396 \u5E73\u51C9 \u9152\u6CC9 \u5E86\u9633 \u5B9A\u897F
\u9647\u5357 \u897F\u5B81 \u6D77\u4E1C \u94F6\u5DDD \u77F3\u5634\u5C71 \u5434\u5FE0 \u56FA\u539F \u4E2D\u536B \u4E4C\u9C81\u6728\u9F50 \u514B\u62C9\u739B\u4F9D \u5410\u9C81\u756A \u54C8\u5BC6`;
var prefectures = `
\u5EF6\u8FB9\u671D\u9C9C\u65CF\u81EA\u6CBB\u5DDE \u6069\u65BD\u571F\u5BB6\u65CF\u82D7\u65CF\u81EA\u6CBB\u5DDE \u6E58\u897F\u571F\u5BB6\u65CF\u82D7\u65CF\u81EA\u6CBB\u5DDE \u963F\u575D\u85CF\u65CF\u7F8C\u65CF\u81EA\u6CBB\u5DDE \u7518\u5B5C\u85CF\u65CF\u81EA\u6CBB\u5DDE
\u51C9\u5C71\u5F5D\u65CF\u81EA\u6CBB\u5DDE \u9ED4\u897F\u5357\u5E03\u4F9D\u65CF\u82D7\u65CF\u81EA\u6CBB\u5DDE \u9ED4\u4E1C\u5357\u82D7\u65CF\u4F97\u65CF\u81EA\u6CBB\u5DDE \u9ED4\u5357\u5E03\u4F9D\u65CF\u82D7\u65CF\u81EA\u6CBB\u5DDE \u695A\u96C4\u5F5D\u65CF\u81EA\u6CBB\u5DDE
\u7EA2\u6CB3\u54C8\u5C3C\u65CF\u5F5D\u65CF\u81EA\u6CBB\u5DDE \u6587\u5C71\u58EE\u65CF\u82D7\u65CF\u81EA\u6CBB\u5DDE \u897F\u53CC\u7248\u7EB3\u50A3\u65CF\u81EA\u6CBB\u5DDE \u5927\u7406\u767D\u65CF\u81EA\u6CBB\u5DDE \u5FB7\u5B8F\u50A3\u65CF\u666F\u9887\u65CF\u81EA\u6CBB\u5DDE
\u6012\u6C5F\u5088\u50F3\u65CF\u81EA\u6CBB\u5DDE \u8FEA\u5E86\u85CF\u65CF\u81EA\u6CBB\u5DDE \u4E34\u590F\u56DE\u65CF\u81EA\u6CBB\u5DDE \u7518\u5357\u85CF\u65CF\u81EA\u6CBB\u5DDE \u6D77\u5317\u85CF\u65CF\u81EA\u6CBB\u5DDE \u9EC4\u5357\u85CF\u65CF\u81EA\u6CBB\u5DDE
\u6D77\u5357\u85CF\u65CF\u81EA\u6CBB\u5DDE \u679C\u6D1B\u85CF\u65CF\u81EA\u6CBB\u5DDE \u7389\u6811\u85CF\u65CF\u81EA\u6CBB\u5DDE \u6D77\u897F\u8499\u53E4\u65CF\u85CF\u65CF\u81EA\u6CBB\u5DDE \u660C\u5409\u56DE\u65CF\u81EA\u6CBB\u5DDE \u535A\u5C14\u5854\u62C9\u8499\u53E4\u81EA\u6CBB\u5DDE
\u5DF4\u97F3\u90ED\u695E\u8499\u53E4\u81EA\u6CBB\u5DDE \u514B\u5B5C\u52D2\u82CF\u67EF\u5C14\u514B\u5B5C\u81EA\u6CBB\u5DDE \u4F0A\u7281\u54C8\u8428\u514B\u81EA\u6CBB\u5DDE`;
var provinces = `
\u5317\u4EAC\u5E02 \u5929\u6D25\u5E02 \u6CB3\u5317\u7701 \u5C71\u897F\u7701 \u5185\u8499\u53E4\u81EA\u6CBB\u533A \u8FBD\u5B81\u7701 \u5409\u6797\u7701 \u9ED1\u9F99\u6C5F\u7701 \u4E0A\u6D77\u5E02 \u6C5F\u82CF\u7701 \u6D59\u6C5F\u7701 \u5B89\u5FBD\u7701 \u798F\u5EFA\u7701
\u6C5F\u897F\u7701 \u5C71\u4E1C\u7701 \u6CB3\u5357\u7701 \u6E56\u5317\u7701 \u6E56\u5357\u7701 \u5E7F\u4E1C\u7701 \u5E7F\u897F\u58EE\u65CF\u81EA\u6CBB\u533A \u6D77\u5357\u7701 \u91CD\u5E86\u5E02 \u56DB\u5DDD\u7701 \u8D35\u5DDE\u7701 \u4E91\u5357\u7701
\u897F\u85CF\u81EA\u6CBB\u533A \u9655\u897F\u7701 \u7518\u8083\u7701 \u9752\u6D77\u7701 \u5B81\u590F\u56DE\u65CF\u81EA\u6CBB\u533A \u65B0\u7586\u7EF4\u543E\u5C14\u81EA\u6CBB\u533A`;
var listed = (text2) => text2.trim().split(/\s+/u);
var cityNames = new Set(listed(cities).map((name2) => `${name2}\u5E02`));
var prefectureNames = new Set(listed(prefectures));
var provinceNames = new Set(listed(provinces));
function withoutFirst(names, text2) {
  for (let length = Math.min(text2.length, 12); length >= 3; length--)
    if (names.has(text2.slice(0, length))) return text2.slice(length);
  return void 0;
}
function standingOf(agency) {
  if (/^(?:国务院|中华人民共和国|国家)/u.test(agency)) return { level: "state", rest: agency };
  const belowProvince = withoutFirst(provinceNames, agency);
  const name2 = belowProvince ?? agency;
  const belowCity = withoutFirst(cityNames, name2) ?? withoutFirst(prefectureNames, name2);
  const rest = belowCity ?? name2;
  if (
    /^[\u4e00-\u9fff]{1,12}?(?:自治县|自治旗|县|旗|区|市|镇|乡|街道|林区|特区|功能区|开发区)/u.test(
      rest.replace(/^人民政府/u, ""),
    )
  )
    return { level: "below", rest };
  if (belowCity !== void 0) return { level: "city", rest };
  return belowProvince === void 0 ? { level: "unknown", rest } : { level: "province", rest };
}
function mayMakeRegulations(agency) {
  const { level, rest } = standingOf(agency);
  if (level === "state") return true;
  if (level === "unknown")
    return !/^(?:[县区镇乡]|街道|市[^人])/u.test(agency) && !/(?:县|镇|乡|街道)/u.test(agency);
  return level !== "below" && /^(?:人民政府)?(?:办公[厅室])?$/u.test(rest);
}

// src/checks/agency.ts
var general =
  /本机关|本单位|本级|我[局镇乡县市区办委厅院所]|本[局镇乡县市区办委厅]|政府信息公开|政务公开|信息公开|领导小组|有关|相关|各/u;
function signedBy({ report }) {
  if (report.signature === void 0 || fitsAgency(report.signature.by, report.agency)) return [];
  const { by } = report.signature;
  const message = `\u7F72\u540D\u201C${by}\u201D\u4E0E\u673A\u5173\u540D\u79F0\u201C${report.agency}\u201D\u4E0D\u4E00\u81F4\uFF0C\u8BF7\u6838\u5BF9\u3002`;
  return [{ path: ["signature", "by"], found: by, expected: report.agency, message }];
}
function titled({ report, pieces }) {
  const title = pieces
    .filter(({ section }) => section === "title")
    .map(({ said: said2 }) => said2)
    .join("");
  const head = report.agency
    .replace(/\s/gu, "")
    .replace(/(?:人民政府|办公室|办公厅|委员会|办事处|局)+$/u, "");
  const named2 = /^(?:20\d\d年(?:度)?)?(.*?)(?:20\d\d年|政府信息公开|信息公开|$)/u.exec(title)?.[1] ?? "";
  if (
    head === "" ||
    title.includes(head.slice(-3)) ||
    (named2.length >= 3 && fitsAgency(named2, report.agency))
  )
    return [];
  const message = `\u6807\u9898\u201C${title}\u201D\u4E2D\u6CA1\u6709\u673A\u5173\u540D\u79F0\u201C${report.agency}\u201D\uFF0C\u7591\u4E3A\u6CBF\u7528\u4ED6\u5904\u6587\u7A3F\uFF0C\u8BF7\u6838\u5BF9\u3002`;
  return [{ path: ["title"], found: title, expected: report.agency, message }];
}
var makers = [
  [/由([\u4e00-\u9fff]{2,40}?)(?:负责)?(?:组织)?(?:编制|编写|撰写)/gu, "\u7F16\u5236"],
  [/(?:请与|请联系|请向|可与|可联系)([\u4e00-\u9fff]{2,40}?)(?:联系|咨询|反映|（)/gu, "\u8054\u7CFB"],
  [
    /(?:公布|发布|特?编制|撰写)(?:了|并公布)?(?!本|我|20)([\u4e00-\u9fff]{3,40}?(?:人民政府|局|委员会|办公室|街道办事处|[镇乡]))(?=20\d\d年)/gu,
    "\u516C\u5E03",
  ],
];
function madeBy({ report, pieces }) {
  return pieces
    .filter(({ section }) => section === "opening")
    .flatMap((piece) =>
      makers.flatMap(([pattern, how]) =>
        [...piece.unquoted.matchAll(pattern)].flatMap((match) => {
          const name2 = match[1];
          if (general.test(name2) || fitsAgency(name2, report.agency) || unitsOf(name2).length === 0)
            return [];
          if (unitsOf(name2).every((part) => report.agency.includes(part) || part.length <= 2)) return [];
          const at = match.index + match[0].indexOf(name2);
          const quoted2 = wordsIn(piece, at, name2.length);
          const message = `\u5F15\u8A00\u5199\u201C${quoted2.found}\u201D${how}\uFF0C\u4E0E\u673A\u5173\u540D\u79F0\u201C${report.agency}\u201D\u4E0D\u4E00\u81F4\uFF0C\u7591\u4E3A\u6CBF\u7528\u4ED6\u5904\u6587\u7A3F\uFF0C\u8BF7\u6838\u5BF9\u3002`;
          return [{ ...quoted2, expected: report.agency, message }];
        }),
      ),
    );
}
var self =
  "(?:\u575A\u6301(?:\u4EE5|\u628A|\u8D2F\u5F7B)?|\u8BA4\u771F|\u4E25\u683C|\u79EF\u6781|\u9AD8\u5EA6\u91CD\u89C6|\u6DF1\u5165|\u5168\u9762|\u7D27\u7D27\u56F4\u7ED5|\u59CB\u7EC8|\u4E0D\u65AD|\u624E\u5B9E|\u5207\u5B9E|\u6301\u7EED|\u7740\u529B|\u6309\u7167|\u6839\u636E|\u4F9D\u636E|\u4EE5\u4E60\u8FD1\u5E73|\u8D2F\u5F7B|\u5C06\u7EE7\u7EED|\u660E\u786E\u4E86?|\u901A\u8FC7|\u4E3B\u52A8\u516C\u5F00|\u5171\u4E3B\u52A8|\u7D2F\u8BA1|\u5171\u516C\u5F00|\u672A\u6536\u53D6|\u672A\u6536\u5230|\u6CA1\u6709\u6536\u53D6|\u653F\u5E9C\u4FE1\u606F\u516C\u5F00|\u653F\u52A1\u516C\u5F00|\u4FE1\u606F\u516C\u5F00)";
var subject = new RegExp(
  `(?:^|[\u3002\uFF1B]|(?<=[\u3002\uFF1B])|\u5E74(?:\u5EA6)?[\uFF0C]?|^\uFF08[\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D]\uFF09[^\u3002]{0,16}\u3002)((?:[\u4E00-\u9FFF]{1,14}?)(?:\u9547|\u4E61|\u8857\u9053|\u53BF|\u533A|\u65D7|\u5E02|\u5C40|\u5385|\u59D4\u5458\u4F1A|\u59D4|\u529E\u516C\u5BA4|\u529E)(?:\u4EBA\u6C11\u653F\u5E9C|\u653F\u5E9C|\u515A\u5DE5?\u59D4|\u529E\u4E8B\u5904)?)(?:20\\d\\d\u5E74\u5EA6?)?${self}`,
  "gu",
);
var ours =
  /^(?:我|本|全|该|各|其他|有关|相关|上级|下级|省|市|县|区|州|县级|市级|区级|乡)(?:[市县区镇乡局委办厅旗省]|街道|级|政府|人民政府)*$|我[市县区镇乡局委办厅旗]|本[市县区镇乡局委办厅旗]|[全各](?:[市县区镇乡旗局]|街道)/u;
function mayBeNamed(name2, agency) {
  const [kind, own2] = [kindOfName(name2), kindOfName(agency)];
  if (kind === void 0 || own2 === void 0) return true;
  if (kind !== own2 && !(/[镇乡]|街道/u.test(kind) && /[镇乡]|街道/u.test(own2))) return true;
  const { level } = standingOf(agency);
  return (
    (level === "city" || level === "province" || level === "state") && kind !== "\u5C40" && kind !== "\u5E02"
  );
}
function namedInText(context) {
  const { agency } = context.report;
  const own2 = unitsOf(agency);
  return piecesIn(context, "overview", "problemsAndImprovements", "otherMatters").flatMap((piece) =>
    [...piece.unquoted.matchAll(subject)].flatMap((match) => {
      const name2 = match[1].replace(/^.*年(?:度)?/u, "");
      if (ours.test(name2) || name2.length < 2 || fitsAgency(name2, agency) || mayBeNamed(name2, agency))
        return [];
      if (own2.some((part) => part.length > 2 && name2.endsWith(part))) return [];
      if (/^(?:经|由|在|对|向|与|和|为|受|按|把|将|被|省|市|县|区)/u.test(name2) && !isWhole(name2, agency))
        return [];
      const at = match.index + match[0].indexOf(name2);
      const quoted2 = wordsIn(piece, at, name2.length);
      const message = `\u6587\u4E2D\u7684\u201C${quoted2.found}\u201D\u4E0D\u662F\u672C\u673A\u5173\u201C${agency}\u201D\uFF0C\u7591\u4E3A\u6CBF\u7528\u4ED6\u5904\u6587\u7A3F\uFF0C\u8BF7\u6838\u5BF9\u3002`;
      return [{ ...quoted2, expected: agency, message }];
    }),
  );
}
var isWhole = (name2, agency) =>
  /^[省市县区][\u4e00-\u9fff]{2,12}(?:局|委员会|委|厅)$/u.test(name2) && /(?:局|委员会|委|厅)$/u.test(agency);
var agencyRules = [
  {
    code: "TEXT-AGENCY",
    title: "\u6807\u9898\u3001\u5F15\u8A00\u3001\u7F72\u540D\u662F\u672C\u673A\u5173",
    source:
      "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7\uFF08\u56DB\uFF09\uFF1A\u4E0D\u5F97\u96F7\u540C",
    severity: "warning",
    find: (context) => [...signedBy(context), ...madeBy(context), ...titled(context)],
  },
  {
    code: "TEXT-OTHER-AGENCY",
    title: "\u6B63\u6587\u4E2D\u884C\u4E8B\u7684\u662F\u672C\u673A\u5173",
    source:
      "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7\uFF08\u56DB\uFF09\uFF1A\u4E0D\u5F97\u96F7\u540C",
    severity: "warning",
    find: namedInText,
  },
  {
    code: "SIGNATURE-MISSING",
    title: "\u6709\u7F72\u540D\u548C\u6210\u6587\u65E5\u671F",
    source: "GB/T 9704\u20142012 7.3.5 \u53D1\u6587\u673A\u5173\u7F72\u540D\u3001\u6210\u6587\u65E5\u671F",
    severity: "hint",
    find: ({ report }) =>
      report.signature === void 0
        ? [
            {
              path: ["signature"],
              expected: report.agency,
              message: `\u62A5\u544A\u672B\u5C3E\u6CA1\u6709\u7F72\u540D\u548C\u6210\u6587\u65E5\u671F\uFF0C\u8BF7\u5199\u660E\u201C${report.agency}\u201D\u548C\u65E5\u671F\uFF08\u7F51\u9875\u53D1\u5E03\u3001\u53E6\u6709\u843D\u6B3E\u7684\u53EF\u4E0D\u5199\uFF09\u3002`,
            },
          ]
        : [],
  },
];

// src/likeness/likeness.ts
var shortest = 5;
var figures = /[\d.,%％]+|[〇一二三四五六七八九十百千万]+(?=[年月日件条次个期篇场份])/g;
var clausePattern = /[^，。；：、！？,;:!?（）()“”"]+/g;
function clausesOf(text2) {
  const plain = /\s/.test(text2) ? text2.replace(/\s+/g, "") : text2;
  return (plain.replace(figures, "#").match(clausePattern) ?? []).filter(({ length }) => length >= shortest);
}
function sharedWith(text2, other) {
  const there = /* @__PURE__ */ new Set();
  for (const paragraph of other) for (const one of clausesOf(paragraph)) there.add(one);
  let length = 0;
  let shared = 0;
  for (const paragraph of text2)
    for (const one of clausesOf(paragraph)) {
      length += one.length;
      if (there.has(one)) shared += one.length;
    }
  return { share: length === 0 ? 0 : shared / length, length };
}

// src/checks/copied.ts
var mostShared = 0.75;
var least = 40;
var sections = [
  ["overview", "\u7B2C\u4E00\u90E8\u5206"],
  ["problemsAndImprovements", "\u7B2C\u4E94\u90E8\u5206"],
];
function copiedSections({ report, pieces, previousPieces }) {
  if (previousPieces.length === 0) return [];
  const textOf = (from, key) => from.filter(({ section }) => section === key).map(({ text: text2 }) => text2);
  return sections.flatMap(([key, name2]) => {
    const { share, length } = sharedWith(textOf(pieces, key), textOf(previousPieces, key));
    if (length < least || share < mostShared) return [];
    const percent = Math.round(share * 100);
    const message = `${name2}\u6709 ${percent}% \u7684\u6587\u5B57\u4E0E\u4E0A\u5E74\u62A5\u544A\u76F8\u540C\uFF08\u4E0D\u8BA1\u5E74\u4EFD\u548C\u6570\u5B57\uFF09\uFF0C${report.year} \u5E74\u7684\u60C5\u51B5\u8BF7\u91CD\u65B0\u603B\u7ED3\uFF0C\u4E0D\u8981\u6CBF\u7528\u4E0A\u5E74\u6587\u7A3F\u3002`;
    return [{ path: [key], found: `${percent}%`, message }];
  });
}
var ends = 8;
var itemNumber = /^(?:（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、]|[一二三四五六七八九十]{1,2}[、是])/u;
var neighbours = 4;
function butForAWord(a, b) {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return Math.max(x.length, y.length) <= Math.max(4, a.length * 0.06) ? [x, y] : void 0;
}
function repeated({ pieces }) {
  const buckets = /* @__PURE__ */ new Map();
  const sentences = /* @__PURE__ */ new Map();
  return pieces.flatMap((piece) => {
    if (piece.isHeading || piece.section === "title") return [];
    const body2 = piece.said.replace(itemNumber, "");
    const found = [];
    if (body2.length >= 20) {
      const keys = [`<${body2.slice(0, ends)}`, `>${body2.slice(-ends)}`];
      const before = [...new Set(keys.flatMap((key) => buckets.get(key) ?? []))];
      for (const other of before) {
        const there = other.said.replace(itemNumber, "");
        const differ = butForAWord(body2, there);
        if (differ === void 0) continue;
        if (differ.join("") !== "" && (body2.length < 30 || /\d/u.test(differ.join("")))) continue;
        const quoted2 = wordsIn(piece, 0, Math.min(piece.said.length, 20));
        const how =
          differ.join("") === ""
            ? "\u5B8C\u5168\u76F8\u540C"
            : `\u53EA\u5DEE\u201C${differ.join("\u201D\u4E0E\u201C")}\u201D`;
        found.push({
          ...quoted2,
          message: `\u201C${quoted2.found}\u2026\u201D\u8FD9\u4E00\u6BB5\u4E0E\u524D\u6587\u4E00\u6BB5${how}\uFF0C\u8BF7\u5220\u53BB\u6216\u6539\u5199\u3002`,
        });
        break;
      }
      for (const key of keys) {
        const bucket = buckets.get(key) ?? [];
        if (bucket.length < neighbours) buckets.set(key, [...bucket, piece]);
      }
    }
    if (found.length > 0) return found;
    for (const { from, text: sentence } of partsAt(piece.said, /[。！？]/gu)) {
      if (sentence.length < 24) continue;
      if (sentences.has(sentence)) {
        const quoted2 = wordsIn(piece, from, sentence.length);
        return [
          {
            ...quoted2,
            message: `\u201C${quoted2.found.slice(0, 20)}\u2026\u201D\u8FD9\u4E00\u53E5\u4E0E\u524D\u6587\u5B8C\u5168\u76F8\u540C\uFF0C\u8BF7\u5220\u53BB\u4E00\u5904\u3002`,
          },
        ];
      }
      sentences.set(sentence, piece);
    }
    return [];
  });
}
var copyRules = [
  {
    code: "TEXT-COPIED",
    title: "\u7B2C\u4E00\u3001\u4E94\u90E8\u5206\u4E0D\u662F\u6CBF\u7528\u4E0A\u5E74\u7684\u6587\u5B57",
    source:
      "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7\uFF08\u56DB\uFF09\uFF1A\u4E0D\u5F97\u96F7\u540C",
    severity: "warning",
    find: copiedSections,
  },
  {
    code: "TEXT-REPEATED",
    title: "\u6CA1\u6709\u91CD\u590D\u7684\u6BB5\u843D\u548C\u53E5\u5B50",
    source:
      "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7\uFF08\u56DB\uFF09\uFF1A\u4E0D\u5F97\u96F7\u540C",
    severity: "warning",
    find: repeated,
  },
];

// src/checks/disclosure.ts
var documentRows = ["regulations", "normativeDocuments"];
var rowNames = {
  regulations: "\u89C4\u7AE0",
  normativeDocuments: "\u884C\u653F\u89C4\u8303\u6027\u6587\u4EF6",
};
function documentRow({ edition }, report, row) {
  const at = (column) =>
    figureAtAddress(report, { 2019: null, 2021: `proactiveDisclosure.${row}.${column}` });
  const [issued, repealed, inForce] = [at("issued"), at("repealed"), at("inForce")];
  if (edition.key !== report.edition || typeof inForce !== "number") return void 0;
  return { issued: countOf(issued), repealed: countOf(repealed), inForce };
}
function stock(context) {
  const { report, previous } = context;
  if (previous === void 0 || previous.year !== report.year - 1) return [];
  return documentRows.flatMap((row) => {
    const [now, last] = [documentRow(context, report, row), documentRow(context, previous, row)];
    if (now === void 0 || last === void 0) return [];
    const expected = last.inForce + now.issued - now.repealed;
    if (now.inForce === expected) return [];
    const message = `\u201C${rowNames[row]}\xB7\u73B0\u884C\u6709\u6548\u4EF6\u6570\u201D\u4E3A ${now.inForce}\uFF0C\u6309\u4E0A\u5E74 ${last.inForce} \u52A0\u5236\u53D1 ${now.issued} \u51CF\u5E9F\u6B62 ${now.repealed} \u5E94\u4E3A ${expected}\uFF0C\u8BF7\u6838\u5BF9\uFF1B\u56E0\u6E05\u7406\u3001\u4FEE\u8BA2\u7B49\u4E0D\u4E00\u81F4\u7684\uFF0C\u8BF7\u5728\u6587\u4E2D\u8BF4\u660E\u3002`;
    const path = ["proactiveDisclosure", row, "inForce"];
    return [{ path, found: String(now.inForce), expected: String(expected), message }];
  });
}
function madeAndKept(context) {
  return documentRows.flatMap((row) => {
    const now = documentRow(context, context.report, row);
    if (now === void 0 || now.inForce + now.repealed >= now.issued) return [];
    const message = `\u201C${rowNames[row]}\u201D\u672C\u5E74\u5236\u53D1 ${now.issued} \u4EF6\uFF0C\u73B0\u884C\u6709\u6548 ${now.inForce} \u4EF6\u52A0\u5E9F\u6B62 ${now.repealed} \u4EF6\u5374\u4E0D\u5230 ${now.issued} \u4EF6\uFF1A\u672C\u5E74\u5236\u53D1\u7684\u4E0D\u662F\u73B0\u884C\u6709\u6548\uFF0C\u5C31\u662F\u5DF2\u7ECF\u5E9F\u6B62\uFF0C\u8BF7\u6838\u5BF9\u8FD9\u4E00\u884C\u3002`;
    const path = ["proactiveDisclosure", row, "inForce"];
    return [
      {
        path,
        found: String(now.inForce),
        expected: `\u4E0D\u5C11\u4E8E ${now.issued - now.repealed}`,
        message,
      },
    ];
  });
}
function editionOf2019({ report, edition, previous }) {
  if (edition.key !== "2019") return [];
  const items2 = ["licensing", "otherServices", "penalties", "compulsion", "fees"];
  const lastYear2 =
    previous?.edition !== "2019" || previous.year !== report.year - 1
      ? []
      : items2.flatMap((item2) => {
          const at = (of, column) =>
            countOf(figureAtAddress(of, { 2019: `proactiveDisclosure.${item2}.${column}`, 2021: null }));
          const expected = at(previous, "previousYear") + at(previous, "change");
          const now = at(report, "previousYear");
          if (now === expected) return [];
          const message = `\u201C\u4E0A\u4E00\u5E74\u9879\u76EE\u6570\u91CF\u201D\u4E3A ${now}\uFF0C\u6309\u4E0A\u5E74\u62A5\u544A\uFF08\u4E0A\u4E00\u5E74 ${at(previous, "previousYear")}\uFF0C\u589E\u51CF ${at(previous, "change")}\uFF09\u5E94\u4E3A ${expected}\uFF0C\u8BF7\u6838\u5BF9\u3002`;
          return [
            {
              path: ["proactiveDisclosure", item2, "previousYear"],
              found: String(now),
              expected: String(expected),
              message,
            },
          ];
        });
  const inAll = documentRows.flatMap((row) => {
    const at = (column) =>
      countOf(figureAtAddress(report, { 2019: `proactiveDisclosure.${row}.${column}`, 2021: null }));
    if (at("publishedInAll") >= at("published")) return [];
    const message = `\u201C\u5BF9\u5916\u516C\u5F00\u603B\u6570\u91CF\u201D${at("publishedInAll")} \u5C11\u4E8E\u201C\u672C\u5E74\u65B0\u516C\u5F00\u6570\u91CF\u201D${at("published")}\uFF0C\u8BF7\u6838\u5BF9\u8FD9\u4E00\u884C\u3002`;
    return [
      {
        path: ["proactiveDisclosure", row, "publishedInAll"],
        found: String(at("publishedInAll")),
        expected: `\u4E0D\u5C11\u4E8E ${at("published")}`,
        message,
      },
    ];
  });
  return [...lastYear2, ...inAll];
}
var jump = 50;
var size = 100;
function jumps({ report, previous, edition }) {
  if (previous === void 0 || previous.year !== report.year - 1 || previous.edition !== report.edition)
    return [];
  const places = [
    ...figuresBelow(edition, "proactiveDisclosure"),
    ...figuresBelow(edition, "requests.received"),
  ];
  return places.flatMap(({ section, keys, row, column, kind }) => {
    if (kind === "sum" || kind === "change") return [];
    const [now, last] = [figureOf(report, section, keys), figureAt(previous[section], keys)].map(Number);
    if (!(now > 0 && last > 0) || Math.max(now, last) < size) return [];
    const ratio = Math.max(now / last, last / now);
    if (ratio < jump) return [];
    const name2 = `${(row.at(-1) ?? "").replace(/^[一二三四]、/u, "")}\xB7${column.at(-1)}`;
    const asYuan = kind === "amount" && now / last > 2e3;
    const message = asYuan
      ? `\u201C${name2}\u201D\u4E3A ${now}\uFF0C\u4E0A\u5E74\u4E3A ${last}\uFF0C\u76F8\u5DEE\u7EA6 ${Math.round(ratio)} \u500D\uFF1A\u8868\u4E8C\u4EE5\u4E07\u5143\u4E3A\u5355\u4F4D\uFF0C\u7591\u4E3A\u586B\u4E86\u5143\u6570\uFF0C${now} \u5143\u5E94\u586B ${now / 1e4}\uFF0C\u8BF7\u6838\u5BF9\u3002`
      : `\u201C${name2}\u201D\u4E3A ${now}\uFF0C\u4E0A\u5E74\u4E3A ${last}\uFF0C\u76F8\u5DEE\u7EA6 ${Math.round(ratio)} \u500D\uFF0C\u8BF7\u6838\u5BF9\u6709\u6CA1\u6709\u591A\u5199\u3001\u5C11\u5199\u4F4D\u6570\u6216\u586B\u9519\u884C\u3002`;
    return [
      {
        path: [section, ...keys],
        found: String(now),
        ...(asYuan && { expected: String(now / 1e4) }),
        message,
        severity: asYuan ? "warning" : "hint",
      },
    ];
  });
}
var tooMuch = 1e6;
function feesInYuan({ report, previous }) {
  const figure = figureAtAddress(report, { 2019: null, 2021: "proactiveDisclosure.fees" });
  const fees = Number(figure ?? 0);
  const before =
    previous && Number(figureAtAddress(previous, { 2019: null, 2021: "proactiveDisclosure.fees" }) ?? 0);
  const { level, rest } = standingOf(report.agency);
  const small = level === "below" || (level !== "state" && !/^人民政府/u.test(rest));
  if (!small || fees < tooMuch || (before !== void 0 && before > 0)) return [];
  const message = `\u201C\u884C\u653F\u4E8B\u4E1A\u6027\u6536\u8D39\u201D\u4E3A ${figure} \u4E07\u5143\uFF0C\u5408 ${(fees / 1e4).toFixed(2)} \u4EBF\u5143\uFF0C\u7591\u4E3A\u586B\u4E86\u5143\u6570\uFF1A${figure} \u5143\u5E94\u586B ${fees / 1e4}\uFF0C\u8BF7\u6838\u5BF9\u5355\u4F4D\u3002`;
  return [
    {
      path: ["proactiveDisclosure", "fees"],
      found: String(figure),
      expected: String(fees / 1e4),
      message,
    },
  ];
}
var disclosureRules = [
  {
    code: "YEAR-STOCK",
    title:
      "\u73B0\u884C\u6709\u6548\u7B49\u4E8E\u4E0A\u5E74\u73B0\u884C\u6709\u6548\u52A0\u5236\u53D1\u51CF\u5E9F\u6B62",
    source: "\u8868\u4E8C\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u4E00\uFF09\u9879",
    severity: "warning",
    find: stock,
  },
  {
    code: "T2-STOCK",
    title: "\u73B0\u884C\u6709\u6548\u52A0\u672C\u5E74\u5E9F\u6B62\u4E0D\u5C11\u4E8E\u672C\u5E74\u5236\u53D1",
    source: "\u8868\u4E8C\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u4E00\uFF09\u9879",
    severity: "warning",
    find: madeAndKept,
  },
  {
    code: "T2-2019",
    title:
      "2019 \u5E74\u683C\u5F0F\uFF1A\u4E0A\u4E00\u5E74\u9879\u76EE\u6570\u91CF\u3001\u5BF9\u5916\u516C\u5F00\u603B\u6570\u91CF\u4E0E\u5404\u6570\u76F8\u5408",
    source: "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142019\u301560\u53F7\u8868\u4E8C",
    severity: "warning",
    find: editionOf2019,
  },
  {
    code: "T2-JUMP",
    title: "\u4E0E\u4E0A\u5E74\u76F8\u6BD4\u6CA1\u6709\u6570\u91CF\u7EA7\u7684\u53D8\u5316",
    source: "\u8868\u4E8C\u3001\u8868\u4E09\u7B2C\u4E00\u9879\uFF0C\u4E0A\u5E74\u62A5\u544A",
    severity: "warning",
    find: jumps,
  },
  {
    code: "T2-FEES",
    title: "\u884C\u653F\u4E8B\u4E1A\u6027\u6536\u8D39\u4EE5\u4E07\u5143\u4E3A\u5355\u4F4D",
    source: "\u8868\u4E8C\u7B2C\u4E8C\u5341\u6761\u7B2C\uFF08\u516B\uFF09\u9879",
    severity: "warning",
    find: feesInYuan,
  },
];

// src/checks/fees.ts
var aboutFees =
  /处理费|收费|费用|收取|免费|(?:检索|复制|邮寄|工本)费|(?<![经消学话浪电水燃路运耗])费(?:为|共|\d)/u;
var feePieces = (context) =>
  context.pieces.filter(({ section, said: said2 }) => section === "otherMatters" && aboutFees.test(said2));
function feeMissing(context) {
  if (feePieces(context).length > 0) return [];
  const [first] = piecesIn(context, "otherMatters");
  const message = `\u7B2C\u516D\u90E8\u5206\u6CA1\u6709\u8BF4\u660E\u6536\u53D6\u4FE1\u606F\u5904\u7406\u8D39\u7684\u60C5\u51B5\uFF0C\u6CA1\u6709\u6536\u53D6\u7684\u4E5F\u5E94\u5199\u660E\uFF0C\u5982\u201C\u672C\u673A\u5173${context.report.year}\u5E74\u5EA6\u672A\u6536\u53D6\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u4FE1\u606F\u5904\u7406\u8D39\u3002\u201D\u3002`;
  return [{ path: ["otherMatters"], found: first?.text.slice(0, 40) ?? "", message }];
}
var inTenThousands = /(?:处理费|收费|费用)[^。；]{0,14}?(\d[\d.,]{0,14})万元/gu;
function feeUnit(context) {
  return feePieces(context).flatMap((piece) =>
    [...piece.unquoted.matchAll(inTenThousands)].flatMap((match) => {
      const [words, amount2] = match;
      if (
        Number(amount2.replaceAll(",", "")) === 0 ||
        /行政事业性/u.test(piece.unquoted.slice(Math.max(match.index - 8, 0), match.index + 8))
      )
        return [];
      const quoted2 = wordsIn(piece, match.index, words.length);
      const message = `\u201C${quoted2.found}\u201D\u4EE5\u4E07\u5143\u4E3A\u5355\u4F4D\uFF0C\u4FE1\u606F\u5904\u7406\u8D39\u6309\u4EF6\u3001\u6309\u9875\u6536\u53D6\uFF0C\u901A\u5E38\u4EE5\u5143\u8BA1\uFF0C\u8BF7\u6838\u5BF9\u5355\u4F4D\u3002`;
      return [{ ...quoted2, expected: "\u5143", message }];
    }),
  );
}
var noFee =
  /(?:未|没有|无|不)(?:向[^，。；]{0,16})?(?:收取|产生|发生|收过)[^，。；]{0,30}|(?:收取|收费|处理费|费用)[^，。；]{0,16}?(?<![\d.])0元|(?:免费|零收费)[^，。；]{0,10}/u;
function feeUnpaid(context) {
  const address2 = { 2019: null, 2021: "requests.outcomes.otherwiseProcessed.feeNotPaid.total" };
  const unpaid = countOf(figureAtAddress(context.report, address2));
  if (unpaid === 0) return [];
  return feePieces(context).flatMap((piece) => {
    const match = noFee.exec(piece.unquoted);
    if (match === null) return [];
    const quoted2 = wordsIn(piece, match.index, match[0].length);
    const message = `\u8868\u4E09\u6709 ${unpaid} \u4EF6\u56E0\u903E\u671F\u672A\u7F34\u8D39\u4E0D\u518D\u5904\u7406\uFF0C\u800C\u6587\u4E2D\u201C${quoted2.found}\u201D\uFF0C\u8BF7\u6838\u5BF9\u662F\u5426\u53D1\u51FA\u8FC7\u6536\u8D39\u901A\u77E5\u3002`;
    return [{ ...quoted2, message }];
  });
}
var feeRules = [
  {
    code: "FEE-MISSING",
    title: "\u7B2C\u516D\u90E8\u5206\u8BF4\u660E\u4FE1\u606F\u5904\u7406\u8D39",
    source:
      "\u683C\u5F0F\u7B2C\u516D\u90E8\u5206\u63D0\u793A\uFF1A\u6536\u53D6\u4FE1\u606F\u5904\u7406\u8D39\u60C5\u51B5\u5728\u6B64\u5904\u62A5\u544A",
    severity: "warning",
    find: feeMissing,
  },
  {
    code: "FEE-UNIT",
    title: "\u4FE1\u606F\u5904\u7406\u8D39\u4EE5\u5143\u8BA1",
    source: "\u56FD\u529E\u51FD\u30142020\u3015109\u53F7",
    severity: "warning",
    find: feeUnit,
  },
  {
    code: "FEE-UNPAID",
    title: "\u903E\u671F\u672A\u7F34\u8D39\u4E0E\u6536\u8D39\u8BF4\u660E\u76F8\u5408",
    source: "\u8868\u4E09\u7B2C\uFF08\u516D\uFF09\u9879\u7B2C2\u76EE\u3001\u7B2C\u516D\u90E8\u5206",
    severity: "hint",
    find: feeUnpaid,
  },
];

// src/checks/number-words.ts
var digits = "\u96F6\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D";
var wordUnits = { \u5341: 10, \u767E: 100, \u5343: 1e3 };
function numberOf(word) {
  if (/^\d/u.test(word)) return Number(word.replace(/[,，]/gu, ""));
  const plain = word.replaceAll("\u4E24", "\u4E8C").replaceAll("\u3007", "\u96F6");
  if (!/[十百千万亿]/u.test(plain)) return Number([...plain].map((sign) => digits.indexOf(sign)).join(""));
  let all = 0;
  let section = 0;
  let digit = 0;
  for (const sign of plain) {
    const unit = wordUnits[sign];
    if (sign === "\u4E07" || sign === "\u4EBF") {
      all = (all + section + digit) * (sign === "\u4E07" ? 1e4 : 1e8);
      section = digit = 0;
    } else if (unit !== void 0) {
      section += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    } else digit = digits.indexOf(sign);
  }
  return all + section + digit;
}
var numberSigns =
  "\u96F6\u3007\u4E00\u4E8C\u4E24\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341\u767E\u5343\u4E07";
var numberPattern = `(?<![\\d.,\u7B2C${numberSigns}])(\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,9}|[${numberSigns}]{1,9})(?![\\d.,%${numberSigns}])`;
var casePattern =
  "(?:\u4EF6|\u8D77|\u5B97|\u6761|\u4EFD|\u4F8B|\u6B21|\u4E2A|\u5C01|\u9879)(?!\u6B21|\u4EE5\u4E0A|\u5DE6\u53F3|\u4EE5\u5185)";
var isShare = (printed, share) => {
  const decimals = printed.split(".")[1]?.length ?? 0;
  return Math.abs(Number(printed) - share) < 10 ** -decimals + 1e-9;
};

// src/checks/claim.ts
var fillWords =
  "(?:\u7684|\u4E86|\u6709|\u5171|\u5171\u8BA1|\u5408\u8BA1|\u603B\u8BA1|\u7D2F\u8BA1|\u5747|\u5168\u90E8|\u6570\u91CF|\u4EF6\u6570|\u603B\u6570|\u603B\u91CF|\u6570|\u91CF|\u4E3A|\u662F|\u8FBE\u5230?|\u5230|\u8BA1|\u6848\u4EF6|\u7533\u8BF7|\u529E\u4EF6|\u4FE1\u606F|\u51B3\u5B9A|\u7ED3\u679C|\u60C5\u5F62|\u60C5\u51B5|\u4E8B\u9879)*";
var countedCases = `${numberPattern}${casePattern}`;
var partWords =
  /涉及|关于|有关|针对|(?<!信息公开)类(?!申请)|方面|领域|超期|延期|逾期(?!不补正)|当场|当面|现场|网上|网络|网站|在线|线上|平台|信函|信件|邮寄|快递|邮政|EMS|传真|邮件|邮箱|微信|电话|窗口|书面|纸质|撤回|撤销|转办|转交|移送|村民|居民|律师|重复|咨询|首次|单独|联合|指导|协助|代为|培训|发布|公示|备案|抽查|评查|每|逐/u;
var differenceBefore = /(?:增加|减少|增长|下降|上升|降低|回落|增|减|多|少)(?:了|约)?$/u;
var sumBefore = /(?:合计|共计|总计|累计共?)$/u;
function isPart(before, agency) {
  const plain = before.replace(/公民、?法人(?:和|及|或|、|以及)(?:其他|其它)?组织|社会公众|广大/gu, "");
  if (differenceBefore.test(plain)) return true;
  if (sumBefore.test(plain)) return false;
  return partWords.test(plain) || isOtherBody(before, agency);
}
function claimsBy(segment, pattern, claim) {
  return [...segment.text.matchAll(pattern)].flatMap((match) => {
    const number2 = match.slice(1).find((group) => group !== void 0);
    const [words] = match;
    if (number2 === "\u4E00" && /每|逐|做到|力争|确保/u.test(segment.sentence)) return [];
    const made2 = claim(words, segment.text.slice(Math.max(match.index - 60, 0), match.index));
    if (made2 === void 0) return [];
    return [{ segment, from: match.index, length: words.length, said: numberOf(number2), ...made2 }];
  });
}
function isAddedUp({ segment, from, figures: figures2 }) {
  const rest = segment.sentence.slice(segment.inSentence + from, segment.inSentence + from + 400);
  const sums = rest.matchAll(
    new RegExp(`(?:\u5408\u8BA1|\u5171\u8BA1|\u603B\u8BA1|\u603B\u5171)${countedCases}`, "gu"),
  );
  return [...sums].some(([, sum]) => figures2.includes(numberOf(sum)));
}
var disagreeing = (claims) =>
  claims
    .filter((claim) => !claim.figures.includes(claim.said) && !isAddedUp(claim))
    .map(({ segment: { piece, from: start }, from, length, figures: figures2, what }) => {
      const words = wordsIn(piece, start + from, length);
      const expected = String(figures2[0]);
      return {
        ...words,
        expected,
        message: `\u6587\u4E2D\u201C${words.found}\u201D\uFF0C${what}\u4E3A ${expected}\uFF0C\u4E24\u5904\u5E94\u5F53\u4E00\u81F4\uFF1A\u5199\u9519\u7684\u8BF7\u6539\u6B63\uFF1B\u7EDF\u8BA1\u53E3\u5F84\u4E0D\u540C\u7684\uFF08\u5982\u5168\u8F96\u533A\u4E0E\u672C\u673A\u5173\u3001\u7ACB\u6848\u4E0E\u529E\u7ED3\uFF09\uFF0C\u8BF7\u5728\u6587\u4E2D\u5199\u660E\u3002`,
      };
    });

// src/checks/claims-disclosure.ts
var made =
  "(?:\u5236\u53D1|\u5236\u5B9A|\u51FA\u53F0|\u5370\u53D1|\u9881\u5E03|\u5236\u8BA2|\u65B0\u5236\u5B9A)(?:\u5E76?(?:\u53D1\u5E03|\u516C\u5E03|\u5370\u53D1|\u516C\u5F00|\u5B9E\u65BD))?(?:\u4E86|\u5404\u7C7B)?";
var whose =
  "(?:[\u7701\u5E02\u53BF\u533A\u9547\u4E61]\u653F\u5E9C|[\u7701\u5E02\u53BF\u533A]|\u4EBA\u6C11\u653F\u5E9C|\u653F\u5E9C|\u672C\u7EA7|\u672C\u673A\u5173|\u90E8\u95E8)*";
var documents = "(?:\u884C\u653F)?\u89C4\u8303\u6027\u6587\u4EF6";
var sayings = [
  {
    address: {
      2019: "proactiveDisclosure.normativeDocuments.made",
      2021: "proactiveDisclosure.normativeDocuments.issued",
    },
    what: "\u8868\u4E8C\u201C\u884C\u653F\u89C4\u8303\u6027\u6587\u4EF6\xB7\u672C\u5E74\u5236\u53D1\u4EF6\u6570\u201D",
    pattern: new RegExp(
      `${made}${whose}${documents}${fillWords}${countedCases}|${made}${countedCases}${whose}${documents}`,
      "gu",
    ),
  },
  {
    address: { 2019: null, 2021: "proactiveDisclosure.normativeDocuments.repealed" },
    what: "\u8868\u4E8C\u201C\u884C\u653F\u89C4\u8303\u6027\u6587\u4EF6\xB7\u672C\u5E74\u5E9F\u6B62\u4EF6\u6570\u201D",
    pattern: new RegExp(
      `(?:\u5E9F\u6B62|\u5E9F\u6B62\u5931\u6548|\u5E9F\u6B62\u548C\u5931\u6548)(?:\u4E86)?${whose}(?:\u884C\u653F)?\u89C4\u8303\u6027\u6587\u4EF6${fillWords}${countedCases}|(?<!\u73B0\u884C\u6709\u6548\\S{0,12})(?:\u5E9F\u6B62|\u5BA3\u5E03\u5931\u6548)(?:\u4E86)?${countedCases}${whose}${documents}`,
      "gu",
    ),
  },
  {
    address: { 2019: null, 2021: "proactiveDisclosure.normativeDocuments.inForce" },
    what: "\u8868\u4E8C\u201C\u884C\u653F\u89C4\u8303\u6027\u6587\u4EF6\xB7\u73B0\u884C\u6709\u6548\u4EF6\u6570\u201D",
    pattern: new RegExp(
      `(?:\u73B0\u884C\u6709\u6548|\u7EE7\u7EED\u6709\u6548)(?:\u7684)?${whose}${documents}${fillWords}${countedCases}|${documents}(?:\u73B0\u884C\u6709\u6548|\u7EE7\u7EED\u6709\u6548)${fillWords}${countedCases}`,
      "gu",
    ),
  },
  {
    address: {
      2019: "proactiveDisclosure.regulations.made",
      2021: "proactiveDisclosure.regulations.issued",
    },
    what: "\u8868\u4E8C\u201C\u89C4\u7AE0\xB7\u672C\u5E74\u5236\u53D1\u4EF6\u6570\u201D",
    pattern: new RegExp(
      `${made}${whose}\u89C4\u7AE0${fillWords}${countedCases}|${made}${countedCases}${whose}\u89C4\u7AE0`,
      "gu",
    ),
  },
  {
    address: { 2019: null, 2021: "proactiveDisclosure.regulations.inForce" },
    what: "\u8868\u4E8C\u201C\u89C4\u7AE0\xB7\u73B0\u884C\u6709\u6548\u4EF6\u6570\u201D",
    pattern: new RegExp(
      `\u73B0\u884C\u6709\u6548(?:\u7684)?${whose}\u89C4\u7AE0${fillWords}${countedCases}`,
      "gu",
    ),
  },
];
var decided =
  "(?:\u529E\u7406|\u529E\u7ED3|\u4F5C\u51FA|\u505A\u51FA|\u6838\u53D1|\u5B9E\u65BD|\u51C6\u4E88|\u4E0B\u8FBE|\u67E5\u5904|\u5904\u7406)";
var decision = "(?:\u51B3\u5B9A\u4E66?|\u6848\u4EF6|\u4E8B\u9879|\u4E1A\u52A1)?";
var decisionCount = `${fillWords}(?<!\\d)(\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,9})(?:\u4EF6|\u8D77|\u5B97|\u4F8B|\u4EFD|\u4F59\u4EF6)(?!\u6B21)`;
var decisions = [
  {
    address: {
      2019: "proactiveDisclosure.licensing.decisions",
      2021: "proactiveDisclosure.licensing",
    },
    what: "\u8868\u4E8C\u201C\u884C\u653F\u8BB8\u53EF\xB7\u672C\u5E74\u5904\u7406\u51B3\u5B9A\u6570\u91CF\u201D",
    pattern: new RegExp(
      `(?:${decided}(?:\u4E86|\u5404\u7C7B)?|^)\u884C\u653F\u8BB8\u53EF${decision}${decisionCount}`,
      "gu",
    ),
  },
  {
    address: {
      2019: "proactiveDisclosure.penalties.decisions",
      2021: "proactiveDisclosure.penalties",
    },
    what: "\u8868\u4E8C\u201C\u884C\u653F\u5904\u7F5A\xB7\u672C\u5E74\u5904\u7406\u51B3\u5B9A\u6570\u91CF\u201D",
    pattern: new RegExp(
      `(?:${decided}(?:\u4E86|\u5404\u7C7B)?|^)\u884C\u653F\u5904\u7F5A${decision}${decisionCount}`,
      "gu",
    ),
  },
  {
    address: {
      2019: "proactiveDisclosure.compulsion.decisions",
      2021: "proactiveDisclosure.compulsion",
    },
    what: "\u8868\u4E8C\u201C\u884C\u653F\u5F3A\u5236\xB7\u672C\u5E74\u5904\u7406\u51B3\u5B9A\u6570\u91CF\u201D",
    pattern: new RegExp(
      `(?:${decided}(?:\u4E86|\u5404\u7C7B)?|^)\u884C\u653F\u5F3A\u5236(?:\u63AA\u65BD|\u6267\u884C)?${decision}${decisionCount}`,
      "gu",
    ),
  },
];
var published2 = /公开|公示|公布|发布|信息|申请|目录|清单|权力|双公示|归集|推送|上传/u;
function claimsOf(context, segment, { address: address2, what, pattern }) {
  const figure = figureAtAddress(context.report, address2);
  if (typeof figure !== "number") return [];
  return claimsBy(segment, pattern, (_, before) =>
    isOtherBody(before, context.report.agency) || /其中/u.test(before) ? void 0 : { figures: [figure], what },
  );
}
var documentClaims = (context) =>
  segmentsOf(context)
    .filter(({ isThisYear, hasFigure, text: text2 }) => hasFigure && isThisYear && /文件|规章/u.test(text2))
    .flatMap((segment) => sayings.flatMap((saying) => claimsOf(context, segment, saying)));
var decisionClaims = (context) =>
  segmentsOf(context)
    .filter(
      ({ isThisYear, text: text2, sentence }) =>
        isThisYear && /许可|处罚|强制/u.test(text2) && !published2.test(sentence),
    )
    .flatMap((segment) => decisions.flatMap((saying) => claimsOf(context, segment, saying)));
var feeWords =
  /行政事业性收费(?:收入|金额|总额|总计|共计|合计|共|为|达)*(\d{1,12}(?:\.\d{1,6})?)(万元|亿元|元)/gu;
var perTenThousand = { \u5143: 1e-4, \u4E07\u5143: 1, \u4EBF\u5143: 1e4 };
function saidFees(context) {
  const figure = figureAtAddress(context.report, { 2019: null, 2021: "proactiveDisclosure.fees" });
  if (typeof figure !== "string" && figure !== 0) return [];
  return segmentsOf(context)
    .filter(
      ({ isThisYear, text: text2 }) =>
        isThisYear && text2.includes("\u884C\u653F\u4E8B\u4E1A\u6027\u6536\u8D39"),
    )
    .flatMap(({ piece, from, text: text2 }) =>
      [...text2.matchAll(feeWords)].flatMap((match) => {
        const [words, amount2, unit] = match;
        const factor = perTenThousand[unit];
        const decimals = amount2.split(".")[1]?.length ?? 0;
        if (Math.abs(Number(amount2) * factor - Number(figure)) <= factor * 10 ** -decimals) return [];
        const quoted2 = wordsIn(piece, from + match.index, words.length);
        const message = `\u6587\u4E2D\u201C${quoted2.found}\u201D\uFF0C\u8868\u4E8C\u201C\u884C\u653F\u4E8B\u4E1A\u6027\u6536\u8D39\u201D\u4E3A ${figure} \u4E07\u5143\uFF0C\u4E24\u5904\u5E94\u5F53\u4E00\u81F4\uFF1B\u8868\u4E8C\u4EE5\u4E07\u5143\u4E3A\u5355\u4F4D\uFF0C\u8BF7\u6838\u5BF9\u6570\u548C\u5355\u4F4D\u3002`;
        return [{ ...quoted2, expected: `${figure}\u4E07\u5143`, message }];
      }),
    );
}

// src/checks/claims-outcomes.ts
var clauses = [
  {
    names: [
      "\u4E88\u4EE5\u516C\u5F00",
      "\u540C\u610F\u516C\u5F00",
      "\u5168\u90E8\u516C\u5F00",
      "\u51C6\u4E88\u516C\u5F00",
    ],
    group: "requests.outcomes.disclosed",
  },
  {
    names: ["\u90E8\u5206\u516C\u5F00", "\u90E8\u5206\u4E88\u4EE5\u516C\u5F00"],
    group: "requests.outcomes.partiallyDisclosed",
  },
  {
    names: ["\u4E0D\u4E88\u516C\u5F00", "\u4E0D\u540C\u610F\u516C\u5F00", "\u4E0D\u516C\u5F00"],
    group: "requests.outcomes.notDisclosed",
  },
  { names: ["\u65E0\u6CD5\u63D0\u4F9B"], group: "requests.outcomes.unable" },
  { names: ["\u4E0D\u4E88\u5904\u7406"], group: "requests.outcomes.notProcessed" },
  {
    names: ["\u5176\u4ED6\u5904\u7406", "\u5176\u5B83\u5904\u7406"],
    group: "requests.outcomes.otherwiseProcessed",
  },
];
var outcomeItems = [
  { names: ["\u56FD\u5BB6\u79D8\u5BC6"], group: "requests.outcomes.notDisclosed.stateSecret" },
  {
    names: [
      "\u6CD5\u5F8B\u884C\u653F\u6CD5\u89C4\u7981\u6B62\u516C\u5F00",
      "\u6CD5\u5F8B\u3001\u884C\u653F\u6CD5\u89C4\u7981\u6B62\u516C\u5F00",
    ],
    group: "requests.outcomes.notDisclosed.forbiddenByLaw",
  },
  {
    names: ["\u7B2C\u4E09\u65B9\u5408\u6CD5\u6743\u76CA"],
    group: "requests.outcomes.notDisclosed.thirdPartyRights",
  },
  {
    names: [
      "\u4E09\u7C7B\u5185\u90E8\u4E8B\u52A1\u4FE1\u606F",
      "\u5185\u90E8\u4E8B\u52A1\u4FE1\u606F",
      "\u5185\u90E8\u4E8B\u52A1",
    ],
    group: "requests.outcomes.notDisclosed.internalAffairs",
  },
  {
    names: ["\u56DB\u7C7B\u8FC7\u7A0B\u6027\u4FE1\u606F", "\u8FC7\u7A0B\u6027\u4FE1\u606F"],
    group: "requests.outcomes.notDisclosed.processInformation",
  },
  {
    names: ["\u884C\u653F\u6267\u6CD5\u6848\u5377", "\u6267\u6CD5\u6848\u5377"],
    group: "requests.outcomes.notDisclosed.enforcementFile",
  },
  {
    names: ["\u884C\u653F\u67E5\u8BE2\u4E8B\u9879", "\u884C\u653F\u67E5\u8BE2"],
    group: "requests.outcomes.notDisclosed.administrativeQuery",
  },
  {
    names: [
      "\u4E0D\u638C\u63E1\u76F8\u5173\u653F\u5E9C\u4FE1\u606F",
      "\u4E0D\u638C\u63E1\u76F8\u5173\u4FE1\u606F",
      "\u4E0D\u638C\u63E1",
    ],
    group: "requests.outcomes.unable.notHeld",
  },
  {
    names: [
      "\u6CA1\u6709\u73B0\u6210\u4FE1\u606F\u9700\u8981\u53E6\u884C\u5236\u4F5C",
      "\u9700\u8981\u53E6\u884C\u5236\u4F5C",
      "\u9700\u53E6\u884C\u5236\u4F5C",
    ],
    group: "requests.outcomes.unable.needsCreation",
  },
  {
    names: [
      "\u8865\u6B63\u540E\u7533\u8BF7\u5185\u5BB9\u4ECD\u4E0D\u660E\u786E",
      "\u8865\u6B63\u540E\u4ECD\u4E0D\u660E\u786E",
    ],
    group: "requests.outcomes.unable.stillUnclear",
  },
  {
    names: [
      "\u4FE1\u8BBF\u4E3E\u62A5\u6295\u8BC9\u7C7B",
      "\u4FE1\u8BBF\u3001\u4E3E\u62A5\u3001\u6295\u8BC9\u7C7B",
    ],
    group: "requests.outcomes.notProcessed.petition",
  },
  { names: ["\u91CD\u590D\u7533\u8BF7"], group: "requests.outcomes.notProcessed.repeated" },
  { names: ["\u516C\u5F00\u51FA\u7248\u7269"], group: "requests.outcomes.notProcessed.publication" },
  {
    names: ["\u5927\u91CF\u53CD\u590D\u7533\u8BF7"],
    group: "requests.outcomes.notProcessed.unreasonablyFrequent",
  },
  {
    names: [
      "\u786E\u8BA4\u6216\u91CD\u65B0\u51FA\u5177\u5DF2\u83B7\u53D6\u4FE1\u606F",
      "\u91CD\u65B0\u51FA\u5177\u5DF2\u83B7\u53D6\u4FE1\u606F",
    ],
    group: "requests.outcomes.notProcessed.confirmation",
  },
  {
    names: ["\u903E\u671F\u4E0D\u8865\u6B63"],
    group: { 2019: null, 2021: "requests.outcomes.otherwiseProcessed.notCorrected" },
  },
];
var anyOf = (outcomes2) => outcomes2.flatMap(({ names }) => names).join("|");
var ofName = (outcomes2, name2) => outcomes2.find(({ names }) => names.includes(name2));
var clause = `(?<!\u4E3B\u52A8)(?:${anyOf(clauses)})`;
var joint = "(?:\u53CA|\u548C|\u4E0E|\u3001|\u4EE5\u53CA|\u6216|\u6216\u8005)";
var behindName = `(?:\u653F\u5E9C\u4FE1\u606F|\u7B54\u590D|\u5904\u7406|\u7C7B|[${asideCover}${partlyCover}]|${fillWords})*`;
var nameFirst = new RegExp(`${clause}(?:${joint}\u4F5C?${clause})*${behindName}${countedCases}`, "gu");
var numberFirst = new RegExp(
  `${countedCases}(?:\u7533\u8BF7)?(?:\u7684|\u4E3A|\u5C5E\u4E8E?|\u7CFB|\u5DF2|\u5747|\u4F9D\u6CD5|\u4F5C\u51FA|\u505A\u51FA|\u7ED9\u4E88|\u4E88|\u4F5C)*${clause}(?!${behindName}\\d)`,
  "gu",
);
var eachName = new RegExp(anyOf(clauses), "gu");
var item = new RegExp(
  `(?:${anyOf(outcomeItems)})(?:\u7684|\u7C7B|\u4FE1\u606F|\u653F\u5E9C\u4FE1\u606F|\u7533\u8BF7|\u6709|\u4E3A|\u5171)*${countedCases}`,
  "gu",
);
var clauseName = new RegExp(clause, "u");
var itemName = new RegExp(anyOf(outcomeItems), "u");
var outcomeClaims = onceFor((context) => {
  const { agency } = context.report;
  const sum = (outcomes2) => outcomes2.reduce((n, { group }) => n + totalBelow(context, group), 0);
  const claim = (words, before) => {
    if (isOtherBody(before, agency) || /其中[^，]*(?:局|委|镇|乡|街道)$/u.test(before)) return void 0;
    const names = [...words.matchAll(eachName)].map(([name2]) => name2);
    const named2 = [
      .../* @__PURE__ */ new Set([
        ...names,
        ...(words.includes(partlyCover) ? ["\u90E8\u5206\u516C\u5F00"] : []),
      ]),
    ].map((name2) => ofName(clauses, name2));
    if (named2.length === 0) return void 0;
    const what = named2.map(({ names: names2 }) => `\u201C${names2[0]}\u201D`).join("\u3001");
    return { figures: [sum(named2)], what: `\u8868\u4E09${what}${named2.length > 1 ? "\u4E4B\u548C" : ""}` };
  };
  return segmentsOf(context)
    .filter(
      ({ subject: subject2, isThisYear, hasFigure }) => subject2 === "requests" && isThisYear && hasFigure,
    )
    .flatMap((segment) => [
      ...(clauseName.test(segment.text)
        ? [...claimsBy(segment, nameFirst, claim), ...claimsBy(segment, numberFirst, claim)]
        : []),
      ...(itemName.test(segment.text)
        ? claimsBy(segment, item, (words, before) => {
            if (isOtherBody(before, agency)) return void 0;
            const { group, names } = ofName(outcomeItems, itemName.exec(words)?.[0]);
            return { figures: [totalBelow(context, group)], what: `\u8868\u4E09\u201C${names[0]}\u201D` };
          })
        : []),
    ]);
});

// src/checks/claims-requests.ts
var request =
  "(?:\u653F\u5E9C\u4FE1\u606F|\u4FE1\u606F)?(?:\u4F9D\u7533\u8BF7\u516C\u5F00|\u516C\u5F00\u7533\u8BF7|\u7533\u8BF7\u516C\u5F00|\u4F9D\u7533\u8BF7(?!\u516C\u5F00)|\u516C\u5F00(?:\u653F\u5E9C)?\u4FE1\u606F\u7684?\u7533\u8BF7|\u653F\u5E9C\u4FE1\u606F\u7533\u8BF7)(?:\u7684|\u653F\u5E9C|\u4FE1\u606F|\u516C\u5F00|\u7533\u8BF7|\u6848\u4EF6|\u529E\u4EF6|\u4EF6\u6570|\u4EF6|\u4E8B\u9879|\u6570\u91CF|\u603B\u91CF|\u603B\u6570|\u91CF|\u6570)*";
var received =
  "\u65B0\u6536\u5230?|\u6536\u5230|\u53D7\u7406|\u63A5\u6536|\u6536\u529E|\u63A5\u5230|\u6536\u6089|\u767B\u8BB0";
var answered =
  "\u7B54\u590D|\u56DE\u590D|\u529E\u7ED3|\u529E\u7406\u5B8C\u6BD5|\u529E\u7406\u5B8C\u6210|\u5DF2\u529E\u7406|\u529E\u6BD5";
var nextYearWords = "(?:\u4E0B\u4E00?\u5E74\u5EA6?|\u6B21\u5E74\u5EA6?|\u6765\u5E74|20\\d\\d\u5E74\u5EA6?)";
var lastYear = "\u4E0A\u4E00?(?:\u5E74\u5EA6?|\u5EA6)";
var patterns2 = {
  nounFirst: new RegExp(`${request}${fillWords}${countedCases}`, "gu"),
  numberFirst: new RegExp(
    `(?:${received})(?:\u4E86|\u5171|\u5230|\u6709)*${countedCases}[^\uFF0C\uFF1B\uFF1A\uFF08\uFF09\u3001\\d]{0,14}?${request}`,
    "gu",
  ),
  newly: new RegExp(
    `(?:\u65B0\u6536\u5230?|\u65B0\u53D7\u7406|\u65B0\u589E)${fillWords}${countedCases}`,
    "gu",
  ),
  answered: new RegExp(`(?:${answered})(?!\u7387)(?:${request})?${fillWords}${countedCases}`, "gu"),
  carriedOver: new RegExp(
    `(?:${lastYear}(?:\u7ED3\u8F6C|\u8F6C\u5165|\u8F6C\u63A5|\u9057\u7559|\u5EF6\u7EED)|\u7ED3\u8F6C${lastYear})(?:\u7684|\u5230|\u81F3|\u672C\u5E74\u5EA6?|\u4ECA\u5E74|\u529E\u7406|\u7EE7\u7EED|\u653F\u5E9C\u4FE1\u606F|\u516C\u5F00|${request})*${fillWords}${countedCases}|${countedCases}(?:\u7533\u8BF7)?(?:\u4E3A|\u7CFB|\u5C5E\u4E8E?|\u662F)?${lastYear}(?:\u7ED3\u8F6C|\u8F6C\u5165)`,
    "gu",
  ),
  forward: new RegExp(
    `(?<!\u4E0A\u4E00?\u5E74\u5EA6?)(?:\u7ED3\u8F6C|\u8F6C\u5165?|\u987A\u5EF6|\u5EF6\u7EED)(?:\u5230|\u81F3|\u5165)?${nextYearWords}(?:\u7EE7\u7EED|\u529E\u7406|\u7B54\u590D|\u5904\u7406)*(?:${request})?${fillWords}${countedCases}|${countedCases}(?:\u7533\u8BF7)?[^\uFF0C\uFF1B\uFF1A\uFF08\uFF09\u3001\\d]{0,8}?(?:\u7ED3\u8F6C|\u987A\u5EF6|\u8F6C|\u5EF6\u7EED)(?:\u5230|\u81F3|\u5165)?(?:${nextYearWords}|\u4E0B\u4E00)|(?<![\u5DF2])(?:\u6B63\u5728\u529E\u7406|\u5C1A\u5728\u529E\u7406|\u5C1A\u672A\u529E\u7ED3|\u672A\u529E\u7ED3)${fillWords}${countedCases}|${countedCases}(?:\u7533\u8BF7)?(?:\u6B63\u5728\u529E\u7406|\u5C1A\u5728\u529E\u7406|\u5C1A\u672A\u529E\u7ED3|\u4ECD\u5728\u529E\u7406|\u5728\u529E)`,
    "gu",
  ),
};
var needs = {
  nounFirst: /申请/u,
  numberFirst: /申请/u,
  newly: /新/u,
  answered: new RegExp(answered, "u"),
  carriedOver: /结转|转入|转接|遗留|延续/u,
  forward: /转|顺延|延续|办理|在办|未办结/u,
};
var columns2 = [
  ["\u81EA\u7136\u4EBA", ["naturalPerson"]],
  ["\u5546\u4E1A\u4F01\u4E1A", ["commercialEnterprise"]],
  ["\u79D1\u7814\u673A\u6784", ["researchInstitution"]],
  ["\u793E\u4F1A\u516C\u76CA\u7EC4\u7EC7", ["socialWelfareOrganization"]],
  ["\u6CD5\u5F8B\u670D\u52A1\u673A\u6784", ["legalServiceOrganization"]],
  [
    "\u6CD5\u4EBA(?:\u6216|\u548C|\u53CA|\u3001)?(?:\u5176\u4ED6|\u5176\u5B83)?\u7EC4\u7EC7",
    [
      "commercialEnterprise",
      "researchInstitution",
      "socialWelfareOrganization",
      "legalServiceOrganization",
      "other",
    ],
  ],
];
var columnPatterns = columns2.map(([name2, keys]) => ({
  name: name2.replace(/\(\?:([^|)]*)[^)]*\)\??/gu, "$1"),
  keys,
  pattern: new RegExp(
    `(?<!\u3001)${name2}(?:\u63D0\u51FA|\u63D0\u4EA4|\u9012\u4EA4|\u7533\u8BF7\u4EBA|\u7533\u8BF7|\u63D0\u8D77|\u6765\u4EF6|${request})*${fillWords}${countedCases}`,
    "gu",
  ),
}));
var claimsWhere = (segment, key, claim) =>
  needs[key].test(segment.text) ? claimsBy(segment, patterns2[key], claim) : [];
var totalsOf = onceFor((context) => ({
  fresh: totalBelow(context, "requests.received"),
  carried: totalBelow(context, "requests.carriedOver"),
  processed: totalBelow(context, "requests.outcomes.total"),
  forward: totalBelow(context, "requests.carriedForward"),
}));
function claimsInSegment(context, segment) {
  const { agency } = context.report;
  const total = (group, column) => totalBelow(context, group, column);
  const { fresh, carried, processed, forward } = totalsOf(context);
  const all = fresh + carried;
  const asReceived = (words, before) => {
    const whole = before + words;
    if (/结转|顺延|转下|转入|上年/u.test(before) || isPart(before, agency)) return void 0;
    if (needs.answered.test(before))
      return {
        figures: [processed],
        what: "\u8868\u4E09\u201C\u529E\u7406\u7ED3\u679C\xB7\u603B\u8BA1\u201D",
      };
    if (/其中[^，]*$/u.test(before) && !/新收/u.test(whole)) return void 0;
    if (/办理|处理/u.test(whole))
      return {
        figures: [all, fresh, processed],
        what: "\u8868\u4E09\u201C\u672C\u5E74\u65B0\u6536\u201D\u52A0\u201C\u4E0A\u5E74\u7ED3\u8F6C\u201D",
      };
    const isNew = /新收|新受理/u.test(whole);
    return {
      figures: isNew ? [fresh] : [fresh, all],
      what: "\u8868\u4E09\u201C\u672C\u5E74\u65B0\u6536\xB7\u603B\u8BA1\u201D",
    };
  };
  const inMiddle = (words, before) => {
    const middle = words.replace(/^.*?\d(?:件|条|份|起|宗|次|个|项)?/u, "");
    return isPart(before, agency) || isPart(middle, agency)
      ? void 0
      : { figures: [fresh, all], what: "\u8868\u4E09\u201C\u672C\u5E74\u65B0\u6536\xB7\u603B\u8BA1\u201D" };
  };
  const asAnswered = (_, before) =>
    isPart(before, agency) ||
    /公开|提供|不予|补正|告知|出具|当年|结转|顺延|转下|转入|其中[^，]*$/u.test(
      before.replace(/信息公开|依申请公开|申请公开|公开申请/gu, ""),
    )
      ? void 0
      : { figures: [processed], what: "\u8868\u4E09\u201C\u529E\u7406\u7ED3\u679C\xB7\u603B\u8BA1\u201D" };
  const one = (figure, what) => (_, before) =>
    isPart(before, agency) ? void 0 : { figures: [figure], what };
  const claims = [
    ...claimsWhere(segment, "nounFirst", asReceived).map(withVerb),
    ...claimsWhere(segment, "numberFirst", inMiddle),
    ...claimsWhere(
      segment,
      "newly",
      one(fresh, "\u8868\u4E09\u201C\u672C\u5E74\u65B0\u6536\xB7\u603B\u8BA1\u201D"),
    ),
    ...claimsWhere(segment, "answered", asAnswered),
    ...claimsWhere(
      segment,
      "carriedOver",
      one(carried, "\u8868\u4E09\u201C\u4E0A\u5E74\u7ED3\u8F6C\xB7\u603B\u8BA1\u201D"),
    ),
    ...claimsWhere(
      segment,
      "forward",
      one(forward, "\u8868\u4E09\u201C\u7ED3\u8F6C\u4E0B\u5E74\u5EA6\xB7\u603B\u8BA1\u201D"),
    ),
  ];
  const byColumn = (/自然人|法人|企业|机构|组织/u.test(segment.text) ? columnPatterns : []).flatMap(
    ({ name: name2, keys, pattern }) =>
      claimsBy(segment, pattern, (_, before) => {
        if (/不予|公开|提供/u.test(before.replace(/信息公开|依申请公开|申请公开|公开申请/gu, "")))
          return void 0;
        const sum = (group) => keys.reduce((n, key) => n + total(group, key), 0);
        const [a, b, c] = [
          sum("requests.received"),
          sum("requests.carriedOver"),
          sum("requests.outcomes.total"),
        ];
        return {
          figures: [a, a + b, c],
          what: `\u8868\u4E09\u201C\u672C\u5E74\u65B0\u6536\xB7${name2}\u201D`,
        };
      }),
  );
  return [...withoutOverlap(claims), ...byColumn];
}
var verb = new RegExp(
  `(?:\u5171|\u7D2F\u8BA1)?(?:${received}|\u529E\u7406|${answered})[^\uFF0C\uFF1B\uFF1A\uFF08\uFF09\u3001\\d]{0,30}$`,
  "u",
);
function withVerb(claim) {
  const before = claim.segment.text.slice(Math.max(claim.from - 40, 0), claim.from);
  const length = verb.exec(before)?.[0].length ?? 0;
  return { ...claim, from: claim.from - length, length: claim.length + length };
}
function withoutOverlap(claims) {
  const end = ({ from, length }) => from + length;
  const carried = (claim) => /结转/u.test(claim.what);
  const ranked = [...claims.filter(carried), ...claims.filter((claim) => !carried(claim))];
  return ranked.filter(
    (claim, i) => !ranked.slice(0, i).some((before) => before.from < end(claim) && claim.from < end(before)),
  );
}
var requestClaims = onceFor((context) =>
  segmentsOf(context)
    .filter(
      ({ subject: subject2, isThisYear, hasFigure }) => subject2 === "requests" && isThisYear && hasFigure,
    )
    .flatMap((segment) => claimsInSegment(context, segment)),
);

// src/checks/claims-review.ts
var groups = {
  reconsideration: "reviewAndLitigation.reconsideration",
  direct: "reviewAndLitigation.litigation.direct",
  afterReconsideration: "reviewAndLitigation.litigation.afterReconsideration",
};
var suits = ["direct", "afterReconsideration"];
var heads = [
  [
    "\u672A\u7ECF(?:\u884C\u653F)?\u590D\u8BAE(?:\u800C)?\u76F4\u63A5(?:\u5411\\S{1,6})?(?:\u8D77\u8BC9|(?:\u63D0\u8D77)?(?:\u884C\u653F)?\u8BC9\u8BBC)|\u76F4\u63A5(?:\u8D77\u8BC9|\u63D0\u8D77(?:\u884C\u653F)?\u8BC9\u8BBC)",
    ["direct"],
  ],
  [
    "\u590D\u8BAE\u540E(?:\u518D?\u63D0\u8D77|\u518D?\u8D77\u8BC9|\u53C8?\u63D0\u8D77)?(?:\u7684)?(?:\u884C\u653F)?(?:\u8BC9\u8BBC|\u8D77\u8BC9)|\u590D\u8BAE\u540E\u8D77\u8BC9",
    ["afterReconsideration"],
  ],
  ["\u884C\u653F\u8BC9\u8BBC|\u8BC9\u8BBC", suits],
  ["\u884C\u653F\u590D\u8BAE|\u590D\u8BAE", ["reconsideration"]],
];
var notCases =
  "(?!\u51B3\u5B9A|\u673A\u5173|\u673A\u6784|\u673A\u5236|\u524D\u7F6E|\u5DE5\u4F5C|\u59D4\u5458\u4F1A|\u5E94\u8BC9|\u6848\u5377|\u5BA1\u67E5|\u6E20\u9053|\u6743|\u7B54\u590D|\u6CD5|\u7533\u8BF7\u4EBA|\u88AB\u7EA0|\u548C\u5E94\u8BC9|\u7EA0\u9519)";
var headPattern = `(?:${heads.map(([pattern]) => pattern).join("|")})${notCases}`;
var wholeHeads = heads.map(([pattern, of]) => [new RegExp(`^(?:${pattern})$`, "u"), of]);
var headsOf = (words) => wholeHeads.find(([pattern]) => pattern.test(words))?.[1] ?? [];
var resultWords = [
  [
    "(?:\u7ED3\u679C|\u4E88\u4EE5|\u83B7|\u88AB|\u51B3\u5B9A|\u5224\u51B3)?\u7EF4\u6301(?:\u539F\u884C\u653F\u884C\u4E3A)?",
    "upheld",
  ],
  ["(?:\u7ED3\u679C|\u4E88\u4EE5|\u88AB)?(?:\u7EA0\u6B63|\u7EA0\u9519)", "corrected"],
  ["\u5176\u4ED6\u7ED3\u679C|\u5176\u5B83\u7ED3\u679C", "other"],
  [
    "\u5C1A\u672A\u5BA1\u7ED3|\u5C1A\u672A\u529E\u7ED3|\u672A\u5BA1\u7ED3|\u672A\u7ED3|\u6B63\u5728\u5BA1\u7406|\u5C1A\u5728\u5BA1\u7406|\u5BA1\u7406\u4E2D",
    "pending",
  ],
];
var partPattern = resultWords.map(([pattern]) => pattern).join("|");
var wholeParts = resultWords.map(([pattern, part]) => [new RegExp(`^(?:${pattern})$`, "u"), part]);
var resultOf = (words) => wholeParts.find(([pattern]) => pattern.test(words))?.[1];
var count = `${numberPattern}${casePattern}`;
var token = new RegExp(`(?<head>${headPattern})|(?<part>${partPattern})|${count}`, "gu");
var link = /^(?:、|和|与|及|以及|或|或者|提起|提出|被提起|的)+$/u;
var filler =
  /^(?:案件|案|申请|类|情况|数量?|件数|共计?|合计|总计|累计|发生|收到|受理|办理|有|为|了|的|均|都|是|被|各|提起|事项|其中|结果|答复)*$/u;
var leadToHead = /^[^，；：（）、\d]{0,18}$/u;
var apart = /[，；。：（）]/u;
var otherCount =
  /备案|代理|指导|化解|败诉|出庭|旁听|引发的?申请|司法局|复议机构|复议局|复议机关(?!维持|纠正)|法院(?:审理|通报|受理)/u;
var nameOfHeads = (of) => {
  const names = [
    ...(of.includes("reconsideration") ? ["\u884C\u653F\u590D\u8BAE"] : []),
    ...(suits.every((head) => of.includes(head))
      ? ["\u884C\u653F\u8BC9\u8BBC"]
      : of.includes("direct")
        ? ["\u672A\u7ECF\u590D\u8BAE\u76F4\u63A5\u8D77\u8BC9"]
        : of.includes("afterReconsideration")
          ? ["\u590D\u8BAE\u540E\u8D77\u8BC9"]
          : []),
  ];
  return names.join("\u3001");
};
var sentencesAbout = onceFor((context) => {
  const sentences = [];
  for (const segment of segmentsOf(context)) {
    const [before] = sentences.at(-1) ?? [];
    if (
      before?.piece === segment.piece &&
      before.from - before.inSentence === segment.from - segment.inSentence
    )
      sentences.at(-1)?.push(segment);
    else sentences.push([segment]);
  }
  return sentences.flatMap((segments) => {
    const { piece, sentence: text2, from, inSentence } = segments[0];
    if (!/复议|诉讼|维持/u.test(text2)) return [];
    const topic = /依申请|申请公开|复议|诉讼/u.test(piece.heading);
    const isJustice = /司法/u.test(context.report.agency);
    if (!topic && isJustice && !/信息公开|公开申请|依申请|申请公开/u.test(text2)) return [];
    return [{ segments, text: text2, from: from - inSentence }];
  });
});
function segmentAt({ segments }, index) {
  let [low, high] = [0, segments.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (segments[middle].inSentence <= index) low = middle;
    else high = middle - 1;
  }
  return segments[low];
}
function claimsInSentence(context, sentence) {
  const claims = [];
  let current = [];
  let isAfterHead = false;
  let joined = [];
  let part;
  let end = 0;
  let named2 = 0;
  let pending;
  const add = (number2, of, which, from, to) => {
    const segment = segmentAt(sentence, from);
    if (!segment?.isThisYear || of.length === 0) return;
    const figure = of.reduce(
      (n, head) =>
        n +
        (which === void 0
          ? totalBelow(context, groups[head])
          : countAt(context, "reviewAndLitigation", [...groups[head].split(".").slice(1), which])),
      0,
    );
    const { columns: columns3 } = context.edition.sections.reviewAndLitigation;
    const group = columns3.reconsideration;
    const what = `\u8868\u56DB\u201C${nameOfHeads(of)}\xB7${labelOf(group.parts[which ?? "total"])}\u201D`;
    claims.push({
      segment,
      from: from - segment.inSentence,
      length: to - from,
      said: numberOf(number2),
      figures: [figure],
      what,
    });
  };
  for (const match of sentence.text.matchAll(token)) {
    const start = match.index;
    const [words] = match;
    const between = sentence.text.slice(end, start);
    const { head, part: label } = match.groups ?? {};
    if (head !== void 0) {
      joined =
        isAfterHead && link.test(between)
          ? [.../* @__PURE__ */ new Set([...joined, ...headsOf(head)])]
          : headsOf(head);
      if (
        pending &&
        !pending.taken &&
        leadToHead.test(between) &&
        !apart.test(between) &&
        /信息公开|公开申请|申请|涉及|被|提起|的$|^$/u.test(between)
      ) {
        pending.taken = true;
        add(pending.number, joined, void 0, pending.at, start + words.length);
      }
      if (current !== joined && !(link.test(between) && joined.length > headsOf(head).length)) named2 = start;
      current = joined;
      part = void 0;
    } else if (label !== void 0) {
      if (pending && !pending.taken && /^(?:申请|案件)?(?:为|被|予以|的|已|获|均|系)*$/u.test(between)) {
        pending.taken = true;
        add(pending.number, current, resultOf(label), pending.at, start + words.length);
      }
      part = resultOf(label);
      named2 = start;
    } else {
      const digits2 = match[3];
      const taken = current.length > 0 && filler.test(between);
      if (taken) add(digits2, current, part, named2, start + words.length);
      pending = { number: digits2, at: start, taken };
      part = void 0;
    }
    isAfterHead = head !== void 0;
    end = start + words.length;
  }
  return otherCount.test(sentence.text) ? [] : claims;
}
var reviewClaims = onceFor((context) =>
  sentencesAbout(context).flatMap((sentence) => claimsInSentence(context, sentence)),
);
var noCases = new RegExp(
  `(?:\u672A(?!\u7ECF)|\u6CA1\u6709|\u65E0|\u4ECE\u672A|\u96F6)(?:\u53D1\u751F|\u6536\u5230|\u51FA\u73B0|\u4EA7\u751F|\u6D89\u53CA|\u88AB|\u56E0|\u63A5\u5230)*[^\uFF0C\uFF1B\u3002\uFF1A\uFF08\uFF09]{0,40}?(?:${headPattern})(?:\u7684|\u6848\u4EF6|\u6848|\u7533\u8BF7|\u60C5\u51B5|\u4E8B\u9879|\u60C5\u5F62|\u4E8B\u4EF6|\u73B0\u8C61|\u95EE\u9898|\u7B49)*(?=[\uFF0C\uFF1B\u3002\uFF1A\uFF08\uFF09]|$)`,
  "gu",
);
var eachHead = new RegExp(headPattern, "gu");
function saidNoReview(context) {
  return sentencesAbout(context).flatMap((sentence) =>
    [...sentence.text.matchAll(noCases)].flatMap((match) => {
      const [words] = match;
      const segment = segmentAt(sentence, match.index);
      if (!segment?.isThisYear || /败诉|纠错|纠正|撤销|变更|超期|逾期/u.test(words)) return [];
      const named2 = [...new Set([...words.matchAll(eachHead)].flatMap(([head]) => headsOf(head)))];
      const cases = named2.reduce((n, head) => n + totalBelow(context, groups[head]), 0);
      if (cases === 0) return [];
      const quoted2 = wordsIn(segment.piece, sentence.from + match.index, words.length);
      const message = `\u6587\u4E2D\u201C${quoted2.found}\u201D\uFF0C\u4F46\u8868\u56DB\u201C${nameOfHeads(named2)}\u201D\u5171\u6709 ${cases} \u4EF6\uFF0C\u8BF7\u6838\u5BF9\uFF0C\u6539\u6B63\u5199\u9519\u7684\u4E00\u5904\u3002`;
      return [{ ...quoted2, expected: String(cases), message }];
    }),
  );
}
var upheld =
  /(?:均|全部|全|都)(?:已)?(?:获|被|予以|得到|为|是|判决|决定|裁定)*(?:结果)?维持|维持率(?:为|达到?)?100%|结果均为维持/gu;
function saidUpheld(context) {
  return sentencesAbout(context).flatMap((sentence) => {
    if (/除|另有|此外/u.test(sentence.text)) return [];
    const heads2 = [...new Set([...sentence.text.matchAll(eachHead)].flatMap(([head]) => headsOf(head)))];
    const of = heads2.length > 0 ? heads2 : Object.keys(groups);
    const decided2 = /审结|办结|已结|已作出/u.test(sentence.text);
    const others = ["corrected", "other", ...(decided2 ? [] : ["pending"])].reduce(
      (n, part) =>
        n +
        of.reduce(
          (m, head) =>
            m + countAt(context, "reviewAndLitigation", [...groups[head].split(".").slice(1), part]),
          0,
        ),
      0,
    );
    if (others === 0) return [];
    return [...sentence.text.matchAll(upheld)].flatMap((match) => {
      const segment = segmentAt(sentence, match.index);
      if (!segment?.isThisYear) return [];
      const before = sentence.text.slice(0, match.index).replace(/，$/u, "");
      const from =
        Math.max(
          ...["\uFF0C", "\uFF1B", "\uFF1A", "\uFF08", "\uFF09"].map((sign) => before.lastIndexOf(sign)),
        ) + 1;
      const quoted2 = wordsIn(segment.piece, sentence.from + from, match.index - from + match[0].length);
      const message = `\u6587\u4E2D\u201C${quoted2.found}\u201D\uFF0C\u4F46\u8868\u56DB\u201C${nameOfHeads(of)}\u201D\u4E2D\u672A\u83B7\u7EF4\u6301\u7684\u8FD8\u6709 ${others} \u4EF6\uFF0C\u8BF7\u6838\u5BF9\uFF0C\u6539\u6B63\u5199\u9519\u7684\u4E00\u5904\u3002`;
      return [{ ...quoted2, expected: String(others), message }];
    });
  });
}

// src/checks/narrative.ts
var noRequests =
  /(?:未|没有|无|从未)(?:曾|有)?(?:收到|接到|受理|接收|发生|出现)?(?:过)?(?:任何|群众|公众|公民、?法人(?:和|或|及|、)(?:其他|其它)组织|社会公众|公民|企业|提出|主动|要求|向本机关|向我[局镇县办委]|的)*(?:政府信息|信息)?(?:依申请公开|公开申请|申请公开|公开(?:政府)?信息的?申请|政府信息申请)(?:政府|信息|公开|的|申请|件|办件|事项|情况|案件|内容|要求)*(?=[，。；：（）]|$)|(?:共|累计)?(?:新?收到|受理|新收|办理|接收)?(?:政府信息|信息)?(?:依申请公开|公开申请|申请公开)(?:的|政府|信息|申请|件|事项|数量|数|量)*(?:为|共)?(?:零|0)(?:件|条|份)?(?=[，。；：（）]|$)/gu;
function saidNone(context) {
  const received2 = totalBelow(context, "requests.received");
  if (received2 === 0) return [];
  return segmentsOf(context).flatMap(({ piece, from, text: text2, isThisYear }) => {
    if (!isThisYear || !/申请/u.test(text2)) return [];
    return [...text2.matchAll(noRequests)].flatMap((match) => {
      const [words] = match;
      const before = text2.slice(0, match.index);
      if (/结转|不予|部分|超期|逾期|复议|诉讼/u.test(before + words)) return [];
      const quoted2 = wordsIn(piece, from + match.index, words.length);
      const message = `\u6587\u4E2D\u201C${quoted2.found}\u201D\uFF0C\u4F46\u8868\u4E09\u201C\u672C\u5E74\u65B0\u6536\xB7\u603B\u8BA1\u201D\u4E3A ${received2}\uFF0C\u8BF7\u6838\u5BF9\uFF0C\u6539\u6B63\u5199\u9519\u7684\u4E00\u5904\u3002`;
      return [{ ...quoted2, expected: String(received2), message }];
    });
  });
}
var overlap = (a, b) =>
  a.path.join() === b.path.join() &&
  (a.range?.[0] ?? 0) < (b.range?.[1] ?? 0) &&
  (b.range?.[0] ?? 0) < (a.range?.[1] ?? 0);
var withoutNil = (context) => {
  const told2 = saidNone(context);
  return disagreeing(requestClaims(context)).filter((found) => !told2.some((one) => overlap(one, found)));
};
var narrativeRules = [
  {
    code: "TEXT-REQUESTS",
    title:
      "\u7B2C\u4E00\u90E8\u5206\u6240\u5199\u7533\u8BF7\u7684\u65B0\u6536\u3001\u529E\u7406\u3001\u7ED3\u8F6C\u4EF6\u6570\u4E0E\u8868\u4E09\u4E00\u81F4",
    source: "\u62A5\u544A\u7B2C\u4E00\u90E8\u5206\u3001\u8868\u4E09",
    severity: "warning",
    find: withoutNil,
  },
  {
    code: "TEXT-OUTCOMES",
    title:
      "\u7B2C\u4E00\u90E8\u5206\u6240\u5199\u5404\u7C7B\u529E\u7406\u7ED3\u679C\u4EF6\u6570\u4E0E\u8868\u4E09\u4E00\u81F4",
    source: "\u62A5\u544A\u7B2C\u4E00\u90E8\u5206\u3001\u8868\u4E09\u7B2C\u4E09\u9879",
    severity: "warning",
    find: (context) => disagreeing(outcomeClaims(context)),
  },
  {
    code: "TEXT-NONE",
    title: "\u5199\u6CA1\u6709\u7533\u8BF7\u7684\uFF0C\u8868\u4E09\u4E5F\u6CA1\u6709\u7533\u8BF7",
    source: "\u62A5\u544A\u7B2C\u4E00\u90E8\u5206\u3001\u8868\u4E09\u7B2C\u4E00\u9879",
    severity: "warning",
    find: saidNone,
  },
  {
    code: "TEXT-REVIEW",
    title:
      "\u7B2C\u4E00\u90E8\u5206\u6240\u5199\u590D\u8BAE\u3001\u8BC9\u8BBC\u4EF6\u6570\u4E0E\u8868\u56DB\u4E00\u81F4",
    source: "\u62A5\u544A\u7B2C\u4E00\u90E8\u5206\u3001\u8868\u56DB",
    severity: "warning",
    find: (context) => disagreeing(reviewClaims(context)),
  },
  {
    code: "TEXT-NO-REVIEW",
    title:
      "\u5199\u6CA1\u6709\u53D1\u751F\u590D\u8BAE\u3001\u8BC9\u8BBC\u7684\uFF0C\u8868\u56DB\u4E5F\u6CA1\u6709",
    source: "\u62A5\u544A\u7B2C\u4E00\u90E8\u5206\u3001\u8868\u56DB",
    severity: "warning",
    find: saidNoReview,
  },
  {
    code: "TEXT-UPHELD",
    title: "\u5199\u5747\u83B7\u7EF4\u6301\u7684\uFF0C\u8868\u56DB\u4E2D\u90FD\u662F\u7EF4\u6301",
    source: "\u62A5\u544A\u7B2C\u4E00\u90E8\u5206\u3001\u8868\u56DB",
    severity: "warning",
    find: saidUpheld,
  },
  {
    code: "TEXT-DOCUMENTS",
    title:
      "\u7B2C\u4E00\u90E8\u5206\u6240\u5199\u89C4\u7AE0\u3001\u89C4\u8303\u6027\u6587\u4EF6\u4EF6\u6570\u4E0E\u8868\u4E8C\u4E00\u81F4",
    source: "\u62A5\u544A\u7B2C\u4E00\u90E8\u5206\u3001\u8868\u4E8C",
    severity: "warning",
    find: (context) => disagreeing(documentClaims(context)),
  },
  {
    code: "TEXT-DECISIONS",
    title:
      "\u7B2C\u4E00\u90E8\u5206\u6240\u5199\u8BB8\u53EF\u3001\u5904\u7F5A\u3001\u5F3A\u5236\u4EF6\u6570\u4E0E\u8868\u4E8C\u4E00\u81F4",
    source: "\u62A5\u544A\u7B2C\u4E00\u90E8\u5206\u3001\u8868\u4E8C",
    severity: "warning",
    find: (context) => disagreeing(decisionClaims(context)),
  },
  {
    code: "TEXT-CHARGES",
    title:
      "\u7B2C\u4E00\u90E8\u5206\u6240\u5199\u884C\u653F\u4E8B\u4E1A\u6027\u6536\u8D39\u4E0E\u8868\u4E8C\u4E00\u81F4",
    source:
      "\u62A5\u544A\u7B2C\u4E00\u90E8\u5206\u3001\u8868\u4E8C\uFF08\u5355\u4F4D\uFF1A\u4E07\u5143\uFF09",
    severity: "warning",
    find: saidFees,
  },
];

// src/checks/parts.ts
var amount =
  /(?<![\d.])(\d{1,3}(?:,\d{3}){1,3}|\d{1,9}(?:\.\d{1,4})?)(余|多)?(万)?(条次|件次|人次|件|条|篇|期|次|个|份|场|起|宗|项|幅|则|部|元|人|家|名)/gu;
var amountsIn = (text2) =>
  [...text2.matchAll(amount)]
    .filter((match) => match[2] === void 0)
    .map((match) => ({
      at: match.index,
      end: match.index + match[0].length,
      value: numberOf(match[1]) * (match[3] ? 1e4 : 1),
      unit: match[4],
    }));
var another =
  /^(?:全年|共|同时|此外|另|并|还|均|举办|开展|召开|回复|组织|制作|更新|累计|通过率|办结|答复|及时|按时|其余|未|已|较|比|同比|环比|占|合计|总计|收到公众)/u;
var unnumbered = /等$|等(?:信息|内容|方面)?$/u;
function listedParts(text2, unit) {
  const parts = [];
  let end = 0;
  let open = false;
  for (const { 0: clause2, index } of text2.matchAll(/[^，；、：]+/gu)) {
    if (parts.length > 0 && another.test(clause2)) break;
    const own2 = amountsIn(clause2).filter((one2) => one2.unit === unit);
    if (own2.length > 1) break;
    if (own2.length === 0) {
      if (unnumbered.test(clause2)) open = true;
      if (/\d/u.test(clause2) || clause2.length > 20) {
        if (parts.length > 0 && amountsIn(clause2).length === 0) break;
      }
      continue;
    }
    const [one] = own2;
    parts.push({ ...one, at: one.at + index, end: one.end + index });
    end = one.end + index;
  }
  const last = text2.slice(parts.at(-2)?.end ?? 0, end);
  return { parts, end, isClosed: /其他|其它|其余/u.test(last) && !open };
}
var within = /其中[：，]?(?:包括|有)?|(?:分别(?:为|是|有)|具体(?:为|是)|包括)[：，]?/gu;
var reach = 1500;
var back = 400;
function partitionsByWord(piece) {
  const text2 = piece.unquoted.replace(/（[^（）]*）/gu, (aside2) => "\uE000".repeat(aside2.length));
  const marks = [...text2.matchAll(within)];
  return marks.flatMap((mark, i) => {
    const start = mark.index + mark[0].length;
    const stop = text2.slice(start, start + reach).search(/[。！？]/u);
    let region = text2.slice(start, start + (stop === -1 ? reach : stop));
    const next = marks[i + 1];
    if (next !== void 0 && next.index < start + region.length) {
      const cut = text2.slice(start, next.index).search(/；[^；]*$/u);
      region = region.slice(0, cut === -1 ? 0 : cut);
    }
    const near = text2.slice(Math.max(mark.index - back, 0), mark.index);
    const last = near.replace(/[。，；：]$/u, "");
    const from =
      mark.index -
      near.length +
      Math.max(...["\u3002", "\uFF01", "\uFF1F"].map((sign) => last.lastIndexOf(sign))) +
      1;
    const head = amountsIn(text2.slice(from, mark.index));
    const isWord = mark[0].startsWith("\u5176\u4E2D");
    return [...new Set(head.map(({ unit }) => unit))].flatMap((unit) => {
      const wholes = head
        .filter((one) => one.unit === unit)
        .map((one) => ({ ...one, at: one.at + from, end: one.end + from }));
      const nearest = wholes.at(-1);
      if (!isWord && mark.index - nearest.end > 2) return [];
      const { parts, end, isClosed } = listedParts(region, unit);
      if (parts.length < 2 || end === 0) return [];
      return [{ piece, from: nearest.at, to: start + end, wholes, parts, isClosed }];
    });
  });
}
function partitionsInBrackets(piece) {
  return [...piece.unquoted.matchAll(/（([^（）]{6,600})）/gu)].flatMap((match) => {
    if (/其中|含|另|较|同比|以下/u.test(match[1])) return [];
    const whole = amountsIn(piece.unquoted.slice(Math.max(match.index - 24, 0), match.index)).at(-1);
    if (whole === void 0 || Math.min(match.index, 24) !== whole.end) return [];
    const { parts, end, isClosed } = listedParts(match[1], whole.unit);
    if (parts.length < 3) return [];
    const at = match.index - (whole.end - whole.at);
    return [{ piece, from: at, to: match.index + 1 + end, wholes: [whole], parts, isClosed }];
  });
}
var nearly = 0.85;
function wrongParts(context) {
  const told2 = disagreeing([...requestClaims(context), ...outcomeClaims(context), ...reviewClaims(context)]);
  const pieces = piecesIn(context, "overview", "problemsAndImprovements", "otherMatters");
  return pieces.flatMap((piece) => {
    if (!/\d/u.test(piece.text)) return [];
    return [...partitionsByWord(piece), ...partitionsInBrackets(piece)].flatMap(
      ({ from, to, wholes, parts, isClosed }) => {
        let sum = 0;
        const sums = parts.map(({ value }) => (sum += value));
        const whole = wholes.at(-1);
        if (wholes.some(({ value }) => sums.slice(1).includes(value))) return [];
        const share = sum / whole.value;
        const few = parts.length < 3 && sum < whole.value && share < 0.95;
        if (few || (sum < whole.value && share < nearly && !isClosed)) return [];
        if (sum > whole.value * 1.5 && parts.length < 3) return [];
        const added = parts.map(({ value }) => value).join(" + ");
        const quoted2 = wordsIn(piece, from, to - from);
        const isTold = told2.some(
          ({ path, range }) =>
            path === piece.path && range && range[0] < quoted2.range[1] && quoted2.range[0] < range[1],
        );
        if (isTold) return [];
        const message = `\u6587\u4E2D\u603B\u6570 ${whole.value}${whole.unit}\uFF0C\u6240\u5217\u5404\u9879 ${added} = ${sum}\uFF0C${sum > whole.value ? "\u591A" : "\u5C11"} ${Number(Math.abs(sum - whole.value).toFixed(4))}\uFF0C\u8BF7\u6838\u5BF9\u603B\u6570\u548C\u5404\u9879\uFF08\u5404\u9879\u6709\u91CD\u53E0\u6216\u6CA1\u6709\u5217\u5168\u7684\uFF0C\u8BF7\u5199\u660E\uFF09\u3002`;
        return [{ ...quoted2, expected: `${sum}${whole.unit}`, message }];
      },
    );
  });
}
var partRules = [
  {
    code: "TEXT-PARTS",
    title: "\u6587\u4E2D\u201C\u5176\u4E2D\u201D\u6240\u5217\u5404\u9879\u76F8\u52A0\u7B49\u4E8E\u603B\u6570",
    source: "\u62A5\u544A\u6B63\u6587\u5404\u6570",
    severity: "warning",
    find: wrongParts,
  },
];
var amountsNear = (piece, index) =>
  amountsIn(piece.unquoted.slice(Math.max(index - 2 * back, 0), index + back));
var totalWords =
  /(?:共|总|累计|合计|收到|受理|答复|办结|办理|新收|收办|公开[^，。；]{0,8}信息|发布[^，。；]{0,8}信息)[^，。；：\d]{0,12}$/u;
var isWholeGiven = (piece, index, value) => {
  const start = Math.max(index - 2 * back, 0);
  const text2 = piece.unquoted.slice(start, index);
  return amountsIn(text2).some(
    (one) => one.value > value && totalWords.test(text2.slice(Math.max(one.at - 24, 0), one.at)),
  );
};
var sentencesWithShares = (piece) =>
  piece.unquoted.includes("%") ? sentencesOf(piece).filter(({ text: text2 }) => text2.includes("%")) : [];

// src/checks/placeholders.ts
var countedIn =
  "(?:\u4F59?\u6761(?![\u4F8B\u6B3E\u76EE\u7406])|\u4EF6|\u6B21|\u4E2A|\u7BC7|\u671F|\u573A|\u4EFD|\u8D77|\u9879|\u4EBA\u6B21|\u5143|\u4E07\u5143|%|\u5E74|\u6708|\u65E5)";
var blankPatterns = [
  {
    needs: /文字描述|此处|信息处理费情况在/u,
    pattern:
      /（?文字描述[^（）]{0,30}）?|收取信息处理费情况在此处报告|此处(?:填写|报告|插入)[^，。；]{0,12}/gu,
    severity: "error",
    what: "\u662F\u6A21\u677F\u7684\u63D0\u793A\uFF0C\u8BF7\u5220\u53BB\uFF0C\u6362\u6210\u6B63\u6587",
  },
  {
    needs: /表格形式/u,
    pattern: /该部分以表格形式报告[。，]?(?:表格如下)?[：:]?/gu,
    severity: "warning",
    what: "\u662F\u683C\u5F0F\u91CC\u7684\u63D0\u793A\uFF0C\u8868\u683C\u53E6\u6709\u5176\u5904\uFF0C\u8BF7\u5220\u53BB",
  },
  {
    needs: /[Xx×Ｘ＊*]{2}/u,
    pattern: new RegExp(
      `(?<![A-Za-z\\d@.*\xD7])(?:X{2,}|x{2,}|\xD7{2,}|\uFF38{2,}|\uFF0A{2,}|\\*{2,})(?=\\s*${countedIn})`,
      "gu",
    ),
    severity: "error",
    what: "\u662F\u6CA1\u6709\u586B\u5199\u7684\u6570\uFF0C\u8BF7\u586B\u5199\u6216\u5220\u53BB",
  },
  {
    needs: /[Xx×Ｘ＊*]{2}/u,
    pattern: /(?<![A-Za-z\d@.*×])(?:X{2,}|x{2,}|×{2,}|Ｘ{2,}|＊{2,}|\*{2,})(?![A-Za-z\d@.*])/gu,
    severity: "error",
    what: "\u662F\u6CA1\u6709\u586B\u5199\u7684\u7A7A\u767D\uFF0C\u8BF7\u586B\u5199\u6216\u5220\u53BB",
  },
  {
    needs: /[_＿〔□]/u,
    pattern: /_{2,}|＿{2,}|〔\s*〕|□{2,}/gu,
    severity: "error",
    what: "\u662F\u6CA1\u6709\u586B\u5199\u7684\u7A7A\u767D\uFF0C\u8BF7\u586B\u5199\u6216\u5220\u53BB",
  },
  {
    needs: /[（(]\s*[）)]/u,
    pattern: /（\s*）|\(\s*\)/gu,
    severity: "warning",
    what: "\u91CC\u9762\u6CA1\u6709\u6587\u5B57\uFF0C\u8BF7\u586B\u5199\u6216\u5220\u53BB",
  },
  {
    needs: /补充|填写|完善|核实|核对|填报/u,
    pattern:
      /[（【［[〔(](?:此处|这里)?(?:待|请|需|此处)(?:补充|填写|完善|核实|核对|填报)[^）】］\]〕)]{0,4}[）】］\]〕)]|^(?:待|请)(?:补充|填写|完善)[。…]*$|[：，]\s*(?:待|请)(?:补充|填写)(?=[。；，]|$)/gu,
    severity: "warning",
    what: "\u662F\u6CA1\u6709\u5199\u5B8C\u7684\u63D0\u793A\uFF0C\u8BF7\u586B\u5199\u6216\u5220\u53BB",
  },
  {
    needs: /[XNＸＮxn○〇Ｏ×□△＊*…]|\.{3}/u,
    pattern: new RegExp(
      `(?<=[\\u4e00-\\u9fff\uFF1A\u7EA6\u5171])\\s*(?:[XN\uFF38\uFF2Exn\u25CB\u3007\uFF2F\xD7\u25A1\u25B3\uFF0A*]|\u2026{1,2}|\\.{3,})\\s*(?=${countedIn}(?![A-Za-z]))`,
      "gu",
    ),
    severity: "warning",
    what: "\u5904\u5E94\u6709\u6570\u5B57\uFF0C\u8BF7\u586B\u5199",
  },
  {
    needs: /(?:条|篇|条次)(?:[，。；、（]|$)/u,
    pattern:
      /(?:公开|发布|公布|更新|推送)(?:各类|政府|政务|信息|文件|稿件|了|共计?|累计)*\s*(?:条|篇|条次)(?=[，。；、（]|$)/gu,
    severity: "warning",
    what: "\u6F0F\u4E86\u6570\u5B57\uFF0C\u8BF7\u586B\u5199",
  },
  {
    needs: /件(?:[，。；（]|$)/u,
    pattern:
      /(?:共|收到|受理|新收|办结|答复|结转)(?:了|政府|信息|公开|依|申请|到|计|办理)*(?:\s+|(?<=申请|共|共计))件(?=[，。；（]|$)/gu,
    severity: "warning",
    what: "\u6F0F\u4E86\u6570\u5B57\uFF0C\u8BF7\u586B\u5199",
  },
  {
    needs: /年\s*月/u,
    pattern: /20\d{0,2}\s*年\s*月\s*日|年\s+月\s*日|年\s*月\s+日/gu,
    severity: "warning",
    what: "\u6F0F\u4E86\u6708\u65E5\uFF0C\u8BF7\u586B\u5199",
  },
  {
    needs: /[\u4e00-\u9fff]\s*%/u,
    pattern: /(?:增长|下降|增加|减少|占比?|率为?|达到?)\s*%/gu,
    severity: "warning",
    what: "\u6F0F\u4E86\u6570\u5B57\uFF0C\u8BF7\u586B\u5199",
  },
  {
    needs: /某某|[×XＸ○](?:镇|乡|局|县|市|区|街)/u,
    pattern:
      /(?<![张李王赵])某某(?:镇|乡|局|县|市|区|街道|单位|机关|委|办)?|[×XＸ○]+(?:镇|乡|局|县|市|区|街道)(?:人民政府)?/gu,
    severity: "warning",
    what: "\u5E94\u5199\u660E\u540D\u79F0\uFF0C\u8BF7\u586B\u5199",
  },
];
var addresses = /https?[：:]\/\/[\w./?=&%#~：:-]*|www\.[\w./-]*|[\w.+*-]{1,64}@[\w.-]{1,64}/gu;
var quoted = /“[^“”]*”|‘[^‘’]*’/gu;
function placeholdersIn(piece) {
  const text2 = piece.text
    .replace(addresses, (match) => "\uE000".repeat(match.length))
    .replace(/[％;:]/gu, (sign) => ({ "\uFF05": "%", ";": "\uFF1B", ":": "\uFF1A" })[sign])
    .replace(/\((?=\s*\))/gu, "\uFF08")
    .replace(/(?<=（\s*)\)/gu, "\uFF09");
  const bare = text2.replace(quoted, (match) =>
    /^.[XNxn×○*]{1,2}.$/u.test(match) ? match : "\uE000".repeat(match.length),
  );
  const found = [];
  for (const { needs: needs2, pattern, severity, what } of blankPatterns) {
    if (!needs2.test(text2)) continue;
    for (const match of (severity === "error" ? text2 : bare).matchAll(pattern)) {
      const lead = match[0].length - match[0].trimStart().length;
      const [from, to] = [match.index + lead, match.index + match[0].length];
      if (found.some(({ range }) => range[0] < to && from < range[1])) continue;
      const words = piece.text.slice(from, to);
      const context = piece.text.slice(Math.max(from - 8, 0), to + 4);
      const short =
        words.length < 3 ? `\u201C${context}\u201D\u4E2D\u7684\u201C${words}\u201D` : `\u201C${words}\u201D`;
      found.push({
        path: piece.path,
        found: words,
        range: [from, to],
        severity,
        message: `${short}${what}\u3002`,
      });
    }
  }
  return found;
}
var allPlaceholders = onceFor(({ pieces }) => pieces.flatMap(placeholdersIn));
var placeholders = (context, certain) =>
  allPlaceholders(context)
    .filter(({ severity }) => (severity === "error") === certain)
    .map(({ severity: _, ...found }) => found);
var placeholderRules = [
  {
    code: "TEXT-PLACEHOLDER",
    title: "\u6CA1\u6709\u7559\u4E0B\u6A21\u677F\u7684\u63D0\u793A\u548C\u201CXX\u201D",
    source:
      "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7\u9644\u4EF6\u4E2D\u7684\u63D0\u793A\u8BED",
    severity: "error",
    find: (context) => placeholders(context, true),
  },
  {
    code: "TEXT-BLANK",
    title: "\u6CA1\u6709\u6F0F\u586B\u7684\u6570\u5B57\u3001\u540D\u79F0\u548C\u65E5\u671F",
    source:
      "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7\uFF08\u56DB\uFF09\uFF1A\u51C6\u786E\u3001\u5168\u9762",
    severity: "warning",
    find: (context) => placeholders(context, false),
  },
];

// src/checks/punctuation.ts
var pairs = new Map(
  [
    "\uFF08\uFF09",
    "\u300A\u300B",
    "\u201C\u201D",
    "\u2018\u2019",
    "\u3014\u3015",
    "\u3010\u3011",
    "\u300C\u300D",
  ].map((pair) => [pair[1], pair[0]]),
);
var openings = new Set(pairs.values());
function unpaired(text2) {
  const open = [];
  for (const { 0: sign, index } of text2.matchAll(/[（）《》“”‘’〔〕【】「」]/gu)) {
    if (openings.has(sign)) open.push([sign, index]);
    else if (open.at(-1)?.[0] === pairs.get(sign)) open.pop();
    else if (
      sign !== "\uFF09" ||
      !/(?:^|[\s。；，：、])(?:\d{1,2}|[一二三四五六七八九十]{1,2})$|[a-zA-Z①-⑳]$/u.test(
        text2.slice(Math.max(index - 4, 0), index),
      )
    )
      return index;
  }
  return open.at(-1)?.[1];
}
function brackets({ pieces }) {
  return pieces.flatMap((piece) => {
    const at = unpaired(piece.text.replaceAll("(", "\uFF08").replaceAll(")", "\uFF09"));
    if (at === void 0) return [];
    const sign = piece.text[at];
    const around = piece.text.slice(Math.max(at - 8, 0), at + 9);
    const message = `\u201C${around}\u201D\u4E2D\u7684${sign === "\u201C" || sign === "\u201D" ? `\u5F15\u53F7${sign}` : `\u201C${sign}\u201D`}\u6CA1\u6709\u914D\u5BF9\uFF0C\u8BF7\u8865\u4E0A\u53E6\u4E00\u534A\u6216\u5220\u53BB\u3002`;
    return [{ path: piece.path, found: sign, range: [at, at + 1], message }];
  });
}
var hanziBefore = "[\\u4e00-\\u9fff\u201D\u2019\u300B\uFF09]";
var nextHanzi = "[\\u4e00-\\u9fff\u201C\u2018\u300A\uFF08]";
var widthSlips = [
  {
    pattern: new RegExp(`(?<=${hanziBefore})[,;:?!](?=\\s*${nextHanzi})`, "gu"),
    right: (sign) => ({ ",": "\uFF0C", ";": "\uFF1B", ":": "\uFF1A", "?": "\uFF1F", "!": "\uFF01" })[sign],
  },
  {
    pattern: /(?<=[\u4e00-\u9fff])\((?:[^()（）]{0,200})\)/gu,
    right: (words) => `\uFF08${words.slice(1, -1)}\uFF09`,
  },
  {
    pattern: /[０-９Ａ-Ｚａ-ｚ]+/gu,
    right: (words) => words.replace(/./gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 65248)),
  },
  { pattern: /(?<=\d)[％]/gu, right: () => "%" },
  { pattern: /(?<=\d)．(?=\d)/gu, right: () => "." },
  { pattern: /。。(?!。)(?<!。。。)/gu, right: () => "\u3002" },
  { pattern: /，，+|、、+|；；+|：：+/gu, right: (words) => words[0] },
  { pattern: /(?<=[\u4e00-\u9fff])\.(?=\s*$)/gu, right: () => "\u3002" },
];
var twoSigns = /[，、；：][。，、；：]|。[，、；：]/gu;
function punctuationIn(piece) {
  const { text: text2, path } = piece;
  const found = [];
  for (const { pattern, right } of widthSlips) {
    for (const { 0: words, index } of text2.matchAll(pattern)) {
      const around = text2.slice(Math.max(index - 4, 0), index + words.length + 4);
      const message = `\u201C${around}\u201D\u4E2D\u7684\u201C${words}\u201D\u5E94\u4E3A\u201C${right(words)}\u201D\uFF1A\u4E2D\u6587\u7528\u5168\u89D2\u6807\u70B9\uFF0C\u6570\u5B57\u3001\u5B57\u6BCD\u548C\u767E\u5206\u53F7\u7528\u534A\u89D2\u3002`;
      found.push({
        path,
        found: words,
        range: [index, index + words.length],
        expected: right(words),
        message,
      });
    }
  }
  for (const { 0: words, index } of text2.matchAll(twoSigns)) {
    if (found.some(({ range }) => range[0] <= index && index < range[1])) continue;
    const around = text2.slice(Math.max(index - 4, 0), index + words.length + 4);
    found.push({
      path,
      found: words,
      range: [index, index + words.length],
      message: `\u201C${around}\u201D\u4E2D\u7684\u201C${words}\u201D\u591A\u4E86\u4E00\u4E2A\u6807\u70B9\uFF0C\u8BF7\u5220\u53BB\u4E00\u4E2A\u3002`,
    });
  }
  const [first, ...more] = found.toSorted((a, b) => a.range[0] - b.range[0]);
  if (first === void 0) return [];
  const rest = more.length === 0 ? "" : `\u672C\u6BB5\u5171\u6709 ${found.length} \u5904\u3002`;
  return [{ ...first, message: `${first.message}${rest}` }];
}
var punctuationRules = [
  {
    code: "TEXT-BRACKETS",
    title: "\u62EC\u53F7\u3001\u5F15\u53F7\u3001\u4E66\u540D\u53F7\u6210\u5BF9",
    source: "GB/T 15834\u20142011 \u6807\u70B9\u7B26\u53F7\u7528\u6CD5",
    severity: "warning",
    find: brackets,
  },
  {
    code: "TEXT-PUNCTUATION",
    title: "\u6807\u70B9\u5168\u89D2\u3001\u6570\u5B57\u534A\u89D2",
    source: "GB/T 15834\u20142011\u3001GB/T 15835\u20142011",
    severity: "hint",
    find: ({ pieces }) => pieces.flatMap(punctuationIn),
  },
];

// src/checks/regulations.ts
function regulations({ report, edition }) {
  if (mayMakeRegulations(report.agency)) return [];
  return figuresBelow(edition, "proactiveDisclosure.regulations").flatMap(({ section, keys, column }) => {
    const figure = figureOf(report, section, keys);
    if (countOf(figure) === 0) return [];
    const message = `\u201C\u89C4\u7AE0\xB7${column.at(-1)}\u201D\u586B\u4E86 ${figure}\uFF1A\u89C4\u7AE0\u7531\u56FD\u52A1\u9662\u90E8\u95E8\uFF0C\u7701\u3001\u81EA\u6CBB\u533A\u3001\u76F4\u8F96\u5E02\u548C\u8BBE\u533A\u7684\u5E02\u3001\u81EA\u6CBB\u5DDE\u7684\u4EBA\u6C11\u653F\u5E9C\u5236\u5B9A\uFF0C\u201C${report.agency}\u201D\u4E0D\u80FD\u5236\u5B9A\uFF0C\u8FD9\u91CC\u5E94\u4E3A 0\uFF1B\u884C\u653F\u89C4\u8303\u6027\u6587\u4EF6\u8BF7\u586B\u5728\u4E0B\u4E00\u884C\u3002`;
    return [{ path: [section, ...keys], found: String(figure), expected: "0", message }];
  });
}
var regulationRules = [
  {
    code: "T2-REGULATIONS",
    title: "\u4E0D\u80FD\u5236\u5B9A\u89C4\u7AE0\u7684\u673A\u5173\uFF0C\u89C4\u7AE0\u4E3A 0",
    source:
      "\u7ACB\u6CD5\u6CD5\u7B2C\u4E5D\u5341\u4E00\u6761\u3001\u7B2C\u4E5D\u5341\u4E09\u6761\uFF1B\u8868\u4E8C",
    severity: "warning",
    find: regulations,
  },
];

// src/checks/sections.ts
var aspectWords = {
  \u4E3B\u52A8\u516C\u5F00: [
    /主动公开|公开情况|公开方面/u,
    /主动公开|主动发布|主动向社会|公开(?:各类)?(?:政府)?信息/u,
  ],
  \u4F9D\u7533\u8BF7\u516C\u5F00: [/依申请|申请公开/u, /依申请|申请公开|公开申请|公开(?:政府)?信息的?申请/u],
  \u653F\u5E9C\u4FE1\u606F\u7BA1\u7406: [
    /信息.{0,6}管理|信息管控/u,
    /信息[^，。；]{0,6}管理|信息[^，。；]{0,10}(?:审核|审查|审签|三审|保密)|(?:三审|审核)[^，。；]{0,10}制度|先审/u,
  ],
  \u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u5E73\u53F0\u5EFA\u8BBE: [
    /平台|网站|渠道|载体/u,
    /平台|网站|公众号|新媒体|专栏/u,
  ],
  \u76D1\u7763\u4FDD\u969C: [
    /监督|保障|考核/u,
    /监督保障|监督检查|监督考核|考核|督查|督促|评议|责任追究|组织领导|培训|接受[^，。；]{0,8}监督|专人负责/u,
  ],
};
function aspects(context) {
  const { aspects: aspects2 = [] } = context.edition.sections.overview;
  const pieces = context.pieces.filter(({ section }) => section === "overview");
  const text2 = pieces.map(({ said: said2 }) => said2).join("\u3002");
  const short = pieces
    .filter(({ said: said2 }) => said2.length <= 24 && !/[。；！？]/u.test(said2))
    .map(({ said: said2 }) => said2);
  const headings = [.../* @__PURE__ */ new Set([...pieces.map(({ heading }) => heading), ...short])].filter(
    (heading) => heading !== "",
  );
  const parted = headings.length >= 3;
  const missing = aspects2.filter(({ name: name2, mark }) => {
    const [inHeading, inText] = aspectWords[name2] ?? [new RegExp(mark, "u"), new RegExp(mark, "u")];
    if (headings.some((heading) => inHeading.test(heading)) || text2.includes(mark)) return false;
    return parted || !inText.test(text2);
  });
  if (missing.length === 0) return [];
  const names = missing.map(({ name: name2 }) => name2).join("\u3001");
  return [
    {
      path: ["overview"],
      expected: names,
      message: `\u7B2C\u4E00\u90E8\u5206\u6CA1\u6709\u5199\u5230\uFF1A${names}\uFF1B\u4E94\u4E2A\u65B9\u9762\u4E0D\u80FD\u9057\u6F0F\uFF0C\u8BF7\u8865\u5199\u3002`,
    },
  ];
}
var duties = [
  ["\u5DE5\u4F5C\u8003\u6838", /考核|考评|评估/u],
  ["\u793E\u4F1A\u8BC4\u8BAE", /评议|满意度|公众评价|社会评价/u],
  ["\u8D23\u4EFB\u8FFD\u7A76", /责任追究|追责|问责|追究/u],
];
function governmentDuties(context) {
  if (!/人民政府$/u.test(context.report.agency)) return [];
  const text2 = piecesIn(context, "overview", "problemsAndImprovements", "otherMatters")
    .map(({ said: said2 }) => said2)
    .join("\u3002");
  const missing = duties.filter(([, words]) => !words.test(text2)).map(([name2]) => name2);
  if (missing.length === 0) return [];
  const names = missing.join("\u3001");
  const message = `\u5404\u7EA7\u4EBA\u6C11\u653F\u5E9C\u7684\u62A5\u544A\u8FD8\u5E94\u5199\u660E\u5DE5\u4F5C\u8003\u6838\u3001\u793E\u4F1A\u8BC4\u8BAE\u548C\u8D23\u4EFB\u8FFD\u7A76\u7ED3\u679C\u60C5\u51B5\uFF0C\u6CA1\u6709\u5199\u5230\uFF1A${names}\uFF1B\u6CA1\u6709\u53D1\u751F\u7684\u4E5F\u8BF7\u5199\u660E\u3002`;
  return [{ path: ["overview"], expected: names, message }];
}
var nothing = /^(?:无|暂无|没有|不存在|无内容|略|同上|详见)/u;
function shortSections(context) {
  return ["overview", "problemsAndImprovements"].flatMap((key) => {
    const pieces = context.pieces.filter(({ section }) => section === key);
    const said2 = pieces
      .map((piece) => piece.said)
      .join("")
      .replace(/[。，；：、！？\s]/gu, "");
    if (said2.length >= 10 && !(nothing.test(said2) && said2.length < 16)) return [];
    const [first] = pieces;
    if (first === void 0) return [];
    const name2 = key === "overview" ? "\u7B2C\u4E00\u90E8\u5206" : "\u7B2C\u4E94\u90E8\u5206";
    const message = `${name2}\u53EA\u5199\u4E86\u201C${said2}\u201D\uFF0C\u5E94\u5199\u660E${key === "overview" ? "\u4E94\u4E2A\u65B9\u9762\u7684\u60C5\u51B5" : "\u5B58\u5728\u7684\u4E3B\u8981\u95EE\u9898\u548C\u6539\u8FDB\u60C5\u51B5"}\uFF0C\u8BF7\u8865\u5199\u3002`;
    return [{ ...wordsIn(first, 0, first.said.length), path: [key], range: [0, first.text.length], message }];
  });
}
function emptySections({ pieces }) {
  return pieces.flatMap((piece, i) => {
    const next = pieces[i + 1];
    if (
      !piece.isHeading ||
      (next?.path.length === 4 && next.path[1] === piece.path[1] && next.section === piece.section)
    )
      return [];
    return [
      {
        ...wordsIn(piece, 0, piece.said.length),
        message: `\u5C0F\u6807\u9898\u201C${piece.text}\u201D\u4E0B\u6CA1\u6709\u6587\u5B57\uFF0C\u8BF7\u8865\u5199\u6216\u5220\u53BB\u3002`,
      },
    ];
  });
}
var titles = [
  ...new Map(
    Object.values(editions).flatMap((edition) =>
      sectionsOf(edition).map(([key, { title }]) => [withoutNumber(title), key]),
    ),
  ),
];
var numbered = /^(?:第?[一二三四五六]部分|[一二三四五六][、.．])/u;
var tableHeads =
  /^第二十条第（[一五六八九]）项|^信息内容|^（?本列数据的勾稽关系|^申请人情况|^行政复议行政诉讼/u;
function leftFrom({ section, said: said2 }) {
  const number2 = numbered.exec(said2)?.[0] ?? "";
  const title = titles.find(
    ([name2]) =>
      said2.slice(number2.length).startsWith(name2) && said2.length <= number2.length + name2.length + 4,
  );
  if (title !== void 0 && (number2 !== "" || title[1] !== section)) {
    const message =
      title[1] === section
        ? "\u662F\u672C\u90E8\u5206\u7684\u6807\u9898\uFF0C\u683C\u5F0F\u91CC\u5DF2\u6709\uFF0C\u8BF7\u5220\u53BB"
        : "\u662F\u53E6\u4E00\u90E8\u5206\u7684\u6807\u9898\uFF0C\u7591\u4E3A\u7C98\u8D34\u65F6\u5E26\u5165\uFF0C\u8BF7\u5220\u53BB\uFF0C\u5E76\u68C0\u67E5\u5176\u540E\u7684\u6587\u5B57\u662F\u5426\u5C5E\u4E8E\u8FD9\u4E00\u90E8\u5206";
    return { length: said2.length, message };
  }
  if (tableHeads.test(said2))
    return {
      length: Math.min(said2.length, 30),
      message:
        "\u662F\u8868\u683C\u91CC\u7684\u6587\u5B57\uFF0C\u7591\u4E3A\u7C98\u8D34\u65F6\u5E26\u5165\uFF0C\u8BF7\u5220\u53BB",
    };
  if (section === "otherMatters") {
    const problems =
      /^(?:（[一二三四]）|[一二三][、是])?(?:存在的?(?:主要)?(?:问题|不足)|(?:主要)?(?:问题|不足)(?:和|及)|改进(?:措施|情况))[^。；]{0,30}/u.exec(
        said2,
      );
    if (problems)
      return {
        length: problems[0].length,
        message:
          "\u662F\u7B2C\u4E94\u90E8\u5206\u7684\u5185\u5BB9\uFF0C\u7591\u4E3A\u653E\u9519\u4E86\u90E8\u5206\uFF0C\u8BF7\u79FB\u5230\u7B2C\u4E94\u90E8\u5206",
      };
    const overview =
      /^（[一二三四五]）(?:主动公开|依申请公开|政府信息管理|平台建设|政府信息公开平台建设|监督保障)(?:情况|方面)?(?=[。：]|$)/u.exec(
        said2,
      );
    if (overview)
      return {
        length: overview[0].length,
        message:
          "\u662F\u7B2C\u4E00\u90E8\u5206\u7684\u5185\u5BB9\uFF0C\u7591\u4E3A\u653E\u9519\u4E86\u90E8\u5206\uFF0C\u8BF7\u79FB\u5230\u7B2C\u4E00\u90E8\u5206",
      };
  }
  if (section === "problemsAndImprovements") {
    const fee =
      /(?:未|没有|无)(?:收取|产生|发生)[^，。；]{0,16}(?:处理费|收费|费用)[^，。；]{0,10}|收取(?:政府信息公开)?信息处理费[^，。；]{0,20}/u.exec(
        said2,
      );
    if (fee)
      return {
        from: fee.index,
        length: fee[0].length,
        message: `\u662F\u7B2C\u516D\u90E8\u5206\u7684\u5185\u5BB9\uFF08\u6536\u53D6\u4FE1\u606F\u5904\u7406\u8D39\u60C5\u51B5\uFF09\uFF0C\u7591\u4E3A\u653E\u9519\u4E86\u90E8\u5206\uFF0C\u8BF7\u79FB\u5230\u7B2C\u516D\u90E8\u5206`,
      };
  }
  return void 0;
}
function leftovers({ pieces }) {
  return pieces.flatMap((piece) => {
    if (piece.section === "title" || piece.section === "opening") return [];
    const left = leftFrom(piece);
    if (left === void 0) return [];
    const quoted2 = wordsIn(piece, left.from ?? 0, left.length);
    return [{ ...quoted2, message: `\u201C${quoted2.found}\u201D${left.message}\u3002` }];
  });
}
var sectionRules = [
  {
    code: "TEXT-ASPECTS",
    title: "\u7B2C\u4E00\u90E8\u5206\u5199\u5230\u4E94\u4E2A\u65B9\u9762",
    source: "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7\uFF08\u4E00\uFF09",
    severity: "warning",
    find: aspects,
  },
  {
    code: "TEXT-DUTIES",
    title:
      "\u4EBA\u6C11\u653F\u5E9C\u7684\u62A5\u544A\u5199\u5230\u5DE5\u4F5C\u8003\u6838\u3001\u793E\u4F1A\u8BC4\u8BAE\u3001\u8D23\u4EFB\u8FFD\u7A76",
    source:
      "\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u6761\u4F8B\u7B2C\u4E94\u5341\u6761\u7B2C\u4E00\u6B3E\u7B2C\u56DB\u9879",
    severity: "hint",
    find: governmentDuties,
  },
  {
    code: "TEXT-SHORT",
    title: "\u7B2C\u4E00\u3001\u4E94\u90E8\u5206\u5199\u4E86\u5B9E\u9645\u60C5\u51B5",
    source: "\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u6761\u4F8B\u7B2C\u4E94\u5341\u6761",
    severity: "warning",
    find: shortSections,
  },
  {
    code: "TEXT-EMPTY",
    title: "\u5C0F\u6807\u9898\u4E0B\u6709\u6587\u5B57",
    source: "\u683C\u5F0F\u7B2C\u4E00\u3001\u4E94\u3001\u516D\u90E8\u5206",
    severity: "warning",
    find: emptySections,
  },
  {
    code: "TEXT-LEFTOVER",
    title: "\u5404\u90E8\u5206\u6CA1\u6709\u522B\u7684\u90E8\u5206\u7684\u6807\u9898\u548C\u5185\u5BB9",
    source: "\u683C\u5F0F\u5404\u90E8\u5206",
    severity: "warning",
    find: leftovers,
  },
];

// src/checks/shares.ts
var requestRows = ["requests.received", "requests.carriedOver", "requests.outcomes.total"];
function requestTotals(context) {
  const [fresh, carried, processed] = requestRows.map((row) => totalBelow(context, row));
  return [fresh, fresh + carried, processed];
}
var shareOf =
  /(\d{1,9})(?:件|条|篇|期|次|个|份|场|起|宗|项|人|家)[^，。；%\d]{0,6}[，（、]?(?:约|仅)?占(?:比|到|了)?([^，。；%\d]{0,14}?)(?:的|为|达)?(\d{1,3}(?:\.\d{1,4})?)%/gu;
function wrongShares(context) {
  return piecesIn(context, "overview", "problemsAndImprovements", "otherMatters").flatMap((piece) => {
    if (!piece.unquoted.includes("%")) return [];
    return [...piece.unquoted.matchAll(shareOf)].flatMap((match) => {
      const [words, part, of, share] = match;
      if (/[全本][省市县区国]|同期|全[镇乡局]|人口|职工|人员/u.test(of)) return [];
      const value = Number(part);
      if (value === 0 || !isWholeGiven(piece, match.index, value)) return [];
      const near = amountsNear(piece, match.index).map((one) => one.value);
      const wholes = [...new Set([...near, ...requestTotals(context)].filter((n) => n >= value))];
      if (wholes.some((n) => isShare(share, (value / n) * 100))) return [];
      const [nearest] = wholes
        .map((n) => (value / n) * 100)
        .toSorted((a, b) => Math.abs(a - Number(share)) - Math.abs(b - Number(share)));
      const decimals = share.split(".")[1]?.length ?? 0;
      const quoted2 = wordsIn(piece, match.index, words.length);
      const expected = `${nearest.toFixed(decimals)}%`;
      const message = `\u201C${quoted2.found}\u201D\u7684\u767E\u5206\u6BD4\u6309\u6587\u4E2D\u548C\u8868\u4E2D\u5404\u603B\u6570\u90FD\u7B97\u4E0D\u51FA\u6765\uFF0C\u6700\u63A5\u8FD1\u7684\u662F ${expected}\uFF0C\u8BF7\u6838\u5BF9\u3002`;
      return [{ ...quoted2, expected, message }];
    });
  });
}
var growth =
  /同比(?:去年|上年)?(?:上升|增长|增加|增幅|增幅为|上涨|提高|提升|下降|减少|降低|回落)(?:了|约|幅度?为|率为|达)*(\d{1,4}(?:\.\d{1,4})?)%|(?:比|较)(?:上一?年度?|去年)(?:同期)?(?:上升|增长|增加|下降|减少|降低|回落)(?:了|约)*(\d{1,4}(?:\.\d{1,4})?)%/gu;
function wrongGrowth(context) {
  const { previous, edition } = context;
  if (previous === void 0 || previous.year !== context.report.year - 1) return [];
  const last = requestTotals({ report: previous, edition });
  let known;
  const lastSaid = () => {
    known ??= requestClaims({
      ...context,
      report: previous,
      pieces: context.previousPieces,
      previousPieces: [],
    }).map(({ said: said2 }) => said2);
    return known;
  };
  return requestClaims(context).flatMap((claim) => {
    const { segment, from, length } = claim;
    if (!segment.sentence.includes("%") || !claim.what.includes("\u65B0\u6536")) return [];
    const rest = segment.sentence.slice(segment.inSentence + from + length);
    const [match] = rest.slice(0, 60).matchAll(growth);
    const share = match?.[1] ?? match?.[2];
    if (match === void 0 || share === void 0 || /\d(?:件|条|篇|次|个)/u.test(rest.slice(0, match.index)))
      return [];
    const grown = (base3) => Math.abs((claim.said - base3) / base3) * 100;
    const isFrom = (bases) => bases.some((base3) => base3 > 0 && isShare(share, grown(base3)));
    if (isFrom(last) || isFrom(lastSaid())) return [];
    const base2 = lastSaid().find((n) => last.includes(n)) ?? last[0];
    if (base2 === 0) return [];
    const decimals = share.split(".")[1]?.length ?? 0;
    const place = segment.from + from + length + match.index;
    const quoted2 = wordsIn(segment.piece, place, match[0].length);
    const expected = `${grown(base2).toFixed(decimals)}%`;
    const message = `\u201C${quoted2.found}\u201D\uFF1A\u4ECA\u5E74 ${claim.said} \u4EF6\u3001\u4E0A\u5E74 ${base2} \u4EF6\uFF0C\u5E94\u4E3A ${expected}\uFF0C\u8BF7\u6838\u5BF9\u3002`;
    return [{ ...quoted2, expected, message }];
  });
}
var differencePattern =
  /(\d{1,9})(?:件|条|篇|次|个|份)[^。；]{0,12}?(?:比|较|同比)(?:上一?年度?|去年)?(?:同期)?(?:增加|减少|多|少)(?:了)?(\d{1,9})(?:件|条|篇|次|个|份)[^。；]{0,8}?(?:增长|增幅|上升|下降|降幅|降低|减少)(?:了|为|达|约)*(\d{1,4}(?:\.\d{1,4})?)%/gu;
var fromTo =
  /(?:由|从)(?:上一?年度?|去年|20\d\d年)?(?:的)?(\d{1,9})(?:件|条|篇|次|个|份)?[^。；]{0,8}?(?:增加|减少|上升|下降|增长|提高|降低)(?:到|至|为)(?:今年|本年)?(?:的)?(\d{1,9})(?:件|条|篇|次|个|份)[^。；\d]{0,8}?(?:增长|增幅|上升|下降|降幅|降低)(?:了|为|达|约)*(\d{1,4}(?:\.\d{1,4})?)%/gu;
function wrongGrowthWithin(context) {
  return piecesIn(context, "overview").flatMap((piece) =>
    sentencesWithShares(piece).flatMap(({ from, text: text2 }) => {
      const told2 = [
        ...[...text2.matchAll(differencePattern)].map((match) => {
          const [now, by] = [Number(match[1]), Number(match[2])];
          const less = /(?:减少|少)(?:了)?\d/u.test(match[0]);
          return { match, now, base: less ? now + by : now - by };
        }),
        ...[...text2.matchAll(fromTo)].map((match) => ({
          match,
          now: Number(match[2]),
          base: Number(match[1]),
        })),
      ];
      return told2.flatMap(({ match, now, base: base2 }) => {
        const share = match[3];
        const true_ = Math.abs((now - base2) / base2) * 100;
        if (base2 <= 0 || isShare(share, true_)) return [];
        const quoted2 = wordsIn(piece, from + match.index, match[0].length);
        const expected = `${true_.toFixed(share.split(".")[1]?.length ?? 0)}%`;
        return [
          {
            ...quoted2,
            expected,
            message: `\u201C${quoted2.found}\u201D\uFF1A\u7531 ${base2} \u5230 ${now}\uFF0C\u5E94\u4E3A ${expected}\uFF0C\u8BF7\u6838\u5BF9\u3002`,
          },
        ];
      });
    }),
  );
}
var shareRules = [
  {
    code: "TEXT-SHARE",
    title: "\u6587\u4E2D\u7684\u5360\u6BD4\u6309\u6587\u4E2D\u548C\u8868\u4E2D\u5404\u6570\u7B97\u5F97\u51FA",
    source: "\u62A5\u544A\u6B63\u6587\u3001\u8868\u4E09",
    severity: "warning",
    find: wrongShares,
  },
  {
    code: "TEXT-GROWTH",
    title: "\u6587\u4E2D\u7684\u540C\u6BD4\u6309\u672C\u5E74\u548C\u4E0A\u5E74\u5404\u6570\u7B97\u5F97\u51FA",
    source: "\u62A5\u544A\u6B63\u6587\u3001\u8868\u4E09\u3001\u4E0A\u5E74\u62A5\u544A",
    severity: "warning",
    find: (context) => [...wrongGrowth(context), ...wrongGrowthWithin(context)],
  },
];

// src/checks/slips-list.ts
var doubled = [
  "\u8FDB\u884C",
  "\u52A0\u5F3A",
  "\u4E0D\u65AD",
  "\u8FDB\u4E00\u6B65",
  "\u79EF\u6781",
  "\u8BA4\u771F",
  "\u4E25\u683C",
  "\u5207\u5B9E",
  "\u901A\u8FC7",
  "\u6839\u636E",
  "\u6309\u7167",
  "\u7EE7\u7EED",
];
var doubledSubjects = [
  "\u6211\u5C40",
  "\u6211\u9547",
  "\u6211\u53BF",
  "\u6211\u5E02",
  "\u6211\u533A",
  "\u6211\u4E61",
  "\u6211\u529E",
  "\u672C\u673A\u5173",
  "\u4EE5\u53CA",
  "\u786E\u4FDD",
  "\u575A\u6301",
  "\u63D0\u5347",
  "\u63D0\u9AD8",
];
var writingSlips = [
  { words: ["\u9547\u5E9C"], right: "\u653F\u5E9C", unlessAfter: /^(?:院|[大内])/u },
  { words: ["\u7684\u7684"], unlessBefore: /[目有]$/u, unlessAfter: /^[确士]/u, certain: true },
  { words: ["\u4E86\u4E86"], unlessAfter: /^[解结断然]/u, certain: true },
  {
    words: ["\u548C\u548C"],
    unlessBefore: /(?:共|总|祥|温|平)$/u,
    unlessAfter: /^[美睦气平谐]/u,
    certain: true,
  },
  { words: ["\u662F\u662F"], unlessBefore: /[要不于]$/u, unlessAfter: /^非/u, certain: true },
  { words: ["\u88AB\u88AB", "\u6216\u6216", "\u628A\u628A"], unlessAfter: /^关/u, certain: true },
  { words: ["\u5728\u5728"], unlessBefore: /[存现实内潜旨所外]$/u, certain: true },
  {
    words: ["\u5BF9\u5BF9"],
    unlessBefore: /[应针面相核校绝反配]$/u,
    unlessAfter: /^[策象照比接]/u,
    certain: true,
  },
  { words: [...doubled, ...doubledSubjects].map((word) => word + word), certain: true },
  { words: ["\u5E03\u7F72", "\u90E8\u6691"], right: "\u90E8\u7F72", certain: true },
  { words: ["\u8D2F\u5207", "\u60EF\u5F7B", "\u8D2F\u6F88"], right: "\u8D2F\u5F7B", certain: true },
  {
    words: ["\u5EFA\u5168"],
    right: "\u5065\u5168",
    unlessBefore: /[构创共筹搭组基兴修新]$/u,
    unlessAfter: /^[方面市省县区国流过链程员球新覆天民域周要维科]/u,
    certain: true,
  },
  { words: ["\u63D0\u641E"], right: "\u63D0\u9AD8", certain: true },
  { words: ["\u505A\u4E3A"], right: "\u4F5C\u4E3A", unlessBefore: /[去叫]$/u },
  { words: ["\u53C2\u4E8E"], right: "\u53C2\u4E0E", certain: true },
  { words: ["\u8D23\u4EFB\u8FFD\u7EA0"], right: "\u8D23\u4EFB\u8FFD\u7A76", certain: true },
  {
    words: ["\u76D1\u7763\u4FDD\u7AE0", "\u76D1\u90FD\u4FDD\u969C"],
    right: "\u76D1\u7763\u4FDD\u969C",
    certain: true,
  },
  {
    words: ["\u884C\u653F\u590D\u4E49", "\u884C\u653F\u8D1F\u8BAE", "\u884C\u653F\u670D\u8BAE"],
    right: "\u884C\u653F\u590D\u8BAE",
    certain: true,
  },
  {
    words: ["\u884C\u653F\u8BC9\u9882", "\u884C\u653F\u8BC9\u8FC5", "\u884C\u653F\u8FF0\u8BBC"],
    right: "\u884C\u653F\u8BC9\u8BBC",
    certain: true,
  },
  {
    words: ["\u4F9D\u7533\u6E05", "\u4F9D\u5BA1\u8BF7"],
    right: "\u4F9D\u7533\u8BF7",
    unlessAfter: /^示/u,
    certain: true,
  },
  {
    words: [
      "\u7533\u60C5\u516C\u5F00",
      "\u5BA1\u8BF7\u516C\u5F00",
      "\u516C\u5F00\u7533\u60C5",
      "\u516C\u5F00\u5BA1\u8BF7",
    ],
    right: "\uFF08\u5E94\u4E3A\u201C\u7533\u8BF7\u201D\uFF09",
    unlessBefore: /初$/u,
  },
  {
    words: ["\u653F\u5E9C\u4FE1\u81EA", "\u653F\u5E9C\u4FE1\u606F\u606F"],
    right: "\u653F\u5E9C\u4FE1\u606F",
    unlessAfter: /^[息相]/u,
    certain: true,
  },
  {
    words: [
      "\u4FE1\u606F\u5DE5\u5F00",
      "\u4FE1\u606F\u516C\u5347",
      "\u4FE1\u606F\u516C\u5929",
      "\u653F\u52A1\u5DE5\u5F00",
    ],
    right: "\uFF08\u5E94\u4E3A\u201C\u516C\u5F00\u201D\uFF09",
  },
  {
    words: [
      "\u89C4\u8303\u884C\u6587\u4EF6",
      "\u89C4\u8303\u59D3\u6587\u4EF6",
      "\u89C4\u8303\u6027\u6587\u89C1",
    ],
    right: "\u89C4\u8303\u6027\u6587\u4EF6",
    certain: true,
  },
  {
    words: ["\u516C\u5F00\u4E3A\u957F\u6001", "\u4EE5\u516C\u5F00\u4E3A\u5E38\u592A"],
    right: "\u516C\u5F00\u4E3A\u5E38\u6001",
  },
  {
    words: ["\u4E0D\u516C\u5F00\u4E3A\u5217\u5916", "\u4E0D\u516C\u5F00\u4E3A\u4F8B\u5904"],
    right: "\u4E0D\u516C\u5F00\u4E3A\u4F8B\u5916",
  },
  {
    words: [
      "\u5E94\u516C\u5F00\u8FD1\u516C\u5F00",
      "\u5E94\u516C\u5F00\u8FDB\u516C\u5F00",
      "\u5E94\u516C\u5F00\u51C0\u516C\u5F00",
    ],
    right: "\u5E94\u516C\u5F00\u5C3D\u516C\u5F00",
  },
  {
    words: ["\u5E94\u516C\u5F00\u5C3D\u516C"],
    right: "\u5E94\u516C\u5F00\u5C3D\u516C\u5F00",
    unlessAfter: /^开/u,
  },
  {
    words: ["\u4E09\u5BA1\u4E09\u6548", "\u4E09\u7533\u4E09\u6821", "\u4E09\u5BA1\u4E09\u8F83"],
    right: "\u4E09\u5BA1\u4E09\u6821",
  },
  {
    words: ["\u516C\u5F00\u6761\u5217", "\u4FE1\u606F\u516C\u5F00\u6761\u91CC"],
    right: "\uFF08\u5E94\u4E3A\u201C\u6761\u4F8B\u201D\uFF09",
    unlessAfter: /^[出举明]/u,
  },
  {
    words: [
      "\u5FAE\u4FE1\u516C\u5171\u53F7",
      "\u5FAE\u4FE1\u516C\u4ECE\u53F7",
      "\u5FAE\u4FE1\u516C\u91CD\u53F7",
    ],
    right: "\u5FAE\u4FE1\u516C\u4F17\u53F7",
  },
  {
    words: ["\u95E8\u6237\u7F51\u6218", "\u653F\u5E9C\u7F51\u6218"],
    right: "\uFF08\u5E94\u4E3A\u201C\u7F51\u7AD9\u201D\uFF09",
  },
  {
    words: ["\u6743\u5229\u6E05\u5355", "\u6743\u5229\u548C\u8D23\u4EFB\u6E05\u5355"],
    right: "\uFF08\u5E94\u4E3A\u201C\u6743\u529B\u201D\uFF09",
  },
  {
    words: ["\u4EE5\u4EBA\u6C11\u4E2D\u5FC3"],
    right: "\u4EE5\u4EBA\u6C11\u4E3A\u4E2D\u5FC3",
    unlessAfter: /^医院/u,
  },
  {
    words: ["\u4E2D\u56FD\u7279\u8BBE\u793E\u4F1A\u4E3B\u4E49"],
    right: "\u4E2D\u56FD\u7279\u8272\u793E\u4F1A\u4E3B\u4E49",
  },
  {
    words: [
      "\u65E2\u65F6\u516C\u5F00",
      "\u65E2\u65F6\u66F4\u65B0",
      "\u65E2\u65F6\u53D1\u5E03",
      "\u65E2\u65F6\u56DE\u5E94",
      "\u65E2\u65F6\u7B54\u590D",
    ],
    right: "\uFF08\u5E94\u4E3A\u201C\u53CA\u65F6\u201D\uFF09",
  },
  { words: ["\u6309\u6392"], right: "\u5B89\u6392", unlessAfter: /^[名序列放查量水污号位]/u, certain: true },
  { words: ["\u677E\u9A70"], right: "\u677E\u5F1B", certain: true },
  { words: ["\u6E21\u8FC7\u96BE\u5173"], right: "\u5EA6\u8FC7\u96BE\u5173" },
  { words: ["\u53D7\u7406\u6E20"], right: "\u53D7\u7406\u6E20\u9053", unlessAfter: /^道/u },
  { words: ["\u5BA1\u67E5\u7BA1"], right: "\u5BA1\u67E5\u7BA1\u7406", unlessAfter: /^(?!，|。)/u },
  { words: ["\u4F01\u4E8B\u4E1A\u5355"], right: "\u4F01\u4E8B\u4E1A\u5355\u4F4D", unlessAfter: /^位/u },
];
var dateSlips = [
  {
    needs: /截止/u,
    pattern: /截止(?=(?:到)?(?:20\d\d年)?\d{1,2}月\d{1,2}日(?!止)|20\d\d年(?:底|末|\d))/gu,
    right: "\u622A\u81F3",
  },
  {
    needs: /年年/u,
    pattern: /20\d\d年年(?!度|报|初|底|末|中|终|内|均|会|检)/gu,
    right: "\uFF08\u591A\u4E00\u4E2A\u201C\u5E74\u201D\uFF09",
  },
  {
    needs: /[〇零○].{0,2}年/u,
    pattern: /二[〇零○][〇零○一二三四五六七八九]{2}年/gu,
    right: "\uFF08\u5E74\u4EFD\u7528\u963F\u62C9\u4F2F\u6570\u5B57\uFF09",
  },
  {
    needs: /\d年/u,
    pattern: /(?<!\d)(?:\d{5,8}|20\d|2\d\d(?=年度))年(?=[，度底末初]|\d{1,2}月|我|全|以来|政府|本)/gu,
    right: "\uFF08\u5E74\u4EFD\u5E94\u4E3A\u56DB\u4F4D\u6570\uFF09",
  },
];

// src/checks/slips.ts
function slipAt(piece, from, words, right, isCertain) {
  const quoted2 = wordsIn(piece, from, words.length);
  const around = piece.text.slice(Math.max(quoted2.range[0] - 6, 0), quoted2.range[1] + 4);
  const instead = right ?? words.slice(0, words.length / 2);
  const isRemark = instead.startsWith("\uFF08");
  return {
    ...quoted2,
    ...(!isRemark && { expected: instead }),
    message: `\u201C${around}\u201D\u4E2D\u7684\u201C${quoted2.found}\u201D${isRemark ? instead.slice(1, -1) : `\u5E94\u4E3A\u201C${instead}\u201D`}\uFF0C\u8BF7\u6539\u6B63\u3002`,
    ...(!isCertain && { severity: "hint" }),
  };
}
function placesOf(text2, word, { unlessBefore, unlessAfter }) {
  const places = [];
  for (let at = text2.indexOf(word); at !== -1; at = text2.indexOf(word, at + word.length)) {
    const before = unlessBefore?.test(text2.slice(Math.max(at - 4, 0), at));
    const after = unlessAfter?.test(text2.slice(at + word.length, at + word.length + 6));
    if (!before && !after) places.push(at);
  }
  return places;
}
var slipWordsIn = (text2) =>
  writingSlips.flatMap((slip) =>
    slip.words.filter((word) => text2.includes(word)).map((word) => [word, slip]),
  );
function slipsIn(piece, known = slipWordsIn(piece.unquoted)) {
  const text2 = piece.unquoted;
  const words = known.flatMap(([word, slip]) =>
    placesOf(text2, word, slip).map((at) => slipAt(piece, at, word, slip.right, slip.certain === true)),
  );
  const dates = dateSlips.flatMap(({ needs: needs2, pattern, right }) =>
    needs2.test(text2)
      ? [...text2.matchAll(pattern)].map((match) => slipAt(piece, match.index, match[0], right, false))
      : [],
  );
  return [...words, ...dates];
}
var longMonths = /* @__PURE__ */ new Set([1, 3, 5, 7, 8, 10, 12]);
var dayPattern = /(?:(20\d\d)年)?(?<![\d.])(\d{1,2})月(\d{1,2})日/gu;
function impossibleDates({ pieces }) {
  return pieces.flatMap((piece) =>
    [...piece.unquoted.matchAll(dayPattern)].flatMap((match) => {
      const [year2, month, day2] = [match[1], match[2], match[3]].map(Number);
      const leap = Number.isNaN(year2) || (year2 % 4 === 0 && (year2 % 100 !== 0 || year2 % 400 === 0));
      const last = month === 2 ? (leap ? 29 : 28) : longMonths.has(month) ? 31 : 30;
      if (month >= 1 && month <= 12 && day2 >= 1 && day2 <= last) return [];
      const quoted2 = wordsIn(piece, match.index, match[0].length);
      return [
        {
          ...quoted2,
          message: `\u201C${quoted2.found}\u201D\u8FD9\u4E00\u5929\u4E0D\u5B58\u5728\uFF0C\u8BF7\u6838\u5BF9\u65E5\u671F\u3002`,
        },
      ];
    }),
  );
}
var oldSources = [
  [
    /(?:国办公开办函?)?[〔［[（(]2019[〕］\]）)]60号/gu,
    2021,
    "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7",
  ],
  [
    /国务院令第?492号|国令第?492号|(?:国务院令|国令)[（(]?第四百九十二号/gu,
    2019,
    "\u56FD\u4EE4\u7B2C711\u53F7",
  ],
];
var notice = /(?:年度报告格式》(?:的通知)?[（(]?)(国办公开办函?[〔［[（(](\d{4})[〕］\]）)](\d{1,3})号)/gu;
function oldNotices({ report, pieces }) {
  return pieces.flatMap((piece) => {
    const old = oldSources.flatMap(([pattern, since, instead]) =>
      report.year < since
        ? []
        : [...piece.said.matchAll(pattern)].map((match) => {
            const quoted2 = wordsIn(piece, match.index, match[0].length);
            return {
              ...quoted2,
              expected: instead,
              message: `\u201C${quoted2.found}\u201D\u5DF2\u4E0D\u9002\u7528\u4E8E ${report.year} \u5E74\u7684\u62A5\u544A\uFF0C\u73B0\u884C\u7684\u662F${instead}\uFF0C\u8BF7\u6539\u6B63\u3002`,
            };
          }),
    );
    const wrong = [...piece.said.matchAll(notice)].flatMap((match) => {
      const [whole, number2, year2, serial] = match;
      if (
        (year2 === "2021" && serial === "30" && number2.includes("\u51FD")) ||
        (year2 === "2019" && serial === "60")
      )
        return [];
      const quoted2 = wordsIn(piece, match.index + whole.indexOf(number2), number2.length);
      return [
        {
          ...quoted2,
          expected: "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7",
          message: `\u5E74\u5EA6\u62A5\u544A\u683C\u5F0F\u7684\u6587\u53F7\u201C${quoted2.found}\u201D\u4E0D\u5BF9\uFF0C\u5E94\u4E3A\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7\uFF0C\u8BF7\u6539\u6B63\u3002`,
        },
      ];
    });
    return [...old, ...wrong];
  });
}
function noTable({ pieces }) {
  return pieces.flatMap((piece) =>
    piece.section === "opening" || piece.section === "title"
      ? []
      : [...piece.unquoted.matchAll(/(?:详?见|如)(?:下|附)表(?:所示|所列)?|下表所示/gu)].map((match) => {
          const quoted2 = wordsIn(piece, match.index, match[0].length);
          return {
            ...quoted2,
            message: `\u201C${quoted2.found}\u201D\u4E4B\u540E\u6CA1\u6709\u8868\u683C\uFF1A\u8FD9\u4E00\u90E8\u5206\u53EA\u6709\u6587\u5B57\uFF0C\u8BF7\u5199\u660E\u662F\u7B2C\u51E0\u90E8\u5206\u7684\u8868\uFF0C\u6216\u5220\u53BB\u3002`,
          };
        }),
  );
}
var slipRules = [
  {
    code: "TEXT-SLIP",
    title: "\u6CA1\u6709\u9519\u522B\u5B57\u548C\u591A\u51FA\u7684\u5B57",
    source:
      "\u300A\u73B0\u4EE3\u6C49\u8BED\u8BCD\u5178\u300B\uFF1B\u5DF2\u516C\u5E03\u62A5\u544A\u4E2D\u5E38\u89C1\u7684\u9519\u5904",
    severity: "warning",
    find: ({ pieces }) => {
      const known = slipWordsIn(pieces.map(({ unquoted }) => unquoted).join("\n"));
      return pieces.flatMap((piece) => slipsIn(piece, known));
    },
  },
  {
    code: "TEXT-DATE",
    title: "\u6587\u4E2D\u7684\u65E5\u671F\u5B58\u5728",
    source: "\u516C\u5386",
    severity: "warning",
    find: impossibleDates,
  },
  {
    code: "TEXT-NOTICE",
    title: "\u5F15\u7528\u7684\u6587\u53F7\u662F\u73B0\u884C\u7684",
    source: "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7\uFF1B\u56FD\u4EE4\u7B2C711\u53F7",
    severity: "warning",
    find: oldNotices,
  },
  {
    code: "TEXT-TABLE",
    title: "\u5199\u201C\u89C1\u4E0B\u8868\u201D\u7684\u6709\u8868",
    source: "\u683C\u5F0F\u7B2C\u4E00\u3001\u4E94\u3001\u516D\u90E8\u5206\u4E3A\u6587\u5B57",
    severity: "warning",
    find: noTable,
  },
];

// src/checks/culprit.ts
var patience = 2e4;
function gapsAfter(table, gaps, { cell, by }) {
  const next = [...gaps];
  for (const [e, sign] of table.touching[cell] ?? []) next[e] = next[e] - sign * by;
  return next;
}
var brokenIn = (gaps) => gaps.flatMap((gap, e) => (gap === 0 ? [] : [e]));
function leastCells(table, gaps) {
  const columns3 = /* @__PURE__ */ new Set();
  let rows = 0;
  for (const e of brokenIn(gaps)) {
    const column = table.equations[e]?.column;
    if (column === void 0) rows++;
    else columns3.add(column);
  }
  return Math.max(rows, columns3.size);
}
function amounts(table, gaps, values, cell) {
  const offs = (table.touching[cell] ?? []).map(([e, sign]) => gaps[e] * sign);
  return [...new Set(offs)].filter((by) => by !== 0 && values[cell] - by >= 0);
}
function crossings(table, gaps, values) {
  const candidates = [];
  table.places.forEach((_, cell) => {
    const equations = (table.touching[cell] ?? []).map(([e]) => e).filter((e) => gaps[e] !== 0);
    if (equations.length < 2) return;
    for (const by of amounts(table, gaps, values, cell)) {
      const next = gapsAfter(table, gaps, { cell, by });
      if ((table.touching[cell] ?? []).every(([e]) => next[e] === 0))
        candidates.push({ cell, by, equations });
    }
  });
  return candidates.filter(
    (one) =>
      !candidates.some(
        (other) => other.cell !== one.cell && other.equations.some((e) => one.equations.includes(e)),
      ),
  );
}
function smallestSets(table, gaps, values, most) {
  let nodes = 0;
  for (let size2 = 1; size2 <= most; size2++) {
    const found = /* @__PURE__ */ new Map();
    const search = (gaps2, left, taken) => {
      const broken = brokenIn(gaps2);
      if (broken.length === 0) {
        const set = taken.toSorted((a, b) => a.cell - b.cell);
        found.set(set.map(({ cell, by }) => `${cell}:${by}`).join(), set);
        return;
      }
      if (left === 0 || leastCells(table, gaps2) > left || ++nodes > patience) return;
      const { left: added = [], right = [] } = table.equations[broken[0]] ?? {};
      for (const cell of [...added, ...right]) {
        if (taken.some((change) => change.cell === cell)) continue;
        for (const by of amounts(table, gaps2, values, cell))
          search(gapsAfter(table, gaps2, { cell, by }), left - 1, [...taken, { cell, by }]);
      }
    };
    search(gaps, size2, []);
    if (found.size > 0) return [...found.values()];
  }
  return [];
}
function explain(table, gaps, values) {
  const explanations = [];
  let rest = gaps;
  for (const change of crossings(table, gaps, values)) {
    const mends = (table.touching[change.cell] ?? []).map(([e]) => e);
    explanations.push({ ways: [[change]], mends });
    rest = gapsAfter(table, rest, change);
  }
  const apart2 = table.equations.every(({ kind }) => kind === "row");
  const groups2 = apart2 ? brokenIn(rest).map((e) => [e]) : [brokenIn(rest)];
  const unexplained = [];
  for (const group of groups2) {
    if (group.length === 0) continue;
    const here = rest.map((gap, e) => (group.includes(e) ? gap : 0));
    const ways = smallestSets(table, here, values, 3);
    if (ways.length === 0) unexplained.push(...group);
    else explanations.push({ ways, mends: group });
  }
  return { explanations, unexplained };
}
function copiedColumn(table, gaps, values) {
  const broken = brokenIn(gaps);
  if (broken.length < 2 || broken.some((e) => table.equations[e]?.kind !== "row")) return void 0;
  const width2 = table.equations[broken[0]]?.left.length ?? 0;
  const rows = table.equations.filter(({ kind }) => kind === "row");
  for (let column = 0; column < width2; column++) {
    for (let other = 0; other < width2; other++) {
      if (other === column) continue;
      const same = rows.every(({ left }) => values[left[column]] === values[left[other]]);
      const some = rows.filter(({ left }) => values[left[column]] !== 0).length >= 2;
      if (!same || !some) continue;
      const changes = broken.map((e) => ({
        cell: table.equations[e]?.left[column],
        by: gaps[e],
      }));
      const mended = changes.reduce((now, change) => gapsAfter(table, now, change), gaps);
      if (changes.every(({ cell, by }) => values[cell] >= by) && brokenIn(mended).length === 0)
        return {
          changes,
          of: changes[0] ? table.equations[broken[0]]?.left[other] : 0,
        };
    }
  }
  return void 0;
}

// src/checks/equations.ts
var knownEquations = /* @__PURE__ */ new WeakMap();
function equationsOf(section) {
  const before = knownEquations.get(section);
  if (before) return before;
  const places = figuresOf(section);
  const numbers = new Map(places.map(({ keys }, i) => [keys.join("."), i]));
  const cell = (keys) => numbers.get(keys.join("."));
  const columnOf = (keys) => places[cell(keys)]?.column.join("\xB7") ?? "";
  const { rows, columns: columns3, balances } = tableSums(section);
  const equations = [
    ...rows.map(({ total, parts }) => ({
      kind: "row",
      left: parts.map(cell),
      right: [cell(total)],
    })),
    ...columns3.map(({ total, parts }) => ({
      kind: "column",
      left: parts.map(cell),
      right: [cell(total)],
      column: columnOf(total),
    })),
    ...balances.map(({ left, right, column }) => ({
      kind: "balance",
      left: left.map(cell),
      right: right.map(cell),
      column: column.labels.join("\xB7"),
    })),
  ];
  const touching = places.map(() => []);
  equations.forEach(({ left, right }, e) => {
    for (const i of left) touching[i]?.push([e, 1]);
    for (const i of right) touching[i]?.push([e, -1]);
  });
  const table = { places, equations, touching };
  knownEquations.set(section, table);
  return table;
}
var valuesIn = (context, key, { places }) => places.map(({ keys }) => countAt(context, key, keys));
var sumAt = (values, cells) => cells.reduce((all, i) => all + values[i], 0);
var sidesOf = ({ left, right }, values) => ({
  left: sumAt(values, left),
  right: sumAt(values, right),
});
var gapsIn = ({ equations }, values) =>
  equations.map((equation) => {
    const { left, right } = sidesOf(equation, values);
    return left - right;
  });

// src/checks/figure-slip.ts
function swapped(a, b) {
  if (a.length !== b.length || a === b) return false;
  const first = [...a].findIndex((digit, i) => digit !== b[i]);
  return a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2);
}
function slipName(wrong, right, { neighbours: neighbours2, lastYear: lastYear2 }) {
  if (swapped(String(wrong), String(right)))
    return `\u201C${right}\u201D\u5199\u6210\u4E86\u201C${wrong}\u201D\uFF0C\u4E24\u4E2A\u6570\u5B57\u98A0\u5012`;
  for (const [power, zeros] of [
    [10, "\u4E00"],
    [100, "\u4E24"],
    [1e3, "\u4E09"],
  ]) {
    if (right !== 0 && wrong === right * power) return `\u591A\u5199\u4E86${zeros}\u4E2A\u201C0\u201D`;
    if (wrong !== 0 && right === wrong * power) return `\u5C11\u5199\u4E86${zeros}\u4E2A\u201C0\u201D`;
  }
  if (wrong === 0) return void 0;
  if (lastYear2 === wrong)
    return `\u4E0E\u4E0A\u5E74\u62A5\u544A\u540C\u4E00\u683C\u7684 ${lastYear2} \u76F8\u540C\uFF0C\u7591\u4E3A\u6CBF\u7528\u4E0A\u5E74\u6570`;
  const beside = neighbours2.find(({ value }) => value === wrong);
  return beside && `\u4E0E${beside.name}\u7684 ${wrong} \u76F8\u540C\uFF0C\u7591\u4E3A\u586B\u4E32`;
}

// src/checks/diagnosis.ts
var shownFigure = (figure) => (figure === null || figure === void 0 ? "\u7A7A\u767D" : String(figure));
var plainLabel = (label) =>
  label
    .replace(/^(?:\d+\.|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)/u, "")
    .replace(/（.*$/u, "");
function figureName({ row, column }) {
  const last = row.at(-1);
  if (last === void 0) return column.map(plainLabel).slice(-2).join("\xB7");
  return `${plainLabel(last)}\xB7${plainLabel(column.at(-1) ?? "")}`;
}
var clauseOf = (labels, level) =>
  (level === 0 ? /^([一二三四五六七八九十]+)、/u : /^(（[一二三四五六七八九十]+）)/u).exec(
    labels[level] ?? "",
  )?.[1] ?? "";
function sumWords(table, equation, values, oneRow) {
  const { left, right } = sidesOf(equation, values);
  const labels = (cells) => cells.map((cell) => table.places[cell]?.row ?? []);
  if (equation.kind === "row")
    return oneRow
      ? `\u672C\u7EC4\u5404\u9879\u76F8\u52A0\u4E3A ${left}\uFF0C\u603B\u8BA1\u4E3A ${right}`
      : `\u672C\u884C\u5404\u5217\u76F8\u52A0\u4E3A ${left}\uFF0C\u603B\u8BA1\u4E3A ${right}`;
  if (equation.kind === "column") {
    const clauses2 = labels(equation.left).map((row) => clauseOf(row, 1));
    const total = clauseOf(labels(equation.right)[0] ?? [], 1);
    return `\u672C\u5217\u7B2C${clauses2[0]}\u81F3${clauses2.at(-1)}\u9879\u76F8\u52A0\u4E3A ${left}\uFF0C\u7B2C${total}\u9879\u603B\u8BA1\u4E3A ${right}`;
  }
  const side = (cells) =>
    labels(cells)
      .map((row) => `\u7B2C${clauseOf(row, 0)}\u9879`)
      .join("\u52A0");
  return `\u672C\u5217${side(equation.left)}\u4E3A ${left}\uFF0C${side(equation.right)}\u4E3A ${right}`;
}
function neighboursOf(table, cell, values) {
  const here = table.places[cell];
  const width2 = table.places.filter(({ row }) => row.join() === here.row.join()).length;
  return [
    ["\u5DE6\u8FB9", cell - 1, true],
    ["\u53F3\u8FB9", cell + 1, true],
    ["\u4E0A\u8FB9", cell - width2, false],
    ["\u4E0B\u8FB9", cell + width2, false],
  ].flatMap(([side, at, along]) => {
    const place = table.places[at];
    if (place === void 0 || (along && place.row.join() !== here.row.join())) return [];
    return [{ name: `${side}\u201C${figureName(place)}\u201D`, value: values[at] }];
  });
}
function slipOf({ context: { previous }, key, table, values }, { cell, by }) {
  const value = values[cell];
  const { keys } = table.places[cell];
  const last = previous && figureOf(previous, key, keys);
  return slipName(value, value - by, {
    neighbours: neighboursOf(table, cell, values),
    ...(typeof last === "number" && { lastYear: last }),
  });
}
function movedFigure({ table, values }, way) {
  const [a, b] = way;
  if (way.length !== 2 || a === void 0 || b === void 0 || a.by !== -b.by) return void 0;
  const [full, empty] = a.by > 0 ? [a, b] : [b, a];
  if (values[full.cell] !== full.by || values[empty.cell] !== 0) return void 0;
  const [from, to] = [table.places[full.cell], table.places[empty.cell]];
  return `${full.by} \u5E94\u586B\u5728\u201C${figureName(to)}\u201D\uFF0C\u8BEF\u586B\u5728\u201C${figureName(from)}\u201D`;
}
var isTotal = ({ keys }) => keys.at(-1) === "total";
function codeOf({ key, table, context }, cell) {
  if (key === "reviewAndLitigation") return "T4-TOTAL";
  const place = table.places[cell];
  const columnTotals = table.equations.filter(({ kind }) => kind === "column").flatMap(({ right }) => right);
  if (columnTotals.includes(cell)) return "T3-OUTCOMES";
  return isTotal(place) || context.edition.sections[key].kind !== "cross" ? "T3-TOTAL" : "T3-CELL";
}
var everywhere = ["", "", "\u4E24\u5904\u90FD", "\u4E09\u5904\u90FD"];
function oneCell(here, change, mends, certain) {
  const { table, values, key, context } = here;
  const { cell, by } = change;
  const place = table.places[cell];
  const value = values[cell];
  const broken = mends.filter((e) => table.touching[cell]?.some(([touched]) => touched === e));
  const oneRow = place.row.length === 0;
  const sums = broken.map((e) => sumWords(table, table.equations[e], values, oneRow)).join("\uFF1B");
  const slip = slipOf(here, change);
  const off =
    broken.length > 1
      ? `\u672C\u884C\u3001\u672C\u5217${everywhere[broken.length] ?? "\u90FD"}\u5DEE ${Math.abs(by)}\uFF1A`
      : "";
  const head = `${certain ? "" : "\u591A\u534A\u662F"}\u201C${figureName(place)}\u201D${by > 0 ? "\u591A" : "\u5C11"} ${Math.abs(by)}\uFF0C\u73B0\u4E3A ${value}\uFF0C\u5E94\u4E3A ${value - by}`;
  return {
    code: codeOf(here, cell),
    path: [key, ...place.keys],
    found: shownFigure(figureOf(context.report, key, place.keys)),
    expected: String(value - by),
    message: `${head}\u3002${off}${sums}\u3002${slip === void 0 ? "" : `${slip}\u3002`}${certain ? "\u8BF7\u6539\u6B63\u8FD9\u4E00\u683C\u3002" : "\u8BF7\u6838\u5BF9\u3002"}`,
    evidence: broken.flatMap((e) =>
      (table.equations[e]?.right ?? []).map((i) => addressOf(key, table.places[i].keys)),
    ),
    ...(certain && { culprit: true }),
  };
}
function severalCells(here, way, mends, certain) {
  const { table, values, key } = here;
  const first = way.find(({ cell }) => !isTotal(table.places[cell])) ?? way[0];
  const others = way.filter((change) => change !== first);
  const told2 = oneCell(here, first, mends, certain);
  const all = [first, ...others].map(({ cell, by }) => {
    const value = values[cell];
    return `\u201C${figureName(table.places[cell])}\u201D${value} \u6539\u4E3A ${value - by}`;
  });
  const sums = mends
    .map(
      (e) =>
        `\u201C${table.equations[e]?.column ?? figureName(table.places[table.equations[e]?.right[0]])}\u201D${sumWords(table, table.equations[e], values, false)}`,
    )
    .join("\uFF1B");
  const how = movedFigure(here, way) ?? slipOf(here, first);
  const say = certain
    ? `\u8981\u5168\u90E8\u7406\u987A\uFF0C\u987B\u6539 ${way.length} \u683C`
    : `\u6CA1\u6709\u522B\u7684\u4F9D\u636E\uFF0C\u6700\u5C11\u6539 ${way.length} \u683C\u53EF\u4EE5\u5168\u90E8\u7406\u987A\uFF0C\u4F8B\u5982`;
  return {
    ...told2,
    message: `${sums}\u3002${say}\uFF1A${all.join("\u3001")}\u3002${how === void 0 ? "" : `${how}\u3002`}\u8BF7\u6838\u5BF9${certain ? "\u8FD9\u51E0\u683C" : "\u672C\u884C\u672C\u5217\u5404\u6570"}\u3002`,
    others: others.map(({ cell }) => addressOf(key, table.places[cell].keys)),
  };
}
var likely = (here, way) =>
  movedFigure(here, way) !== void 0
    ? way.length + 1
    : way.filter((change) => slipOf(here, change) !== void 0).length;
function toldBy(here, { ways, mends }) {
  const tell = (way, certain) =>
    way.length === 1 ? oneCell(here, way[0], mends, certain) : severalCells(here, way, mends, certain);
  const [only] = ways;
  if (ways.length === 1 && only) return tell(only, true);
  const ranked = ways.map((way) => ({ way, rank: likely(here, way) })).toSorted((a, b) => b.rank - a.rank);
  const [best, second] = ranked;
  if (best.rank > second.rank) return tell(best.way, false);
  const guess = tell(best.way, false);
  const [e] = mends;
  const sum = brokenSum(here, e);
  if (best.way.length === 1) return sum;
  return {
    ...sum,
    message: guess.message,
    others: best.way.map(({ cell }) => addressOf(here.key, here.table.places[cell].keys)),
  };
}
function brokenSum({ context, key, table, values }, e) {
  const equation = table.equations[e];
  const { left, right } = sidesOf(equation, values);
  const total = table.places[equation.right[0]];
  const code =
    key === "reviewAndLitigation"
      ? "T4-TOTAL"
      : { row: "T3-TOTAL", column: "T3-OUTCOMES", balance: "T3-BALANCE" }[equation.kind];
  const balance = equation.kind === "balance";
  return {
    code,
    path: [key, ...total.keys],
    found: balance ? String(right) : shownFigure(figureOf(context.report, key, total.keys)),
    expected: String(left),
    message: `\u201C${figureName(total)}\u201D\u5904${sumWords(table, equation, values, total.row.length === 0)}\uFF0C\u5DEE ${Math.abs(left - right)}\uFF0C\u8BF7\u6838\u5BF9\u5404\u6570\u3002`,
    evidence: [addressOf(key, total.keys)],
  };
}
function diagnosisOf(context, key, section) {
  const table = equationsOf(section);
  const values = valuesIn(context, key, table);
  const gaps = gapsIn(table, values);
  if (gaps.every((gap) => gap === 0)) return [];
  const here = { context, key, table, values };
  const copied = copiedColumn(table, gaps, values);
  if (copied !== void 0) {
    const [first, ...rest] = copied.changes;
    const place = table.places[first.cell];
    const told2 = oneCell(
      here,
      first,
      gaps.flatMap((gap, e) => (gap === 0 ? [] : [e])),
      false,
    );
    const [name2, source] = [place, table.places[copied.of]].map(({ column }) => column.at(-1));
    return [
      {
        ...told2,
        message: `\u201C${name2}\u201D\u4E00\u5217\u4E0E\u201C${source}\u201D\u4E00\u5217\u5404\u683C\u5B8C\u5168\u76F8\u540C\uFF0C${copied.changes.length} \u884C\u56E0\u6B64\u4E0D\u5E73\uFF0C\u7591\u4E3A\u6574\u5217\u590D\u5236\uFF1B\u201C${name2}\u201D\u4E00\u5217\u6309\u5404\u884C\u603B\u8BA1\u5E94\u6539 ${copied.changes.length} \u683C\uFF0C\u8BF7\u6838\u5BF9\u8FD9\u4E24\u5217\u3002`,
        others: rest.map(({ cell }) => addressOf(key, table.places[cell].keys)),
      },
    ];
  }
  const { explanations, unexplained } = explain(table, gaps, values);
  return [...explanations.map((one) => toldBy(here, one)), ...unexplained.map((e) => brokenSum(here, e))];
}

// src/checks/sums.ts
function blankTotals(context, key, sums) {
  return sums.flatMap(({ total, parts }) => {
    const given = figureOf(context.report, key, total);
    const sum = parts.reduce((all, part) => all + countAt(context, key, part), 0);
    if (typeof given === "number" || countOf(given) === sum) return [];
    const message = `\u603B\u8BA1\u6CA1\u6709\u586B\uFF0C\u5404\u9879\u76F8\u52A0\u4E3A ${sum}\uFF0C\u8BF7\u586B ${sum}\u3002`;
    return [{ path: [key, ...total], found: shownFigure(given), expected: String(sum), message }];
  });
}
var requestSums = onceFor((context) => diagnosisOf(context, "requests", context.edition.sections.requests));
var reviewSums = onceFor((context) =>
  diagnosisOf(context, "reviewAndLitigation", context.edition.sections.reviewAndLitigation),
);
var told = (diagnoses, code) =>
  diagnoses.filter((one) => one.code === code).map(({ code: _, ...found }) => found);
function blanks({ report, edition }) {
  return tablesOf(edition).flatMap(([key, section]) => {
    const blank = figuresOf(section).filter(({ keys }) => [null, "/"].includes(figureOf(report, key, keys)));
    const [first] = blank;
    if (first === void 0) return [];
    const figure = figureOf(report, key, first.keys);
    const message = `${section.table}\u6709 ${blank.length} \u683C\u7A7A\u767D\u6216\u753B\u201C/\u201D\uFF0C\u6CA1\u6709\u53D1\u751F\u7684\u5E94\u586B\u201C0\u201D\u3002`;
    const others = blank.slice(1).map(({ keys }) => addressOf(key, keys));
    return [{ path: [key, ...first.keys], found: shownFigure(figure), expected: "0", message, others }];
  });
}
var sumRules = [
  {
    code: "T3-CELL",
    title:
      "\u8868\u4E09\u5404\u683C\uFF1A\u672C\u884C\u4E4B\u548C\u4E0E\u672C\u5217\u4E4B\u548C\u90FD\u5BF9\u5F97\u4E0A",
    source:
      "\u8868\u4E09\u201C\u603B\u8BA1\u201D\u5217\u3001\u7B2C\uFF08\u4E03\uFF09\u9879\u3001\u8868\u5934\u6CE8\u660E\u7684\u52FE\u7A3D\u5173\u7CFB",
    severity: "error",
    find: (context) => told(requestSums(context), "T3-CELL"),
  },
  {
    code: "T3-BALANCE",
    title:
      "\u8868\u4E09\u5404\u5217\uFF1A\u7B2C\u4E00\u9879\u52A0\u7B2C\u4E8C\u9879\u4E4B\u548C\uFF0C\u7B49\u4E8E\u7B2C\u4E09\u9879\u52A0\u7B2C\u56DB\u9879\u4E4B\u548C",
    source: "\u8868\u4E09\u8868\u5934\u6CE8\u660E\u7684\u52FE\u7A3D\u5173\u7CFB",
    severity: "error",
    find: (context) => told(requestSums(context), "T3-BALANCE"),
  },
  {
    code: "T3-OUTCOMES",
    title:
      "\u8868\u4E09\u7B2C\uFF08\u4E03\uFF09\u9879\u603B\u8BA1\u7B49\u4E8E\u7B2C\uFF08\u4E00\uFF09\u81F3\uFF08\u516D\uFF09\u9879\u5404\u884C\u4E4B\u548C",
    source: "\u8868\u4E09\u7B2C\uFF08\u4E03\uFF09\u9879",
    severity: "error",
    find: (context) => told(requestSums(context), "T3-OUTCOMES"),
  },
  {
    code: "T3-TOTAL",
    title: "\u8868\u4E09\u5404\u884C\uFF1A\u7533\u8BF7\u4EBA\u5404\u5217\u4E4B\u548C\u7B49\u4E8E\u603B\u8BA1",
    source: "\u8868\u4E09\u201C\u603B\u8BA1\u201D\u5217",
    severity: "error",
    find: (context) => [
      ...blankTotals(context, "requests", tableSums(context.edition.sections.requests).rows),
      ...told(requestSums(context), "T3-TOTAL"),
    ],
  },
  {
    code: "T4-TOTAL",
    title: "\u8868\u56DB\u6BCF\u7EC4\u5404\u9879\u4E4B\u548C\u7B49\u4E8E\u603B\u8BA1",
    source: "\u8868\u56DB\u201C\u603B\u8BA1\u201D\u5217",
    severity: "error",
    find: (context) => [
      ...blankTotals(
        context,
        "reviewAndLitigation",
        tableSums(context.edition.sections.reviewAndLitigation).rows,
      ),
      ...told(reviewSums(context), "T4-TOTAL"),
    ],
  },
  {
    code: "BLANK-CELL",
    title: "\u8868\u4E2D\u6CA1\u6709\u7A7A\u767D\u548C\u201C/\u201D",
    source:
      "\u683C\u5F0F\u8981\u6C42\u9010\u9879\u586B\u62A5\uFF0C\u6CA1\u6709\u53D1\u751F\u7684\u586B\u201C0\u201D",
    severity: "warning",
    find: blanks,
  },
];

// src/checks/years.ts
function titleYear({ report, pieces }) {
  const title = pieces
    .filter(({ section }) => section === "title")
    .map(({ said: said2 }) => said2)
    .join("");
  const years = [...title.matchAll(/(20\d\d)年?/gu)].map(([, year2]) => Number(year2));
  if (years.length > 0 && years.every((year2) => year2 === report.year)) return [];
  const message =
    years.length === 0
      ? `\u6807\u9898\u201C${title}\u201D\u6CA1\u6709\u5199\u660E\u5E74\u4EFD\uFF0C\u5E94\u6709\u201C${report.year}\u5E74\u201D\u3002`
      : `\u6807\u9898\u201C${title}\u201D\u4E2D\u7684\u5E74\u4EFD\u4E0E\u62A5\u544A\u5E74\u4EFD ${report.year} \u4E0D\u4E00\u81F4\uFF0C\u8BF7\u6539\u6B63\u3002`;
  return [{ path: ["title"], found: title, expected: `${report.year}\u5E74`, message }];
}
var day = /(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日/gu;
var aboutPeriod = /统计|期限|时限|周期|区间|所列数据|数据(?:自|从|为|截)|起至|日止/u;
function periodFits(context) {
  const { year: year2, period: period2 } = context.report;
  const bounds = ["from", "to"].flatMap((end) => {
    const date2 = period2[end];
    if (date2.startsWith(String(year2))) return [];
    return [
      {
        path: ["period", end],
        found: date2,
        expected: String(year2),
        message: `\u7EDF\u8BA1\u671F\u9650\u201C${date2}\u201D\u4E0D\u5728 ${year2} \u5E74\u5185\uFF0C\u8BF7\u6539\u6B63\u3002`,
      },
    ];
  });
  const said2 = piecesIn(context, "opening", "overview").flatMap((piece) => {
    if (!aboutPeriod.test(piece.unquoted)) return [];
    return partsAt(piece.unquoted, /[。；]/gu).flatMap(({ from, text: text2 }) => {
      if (
        !aboutPeriod.test(text2) ||
        (piece.section === "overview" && !/统计(?:期限|时限|周期)|所列数据/u.test(text2))
      )
        return [];
      const dates = [...text2.matchAll(day)];
      if (dates.length !== 2) return dates.length === 1 ? [] : [];
      let last = "";
      const [first, second] = dates.map((match) => {
        last = match[1] ?? last;
        const two = (part) => String(part).padStart(2, "0");
        return { match, date: `${last || year2}-${two(match[2])}-${two(match[3])}`, year: last };
      });
      return [
        [first, period2.from],
        [second, period2.to],
      ].flatMap(([told2, wanted]) => {
        const { match, date: date2 } = told2;
        if (date2 === wanted) return [];
        const quoted2 = wordsIn(piece, from + match.index, match[0].length);
        const otherYear = !date2.startsWith(String(year2));
        const message = otherYear
          ? `\u7EDF\u8BA1\u671F\u9650\u5199\u7684\u201C${quoted2.found}\u201D\u4E0E\u62A5\u544A\u5E74\u4EFD ${year2} \u4E0D\u4E00\u81F4\uFF0C\u5E94\u4E3A ${chineseDate(wanted)}\uFF0C\u8BF7\u6539\u6B63\u3002`
          : `\u7EDF\u8BA1\u671F\u9650\u5199\u7684\u201C${quoted2.found}\u201D\u5E94\u4E3A ${chineseDate(wanted)}\uFF0C\u8BF7\u6838\u5BF9\u3002`;
        return [
          {
            ...quoted2,
            expected: chineseDate(wanted),
            message,
            ...(!otherYear && { severity: "warning" }),
          },
        ];
      });
    });
  });
  return [...bounds, ...said2];
}
var reportNamed = /(20\d\d)年度?(?:的)?政府信息公开(?:工作)?(?:年度)?(?:情况)?(?:的)?报告/gu;
function namedYear(context) {
  const { year: year2 } = context.report;
  return piecesIn(context, "opening", "overview").flatMap((piece) =>
    [...piece.unquoted.matchAll(reportNamed)].flatMap((match) => {
      const before = piece.unquoted.slice(Math.max(match.index - 12, 0), match.index);
      if (Number(match[1]) === year2 || /上年|去年|关于|已|完成|发布了|按时|按期|对照/u.test(before))
        return [];
      const quoted2 = wordsIn(piece, match.index, match[0].length);
      return [
        {
          ...quoted2,
          expected: `${year2}\u5E74`,
          message: `\u201C${quoted2.found}\u201D\u7684\u5E74\u4EFD\u4E0E\u62A5\u544A\u5E74\u4EFD ${year2} \u4E0D\u4E00\u81F4\uFF0C\u8BF7\u6539\u6B63\u3002`,
        },
      ];
    }),
  );
}
var willDo =
  "(?:\u7EE7\u7EED|\u8FDB\u4E00\u6B65|\u6301\u7EED|\u7740\u529B|\u4E0D\u65AD|\u575A\u6301|\u91CD\u70B9|\u52AA\u529B|\u6DF1\u5165|\u8BA4\u771F|\u4E25\u683C|\u5207\u5B9E|\u5168\u9762|\u79EF\u6781|\u5927\u529B|\u6309\u7167|\u56F4\u7ED5|\u4ECE(?:\u4EE5\u4E0B|[\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D])|\u52A0\u5F3A|\u52A0\u5927|\u5F3A\u5316|\u5B8C\u5584|\u63A8\u8FDB|\u63A8\u52A8|\u4F18\u5316|\u63D0\u5347|\u63D0\u9AD8|\u5065\u5168|\u6DF1\u5316|\u66F4\u52A0|\u4E3B\u8981|\u91C7\u53D6|\u505A\u597D|\u6293\u597D|\u7A81\u51FA|\u805A\u7126|\u52A0\u5FEB|\u62D3\u5C55|\u5145\u5206|\u5F00\u5C55|\u7EC4\u7EC7|\u9488\u5BF9|\u7ACB\u8DB3|\u4EE5[^\uFF0C\u3002]{1,20}\u4E3A)";
var plan = `(?:\u5C06${willDo}|\u62DF(?:\u4ECE|\u8FDB\u4E00\u6B65|\u7EE7\u7EED|\u91C7\u53D6)|(?:\u8BA1\u5212|\u6253\u7B97|\u51C6\u5907)(?:\u4ECE|\u8FDB\u4E00\u6B65|\u7EE7\u7EED|\u91C7\u53D6|\u5728)|\u529B\u4E89|\u4E0B\u4E00\u6B65)`;
var done = /作为|纳入|列入|列为|摆在|放在|贯穿|融入|当作|落到|转化为|与[^，]{1,20}相结合/u;
function plannedYear(context) {
  const { year: year2 } = context.report;
  const planned = new RegExp(
    `(20\\d\\d)\u5E74(?:\u5EA6)?[\uFF0C]?(?:[^\u3002\uFF1B\uFF0C\uFF1A]{0,14})(?:\uFF0C)?${plan}[^\uFF0C\u3002\uFF1B]{0,24}`,
    "gu",
  );
  return piecesIn(context, "overview", "problemsAndImprovements", "otherMatters").flatMap((piece) =>
    [...piece.unquoted.matchAll(planned)].flatMap((match) => {
      const [words, said2] = match;
      if (Number(said2) > year2 || done.test(words) || /以来|计划公开|印发|制定|出台/u.test(words)) return [];
      const short = words.replace(new RegExp(`(${plan}).*$`, "u"), "$1");
      const quoted2 = wordsIn(piece, match.index, short.length);
      const message = `\u201C${quoted2.found}\u201D\u8BB2\u7684\u662F\u4E0B\u4E00\u6B65\u6253\u7B97\uFF0C\u5E74\u4EFD\u5E94\u4E3A ${year2 + 1} \u5E74\uFF0C\u8BF7\u6539\u6B63\u3002`;
      return [{ ...quoted2, expected: `${year2 + 1}\u5E74`, message }];
    }),
  );
}
var own =
  "(?:\u6211|\u672C|\u5168|\u8BE5)(?:[\u9547\u4E61\u5C40\u53BF\u5E02\u533A\u529E\u59D4\u9662\u5385\u6240\u65D7\u5DDE\u7701]|\u8857\u9053|\u673A\u5173|\u5355\u4F4D|\u90E8\u95E8)";
var didThen = new RegExp(
  `^(?:\u5728|\u622A\u81F3|\u622A\u6B62)?(20\\d\\d)\u5E74(?:\u5EA6|\u5168\u5E74|\u4EE5\u6765|\u671F\u95F4)?[\uFF0C]?(?:${own}|\u5171|\u5168\u5E74|\u7D2F\u8BA1|\u901A\u8FC7|\u4E3B\u52A8\u516C\u5F00|\u516C\u5F00|\u53D1\u5E03|\u53D7\u7406|\u6536\u5230|\u672A\u6536\u5230|\u65B0\u6536|\u7EC4\u7EC7|\u53EC\u5F00|\u4E3E\u529E|\u5F00\u5C55|\u8BA4\u771F|\u575A\u6301|\u4E25\u683C|\u4E0D\u65AD|\u529E\u7406)`,
  "u",
);
var compares =
  /同比|相比|以来|至今|《|〔|\uE000|比上年|比去年|上年|去年|截至|截止|增长|下降|增加|减少|起施行|印发|预算|决算|\d月\d{1,2}日/u;
function olderYear(context) {
  const { year: year2 } = context.report;
  return piecesIn(context, "overview", "problemsAndImprovements", "otherMatters").flatMap((piece) =>
    partsAt(piece.unquoted, /[。；！？]/gu).flatMap(({ from, text: text2 }) => {
      const start = text2.replace(
        /^（[一二三四五六七八九十]{1,2}）|^\d{1,2}[.、]|^[一二三四五六七八九十]是/u,
        "",
      );
      const said2 = Number(didThen.exec(start)?.[1]);
      if (Number.isNaN(said2) || said2 === year2 || said2 === year2 + 1) return [];
      const compared = compares.test(text2.slice(0, 200)) || text2.includes(`${year2}\u5E74`);
      if (compared || new RegExp(plan, "u").test(start.slice(0, 60))) return [];
      const quoted2 = wordsIn(
        piece,
        from + text2.length - start.length,
        Math.min([...start.slice(0, 30)].join("").length, start.length),
      );
      const message = `\u201C${quoted2.found}\u201D\u8BF4\u7684\u662F ${said2} \u5E74\uFF0C\u7591\u4E3A\u6CBF\u7528\u65E7\u7A3F\uFF0C\u8BF7\u6838\u5BF9\uFF0C\u5E94\u4E3A ${year2} \u5E74\u7684\u8BF7\u6539\u6B63\u3002`;
      return [{ ...quoted2, expected: `${year2}\u5E74`, message }];
    }),
  );
}
var feeYear = /(20\d\d)年度?[^，。；]{0,24}?(?:收取|收费|产生|发生)[^，。；]{0,20}/gu;
function feeOfOtherYear(context) {
  const { year: year2 } = context.report;
  return piecesIn(context, "otherMatters").flatMap((piece) =>
    [...piece.unquoted.matchAll(feeYear)].flatMap((match) => {
      if (Number(match[1]) === year2 || piece.unquoted.includes(`${year2}\u5E74`)) return [];
      if (olderYear({ ...context, pieces: [piece] }).length > 0) return [];
      const quoted2 = wordsIn(piece, match.index, match[0].length);
      return [
        {
          ...quoted2,
          expected: `${year2}\u5E74`,
          message: `\u201C${quoted2.found}\u201D\u8BF4\u7684\u662F ${match[1]} \u5E74\uFF0C\u62A5\u544A\u7684\u662F ${year2} \u5E74\uFF0C\u8BF7\u6539\u6B63\u5E74\u4EFD\u3002`,
        },
      ];
    }),
  );
}
function signedLate({ report }) {
  if (report.signature === void 0) return [];
  const { on } = report.signature;
  const next = report.year + 1;
  const path = ["signature", "on"];
  if (on < `${next}-01-01`)
    return [
      {
        path,
        found: on,
        message: `\u6210\u6587\u65E5\u671F ${chineseDate(on)} \u65E9\u4E8E ${next}\u5E741\u67081\u65E5\uFF0C\u62A5\u544A\u5E74\u5EA6\u5C1A\u672A\u7ED3\u675F\uFF0C\u8BF7\u6539\u6B63\u3002`,
      },
    ];
  const government = /人民政府$/u.test(report.agency);
  const last = government ? `${next}-03-31` : `${next}-01-31`;
  if (on <= last) return [];
  const kind = government ? "\u5404\u7EA7\u4EBA\u6C11\u653F\u5E9C" : "\u653F\u5E9C\u90E8\u95E8";
  return [
    {
      path,
      found: on,
      expected: last,
      message: `\u6210\u6587\u65E5\u671F ${chineseDate(on)} \u665A\u4E8E\u6761\u4F8B\u89C4\u5B9A\u7684 ${chineseDate(last)}\uFF08${kind}\uFF09\uFF0C\u8BF7\u6838\u5BF9\u3002`,
    },
  ];
}
function editionFits({ report, edition }) {
  const { from, to } = edition.years;
  if (report.year >= from && report.year <= (to ?? report.year)) return [];
  const message = `${report.year} \u5E74\u62A5\u544A\u7528\u4E86 ${edition.notice} \u7684\u683C\u5F0F\uFF0C\u8BF7\u6539\u7528\u5F53\u5E74\u65BD\u884C\u7684\u683C\u5F0F\u3002`;
  return [{ path: ["edition"], found: edition.key, message }];
}
function carriedOver({ report, previous, edition }) {
  if (previous === void 0 || previous.year !== report.year - 1) return [];
  return figuresBelow(edition, "requests.carriedOver").flatMap(({ section, keys, below, column }) => {
    const now = countOf(figureOf(report, section, keys));
    const last = countOf(figureOf(previous, section, ["carriedForward", ...below]));
    if (now === last) return [];
    const message = `\u201C${column.at(-1)}\u201D\u4E0A\u5E74\u7ED3\u8F6C ${now} \u4EF6\uFF0C\u4E0A\u5E74\u62A5\u544A\u7ED3\u8F6C\u4E0B\u5E74\u5EA6 ${last} \u4EF6\uFF0C\u4E24\u5E74\u5E94\u5F53\u4E00\u81F4\uFF0C\u8BF7\u6539\u4E3A ${last}\uFF0C\u6216\u67E5\u660E\u4E0A\u5E74\u62A5\u544A\u6709\u8BEF\u540E\u66F4\u6B63\u3002`;
    return [{ path: [section, ...keys], found: String(now), expected: String(last), message }];
  });
}
function previousYear({ report, previous }) {
  if (previous === void 0 || previous.year === report.year - 1) return [];
  const message = `\u5BF9\u7167\u7684\u662F ${previous.year} \u5E74\u62A5\u544A\uFF0C\u5E94\u4E3A ${report.year - 1} \u5E74\u62A5\u544A\uFF0C\u8BF7\u6362\u6210\u4E0A\u4E00\u5E74\u7684\u3002`;
  return [{ path: ["year"], found: String(previous.year), expected: String(report.year - 1), message }];
}
function previousAgency({ report, previous }) {
  if (previous === void 0 || previous.agency === report.agency) return [];
  const message = `\u5BF9\u7167\u7684\u4E0A\u5E74\u62A5\u544A\u5C5E\u4E8E\u201C${previous.agency}\u201D\uFF0C\u672C\u62A5\u544A\u5C5E\u4E8E\u201C${report.agency}\u201D\uFF1A\u62FF\u9519\u4E86\u62A5\u544A\u7684\uFF0C\u8BF7\u6362\u6210\u672C\u673A\u5173\u7684\u4E0A\u5E74\u62A5\u544A\uFF1B\u56E0\u673A\u6784\u6539\u9769\u66F4\u540D\u3001\u5408\u5E76\u7684\uFF0C\u8BF7\u5199\u660E\u7406\u7531\u505C\u7528\u672C\u6761\uFF08YEAR-AGENCY\uFF09\u3002`;
  return [{ path: ["agency"], found: previous.agency, expected: report.agency, message }];
}
var yearRules = [
  {
    code: "YEAR-CARRIED",
    title:
      "\u672C\u5E74\u201C\u4E0A\u5E74\u7ED3\u8F6C\u201D\u7B49\u4E8E\u4E0A\u5E74\u201C\u7ED3\u8F6C\u4E0B\u5E74\u5EA6\u201D",
    source: "\u8868\u4E09\u7B2C\u4E8C\u9879\u3001\u7B2C\u56DB\u9879",
    severity: "error",
    find: carriedOver,
  },
  {
    code: "YEAR-PREVIOUS",
    title: "\u5BF9\u7167\u7684\u4E0A\u5E74\u62A5\u544A\u662F\u4E0A\u4E00\u5E74\u7684",
    source: "\u6838\u5BF9\u7684\u524D\u63D0",
    severity: "error",
    find: previousYear,
  },
  {
    code: "YEAR-AGENCY",
    title: "\u5BF9\u7167\u7684\u4E0A\u5E74\u62A5\u544A\u662F\u672C\u673A\u5173\u7684",
    source:
      "\u6838\u5BF9\u7684\u524D\u63D0\uFF1B\u673A\u6784\u6539\u9769\u66F4\u540D\u7684\u53EF\u5199\u660E\u7406\u7531\u505C\u7528",
    severity: "warning",
    find: previousAgency,
  },
  {
    code: "YEAR-EDITION",
    title: "\u4F7F\u7528\u5F53\u5E74\u65BD\u884C\u7684\u683C\u5F0F",
    source: "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142019\u301560\u53F7\u3001\u30142021\u301530\u53F7",
    severity: "error",
    find: editionFits,
  },
  {
    code: "YEAR-TITLE",
    title: "\u6807\u9898\u7684\u5E74\u4EFD\u662F\u62A5\u544A\u5E74\u4EFD",
    source: "\u62A5\u544A\u6807\u9898",
    severity: "error",
    find: titleYear,
  },
  {
    code: "YEAR-PERIOD",
    title: "\u7EDF\u8BA1\u671F\u9650\u662F\u62A5\u544A\u5E74\u4EFD\u7684\u5168\u5E74",
    source: "\u62A5\u544A\u5F15\u8A00",
    severity: "error",
    find: periodFits,
  },
  {
    code: "YEAR-NAMED",
    title: "\u6587\u4E2D\u6240\u79F0\u62A5\u544A\u7684\u5E74\u4EFD\u662F\u62A5\u544A\u5E74\u4EFD",
    source: "\u62A5\u544A\u5F15\u8A00",
    severity: "warning",
    find: namedYear,
  },
  {
    code: "YEAR-PLAN",
    title: "\u4E0B\u4E00\u6B65\u6253\u7B97\u4E0D\u5199\u6210\u62A5\u544A\u5E74\u4EFD",
    source: "\u62A5\u544A\u7B2C\u4E94\u90E8\u5206",
    severity: "warning",
    find: plannedYear,
  },
  {
    code: "YEAR-OLD",
    title: "\u6B63\u6587\u6CA1\u6709\u6CBF\u7528\u5F80\u5E74\u7684\u5E74\u4EFD",
    source:
      "\u56FD\u529E\u516C\u5F00\u529E\u51FD\u30142021\u301530\u53F7\uFF08\u56DB\uFF09\uFF1A\u4E0D\u5F97\u96F7\u540C",
    severity: "warning",
    find: (context) => [...olderYear(context), ...feeOfOtherYear(context)],
  },
  {
    code: "YEAR-DATE",
    title: "\u6210\u6587\u65E5\u671F\u5728\u5E74\u540E\u3001\u5728\u671F\u9650\u4E4B\u5185",
    source:
      "\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u6761\u4F8B\u7B2C\u56DB\u5341\u4E5D\u6761\u3001\u7B2C\u4E94\u5341\u6761",
    severity: "warning",
    find: signedLate,
  },
];

// src/checks/rules.ts
var rules = [
  ...sumRules,
  ...yearRules,
  ...disclosureRules,
  ...regulationRules,
  ...narrativeRules,
  ...partRules,
  ...shareRules,
  ...feeRules,
  ...sectionRules,
  ...agencyRules,
  ...copyRules,
  ...placeholderRules,
  ...slipRules,
  ...punctuationRules,
];

// src/checks/check.ts
function check2(given, options = {}) {
  const { waived = {} } = options;
  const report = asReport(given);
  const previous = options.previous && asReport(options.previous);
  for (const [code, reason] of Object.entries(waived)) {
    const refuse = (problem) => {
      throw new OptionsError([
        { path: `waived.${code}`, place: "\u505C\u7528\u7684\u89C4\u5219", ...problem },
      ]);
    };
    if (!rules.some((rule) => rule.code === code))
      refuse({
        code: "UNKNOWN_RULE",
        found: code,
        message: `\u6CA1\u6709\u201C${code}\u201D\u8FD9\u6761\u89C4\u5219\uFF0C\u4EE3\u7801\u89C1 docs/rules.md\u3002`,
      });
    if (typeof reason !== "string" || reason.trim() === "")
      refuse({
        code: "REASON_MISSING",
        found: reason,
        message: `\u505C\u7528\u89C4\u5219\u201C${code}\u201D\u987B\u5199\u660E\u7406\u7531\u3002`,
      });
  }
  const edition = editions[report.edition];
  const context = {
    report,
    edition,
    pieces: piecesOf(report, edition),
    previousPieces: previous ? piecesOf(previous, edition) : [],
    ...(previous && { previous }),
  };
  return rules.flatMap((rule) => {
    const reason = Object.hasOwn(waived, rule.code) ? waived[rule.code] : void 0;
    return rule.find(context).map((found) => ({
      ...findingOf(rule, context, found),
      ...(reason !== void 0 && { waived: reason }),
    }));
  });
}

// ../../../tmp/w18/lin.ts
var base = published("huaian-city-2024");
var para = base.overview.map((b) => (typeof b === "string" ? b : b.paragraphs.join(""))).join("");
for (const [name2, one] of [
  ["real", para],
  ["digits", "1"],
  ["hanzi", "\u516C"],
  ["brackets", "\uFF08"],
  ["spaces", " \u516C"],
  ["list", "\u6536\u52303\u4EF6\u3001"],
  ["within", "\u5176\u4E2D3\u4EF6\uFF0C"],
  ["request", "\u653F\u5E9C\u4FE1\u606F\u516C\u5F00\u7533\u8BF7"],
  ["x", "X"],
  ["pct", "\u53605%\uFF0C"],
  ["sent", "\u6211\u5C40\u6536\u5230\u7533\u8BF73\u4EF6\u3002"],
  ["comma", "\uFF0C"],
  ["year", "2024\u5E74"],
  ["quote", "\u201C"],
  ["fee", "\u6536\u53D6"],
  ["review", "\u884C\u653F\u590D\u8BAE\u3001\u8BC9\u8BBC"],
  ["at", "a@"],
  ["no", "\u672A\u6536\u5230\u7684"],
  ["month", "1\u67081\u65E5"],
  ["semi", "\u516C\u5F003\u4EF6\uFF1B"],
]) {
  for (const n of [1e5, 1e6]) {
    const t = one.repeat(Math.ceil(n / one.length)).slice(0, n);
    for (const [shape, v] of [
      ["one", [t]],
      ...(n === 1e6 && name2 === "real"
        ? [
            [
              "many",
              base.overview.length
                ? Array.from({ length: Math.ceil(n / 400) }, (_, i) => t.slice(i * 400, i * 400 + 400))
                : [],
            ],
          ]
        : []),
    ]) {
      const r = { ...base, overview: v };
      const a = performance.now();
      try {
        check2(r, { previous: r });
      } catch (e) {
        console.log(name2, n, String(e.message).slice(0, 80));
      }
      const d = performance.now() - a;
      if (n === 1e6 || d > 200) console.log(name2, shape, n, d.toFixed(0));
      if (d > 3e3) break;
    }
  }
}
