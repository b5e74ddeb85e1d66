// The command as a clerk types it: here, which starts in no time, or as it is built, in a process of its own.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

// What was built is run, since a batch's threads start from files: npm test builds first.
const { run } = (await import(
  new URL("../dist/cli/run.js", import.meta.url).href
)) as typeof import("../src/cli/run.ts");
export const builtCommand = fileURLToPath(new URL("../dist/cli/bin.js", import.meta.url));

export interface Said {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a command in this process. */
export async function nianbao(args: readonly string[], { cwd, env }: Surroundings = {}): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []];
  const into = (lines: string[]) => (line: string) => lines.push(`${line}\n`);
  const [here, before] = [process.cwd(), process.env];
  try {
    if (cwd !== undefined) process.chdir(cwd);
    if (env !== undefined) process.env = env;
    const status = await run([process.execPath, builtCommand, ...args], into(out), into(err));
    return { status, stdout: out.join(""), stderr: err.join("") };
  } finally {
    process.chdir(here);
    process.env = before;
  }
}

/** Runs a command in a process of its own. */
export async function started(args: readonly string[], surroundings: Surroundings = {}): Promise<Said> {
  try {
    const said = await promisify(execFile)(process.execPath, [builtCommand, ...args], surroundings);
    return { status: 0, ...said };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { status: code, stdout, stderr };
  }
}
