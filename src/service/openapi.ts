import { requestOptions } from "../batch/requested.ts";
import { outputs } from "../formats/formats.ts";
import { type Refusal, refusals } from "./answer.ts";
import { exampleRequest } from "./openapi-example.ts";

type JsonObject = Readonly<Record<string, unknown>>;

const jsonOf = (schema: object, example?: object) => ({
  "application/json": { schema, ...(example && { example }) },
});
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const textual = { type: "string" };
const arrayOf = (items: object) => ({ type: "array", items });
const record = (required: readonly string[], properties: JsonObject) => ({
  type: "object",
  required,
  properties,
});

const detailsOf = (...codes: Refusal[]) => codes.map((code) => refusals[code].detail).join(" ");
const errorText: Readonly<Record<number, string>> = {
  400: "不是 JSON，或网址里的参数、options 里的选项不对",
  401: detailsOf("UNAUTHORIZED"),
  413: detailsOf("TOO_LARGE"),
  415: detailsOf("MEDIA_TYPE", "ENCODED"),
  422: "报告数据有误，或核对发现错误，或文件读不出报告：problems、findings 逐条列出",
  429: "等候的已经太多；Retry-After 给出多少秒后再试",
  500: "程序出错，或线程意外结束",
  503: detailsOf("CLOSING"),
  504: "处理超时，已放弃",
};
const errorsOf = (...statuses: number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: errorText[status],
        content: { "application/problem+json": { schema: ref("Problem") } },
        ...([429, 503].includes(status) && {
          headers: { "Retry-After": { description: "多少秒后再试", schema: { type: "integer" } } },
        }),
      },
    ]),
  );
const security = [{ token: [] }];

/** A report's JSON Schema as a part of the description: its dialect and name are those of a file of its own. */
const asComponent = (schema: object) => {
  const { $schema: _, $id: __, ...rest } = schema as JsonObject;
  return rest;
};

const findingSchema = record(["code", "severity", "path", "place", "message"], {
  code: { ...textual, description: "规则，见 docs/rules.md" },
  severity: { enum: ["error", "warning", "hint"] },
  path: { ...textual, description: "数字的地址，见 /v1/figures" },
  place: textual,
  found: textual,
  expected: textual,
  message: textual,
});
const problemSchema = record(["type", "title", "status", "detail", "code", "requestId"], {
  type: { ...textual, format: "uri" },
  title: textual,
  status: { type: "integer" },
  detail: textual,
  code: { ...textual, description: "见 docs/errors.md、docs/service.md" },
  requestId: textual,
  problemCount: { type: "integer", description: "共多少处；列出的最多 500 处" },
  problems: arrayOf(
    record(["code", "path", "place", "message"], {
      code: textual,
      path: textual,
      place: textual,
      found: {},
      message: textual,
    }),
  ),
  findings: arrayOf(ref("Finding")),
});
const readingSchema = record(["kind", "status", "report", "proposed", "items", "sources"], {
  kind: { ...textual, description: "文件的种类：pdf、docx、xlsx、html、text、json、ofd" },
  status: { enum: ["sure", "told", "asked"], description: "asked：有拿不准的，要由人核对" },
  report: { type: "object", description: "报告数据；拿不准的数是 null" },
  proposed: { type: "object", description: "同上，拿不准的写建议的数" },
  items: arrayOf({ type: "object", description: "读入时舍去、替换或拿不准的每一处" }),
  sources: { type: "object", description: "每个数的出处，按地址" },
});

/** The service as OpenAPI 3.1, with the report's own JSON Schemas. `editions`: key → schema. */
export function openApi(version: string, editions: Readonly<Record<string, object>>): object {
  const keys = Object.keys(editions);
  const report = { anyOf: keys.map((key) => ref(`Report${key}`)) };
  const optionsOf = (kind: keyof typeof requestOptions) => ({
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(requestOptions[kind].map((name) => [name, {}])),
  });
  const bodyOf = (kind: keyof typeof requestOptions) => ({
    required: true,
    description: '报告数据，或 {"report": 报告数据, "options": 选项}（选项见 docs/options.md）',
    content: jsonOf(
      {
        anyOf: [
          ref("Report"),
          {
            ...record(["report"], { report: ref("Report"), options: optionsOf(kind) }),
            additionalProperties: false,
          },
        ],
      },
      exampleRequest,
    ),
  });
  const lists = (description: string) => ({ description, schema: textual });
  const files = Object.fromEntries(
    outputs.map(({ mediaType }) => [mediaType, { schema: { ...textual, format: "binary" } }]),
  );
  const get = (operationId: string, summary: string, schema: object, more: object = {}) => ({
    get: {
      operationId,
      summary,
      security,
      responses: { 200: { description: summary, content: jsonOf(schema) }, ...errorsOf(401, 503) },
      ...more,
    },
  });
  const plain = (operationId: string, summary: string, statuses: JsonObject) => ({
    get: { operationId, summary, security: [], responses: statuses },
  });
  const said = (description: string) => ({ description, content: { "text/plain": { schema: textual } } });
  return {
    openapi: "3.1.0",
    info: { title: "政府信息公开工作年度报告服务", version, license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: "/" }],
    paths: {
      "/v1/reports/check": {
        post: {
          operationId: "check",
          summary: "核对报告",
          security,
          requestBody: bodyOf("check"),
          responses: {
            200: {
              description: "核对结果；没有问题时是空的",
              content: jsonOf(record(["findings"], { findings: arrayOf(ref("Finding")) })),
            },
            ...errorsOf(400, 401, 413, 415, 422, 429, 500, 503, 504),
          },
        },
      },
      "/v1/reports/render": {
        post: {
          operationId: "render",
          summary: "生成文件",
          security,
          parameters: [
            {
              name: "format",
              in: "query",
              required: true,
              schema: { enum: outputs.map(({ name }) => name) },
            },
            {
              name: "check",
              in: "query",
              description: "先核对，有错误的不生成",
              schema: { type: "boolean", default: false },
            },
          ],
          requestBody: bodyOf("render"),
          responses: {
            200: {
              description: "文件",
              headers: {
                "X-Nianbao-Uncarried": lists("文件里放不下的内容：共几处和前三处（JSON，按网址编码）"),
                "X-Nianbao-Findings": lists(
                  "check=true 时核对出的警告和提示：共几处和前三处（JSON，按网址编码）",
                ),
              },
              content: files,
            },
            ...errorsOf(400, 401, 413, 415, 422, 429, 500, 503, 504),
          },
        },
      },
      "/v1/reports/import": {
        post: {
          operationId: "import",
          summary: "读入任何一种年度报告文件：正文就是文件本身",
          security,
          requestBody: {
            required: true,
            content: { "application/octet-stream": { schema: { ...textual, format: "binary" } } },
          },
          responses: {
            200: { description: "读到的报告和每个数的出处", content: jsonOf(ref("Reading")) },
            ...errorsOf(400, 401, 413, 415, 422, 429, 500, 503, 504),
          },
        },
      },
      "/v1/figures": get("figures", "全部数字的地址和在表里的位置，按格式版本", { type: "object" }),
      "/v1/schema/{edition}": get(
        "schema",
        "报告数据的 JSON Schema",
        { type: "object" },
        { parameters: [{ name: "edition", in: "path", required: true, schema: { enum: keys } }] },
      ),
      "/openapi.json": plain("openapi", "这份说明", {
        200: { description: "OpenAPI 3.1", content: jsonOf({ type: "object" }) },
      }),
      "/healthz": plain("healthz", "进程活着", { 200: said("ok") }),
      "/readyz": plain("readyz", "线程已预热", { 200: said("ok"), 503: said("正在启动或关闭") }),
      "/metrics": plain("metrics", "Prometheus 指标", { 200: said("指标") }),
    },
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: {
        Report: report,
        ...Object.fromEntries(keys.map((key) => [`Report${key}`, asComponent(editions[key] as object)])),
        Finding: findingSchema,
        Problem: problemSchema,
        Reading: readingSchema,
      },
    },
  };
}
