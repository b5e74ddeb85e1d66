// app/reports/pdf/route.ts of a Next application: `export async function POST`. In next.config.ts:
// `serverExternalPackages: ["gov-nianbao"]`.
import { NianbaoError, parseReport } from "gov-nianbao";
import { renderPdf } from "gov-nianbao/pdf";
import { liuhulan2024 } from "../liuhulan-2024.ts";
import { save } from "./save.ts";

export const runtime = "nodejs";

export async function POST(request: Request): Promise<Response> {
  try {
    const pdf = await renderPdf(parseReport(await request.json()));
    return new Response(pdf.slice().buffer, { headers: { "Content-Type": "application/pdf" } });
  } catch (error) {
    if (!(error instanceof NianbaoError)) throw error;
    return Response.json({ code: error.code, problems: error.problems }, { status: 422 });
  }
}

// What Next would call.
const request = new Request("http://localhost/reports/pdf", {
  method: "POST",
  body: JSON.stringify(liuhulan2024),
});
await save("Next.pdf", new Uint8Array(await (await POST(request)).arrayBuffer()));
