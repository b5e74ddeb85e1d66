import type { Renderer } from "../batch/renderer.ts";
import type { HeldBytes } from "./body.ts";
import type { ServicePeers } from "./peers.ts";

/** Figures for whoever watches the service (OpenMetrics by Prometheus); nothing of a report is among them. */
export function openMetrics(prometheus: ServicePeers["prometheus"], renderer: Renderer, held: HeldBytes) {
  const registry = new prometheus.Registry();
  const registers = [registry];
  const requests = new prometheus.Counter({
    name: "nianbao_requests_total",
    help: "请求数，按地址和状态",
    labelNames: ["route", "status"],
    registers,
  });
  const seconds = new prometheus.Histogram({
    name: "nianbao_request_seconds",
    help: "请求用时（秒）",
    labelNames: ["route"],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30],
    registers,
  });
  new prometheus.Gauge({
    name: "nianbao_renderer",
    help: "渲染器：线程、处理中、等候、完成、超时、线程意外结束、拒绝、取消",
    labelNames: ["what"],
    registers,
    collect() {
      for (const [what, count] of Object.entries(renderer.stats())) this.set({ what }, count);
    },
  });
  new prometheus.Gauge({
    name: "nianbao_resident_bytes",
    help: "进程占用的内存（字节）",
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  new prometheus.Gauge({
    name: "nianbao_held_bytes",
    help: "已接收、还没处理完的内容（字节）",
    registers,
    collect() {
      this.set(held.count);
    },
  });
  return {
    type: registry.contentType,
    text: () => registry.metrics(),
    note(route: string, status: number, ms: number) {
      requests.inc({ route, status: String(status) });
      seconds.observe({ route }, ms / 1000);
    },
  };
}
