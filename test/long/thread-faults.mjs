// Loaded before all else in each thread: reports of three agencies hang, take all memory, end their thread.
import { isMainThread } from "node:worker_threads";

const { decode } = TextDecoder.prototype;
const faults = {
  挂起: () => {
    for (;;);
  },
  // As a loop without an end, and no burden for the machine.
  停住: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  爆满: () => {
    const all = [];
    for (let i = 0; ; i++) all.push(new Array(1_000_000).fill(i + 0.5));
  },
  退出: () => process.exit(3),
};
if (!isMainThread)
  TextDecoder.prototype.decode = function (...given) {
    const text = decode.apply(this, given);
    const [, fault] = /故障：(挂起|停住|爆满|退出)/u.exec(text.slice(0, 200)) ?? [];
    if (fault !== undefined) faults[fault]();
    return text;
  };
