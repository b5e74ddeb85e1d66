import type { Renderer } from "../batch/renderer.ts";
import { exampleRequest } from "./openapi-example.ts";
import type { ServicePeers } from "./peers.ts";
import { type Ground, routes } from "./routes.ts";

/**
 * Asks routes like the service's own a few times, over nothing: their code is compiled before the first caller comes, and
 * neither log nor metrics know of it.
 */
export async function warmRoutes(peers: ServicePeers, ground: Ground): Promise<void> {
  const file = { format: "pdf", ending: ".pdf", bytes: new Uint8Array(1000) };
  const renderer: Pick<Renderer, "check" | "render" | "stats"> = {
    check: async () => [],
    render: async () => ({ agency: "", year: 0, files: [file], findings: [] }),
    stats: () => ground.renderer.stats(),
  };
  const over: Partial<Ground> = { renderer: renderer as Renderer, log: () => {}, count: () => {} };
  const { app } = routes(peers, { ...ground, ...over, token: undefined });
  const body = JSON.stringify(exampleRequest);
  for (let i = 0; i < 5; i++)
    for (const path of ["/v1/reports/render?format=pdf", "/v1/reports/check", "/v1/nowhere"]) {
      const headers = { "content-type": "application/json" };
      const answer = await app.fetch(
        new Request(`http://localhost${path}`, { method: "POST", body, headers }),
      );
      await answer.arrayBuffer();
    }
}
