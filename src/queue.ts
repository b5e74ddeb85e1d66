export { type Enqueued, type EnqueueOptions, enqueueReports, type QueuedReport } from "./queue/enqueue.ts";
export type { BatchEntry, NotQueued, QueuedLook, QueuedName, ReportDone } from "./queue/job-data.ts";
export { folderStore, type Store, type StoredFile } from "./queue/store.ts";
export type { BatchSummary } from "./queue/summary.ts";
export { type QueueWorker, type QueueWorkerOptions, startQueueWorker } from "./queue/worker.ts";
