// Loaded before all else in each thread: reports of some agencies hang, end their thread, kill their process.
import { isMainThread, parentPort } from "node:worker_threads";

const faults = {
  // As a loop without an end, and no burden for the machine.
  挂起: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  退出: () => process.exit(3),
  杀死: () => process.kill(process.pid, "SIGKILL"),
};
if (!isMainThread) {
  const on = parentPort.on.bind(parentPort);
  parentPort.on = (event, listener) =>
    on(event, (message) => {
      const [, fault] = /^故障(..)/u.exec(message?.argument?.data?.agency ?? "") ?? [];
      if (fault !== undefined) faults[fault]();
      listener(message);
    });
}
