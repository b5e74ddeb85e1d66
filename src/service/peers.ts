import { NianbaoError } from "../problem/problem.ts";

/** What the service needs and the rest of the package does not. @throws {NianbaoError} PLATFORM_LACKS, with the line to type */
export async function servicePeers() {
  try {
    const [hono, { getRequestListener }, prometheus] = await Promise.all([
      import("hono"),
      import("@hono/node-server"),
      import("prom-client"),
    ]);
    return { Hono: hono.Hono, getRequestListener, prometheus: prometheus.default };
  } catch (error) {
    const { code = "" } = error as { code?: string };
    if (!/^(?:ERR_)?MODULE_NOT_FOUND$/u.test(code)) throw error;
    const message = "服务要另装三个包，请运行：npm install hono @hono/node-server prom-client";
    throw new NianbaoError("PLATFORM_LACKS", message, { cause: error });
  }
}

export type ServicePeers = Awaited<ReturnType<typeof servicePeers>>;
