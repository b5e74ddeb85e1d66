import { run } from "./run.ts";

/** The command as it is typed. */
export async function main(): Promise<void> {
  // A reader that is gone, as `head` is after a line, ends no command.
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", ({ code, message }: NodeJS.ErrnoException) => {
      if (code === "EPIPE") return;
      process.exitCode = 2;
      if (stream === process.stdout)
        console.error(
          code === "ENOSPC" ? "写不出结果：磁盘已满，请清出空间后再试。" : `写不出结果：${message}`,
        );
    });
  const status = await run(process.argv, console.log, console.error);
  process.exitCode = Math.max(status, Number(process.exitCode ?? 0));
}
