// A route of one's own (Hono here; Express is the same): data comes as JSON, problems go back as the clerk reads them.
// `nianbao serve` (docs/service.md) is the whole service. Needs `npm install hono`.
import { check, isBlocking, NianbaoError, parseReport } from "gov-nianbao";
import { renderPdf } from "gov-nianbao/pdf";
import { Hono } from "hono";
import { liuhulan2024 } from "../liuhulan-2024.ts";
import { save } from "./save.ts";

const app = new Hono();
app.post("/reports/pdf", async (context) => {
  try {
    const report = parseReport(await context.req.json());
    const findings = check(report);
    if (findings.some(isBlocking)) return context.json({ findings }, 422);
    const pdf = await renderPdf(report);
    return context.body(pdf.slice().buffer, 200, { "Content-Type": "application/pdf" });
  } catch (error) {
    if (error instanceof NianbaoError)
      return context.json({ code: error.code, problems: error.problems }, 422);
    if (error instanceof SyntaxError) return context.json({ code: "JSON", problems: [] }, 400);
    throw error;
  }
});

// What a client sends; a server would `serve(app)` from @hono/node-server.
const post = (body: unknown) => app.request("/reports/pdf", { method: "POST", body: JSON.stringify(body) });
await save("服务.pdf", new Uint8Array(await (await post(liuhulan2024)).arrayBuffer()));
const wrong = await post({ ...liuhulan2024, year: "2024" });
console.log(wrong.status, await wrong.text());
