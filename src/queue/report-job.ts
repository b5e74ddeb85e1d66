import type { Redis } from "ioredis";
import type { Renderer } from "../batch/renderer.ts";
import { packageVersion } from "../files/package-version.ts";
import { chosenOutputs, readOptionsFor } from "../formats/render.ts";
import { OptionsError } from "../problem/options-error.ts";
import { NianbaoError, problemLines } from "../problem/problem.ts";
import type { RenderOptions } from "../style/options.ts";
import { type Aloneness, aloneFor } from "./alone.ts";
import type { ReportDone, ReportJob } from "./job-data.ts";
import type { Store } from "./store.ts";

/** What a worker renders with. */
export interface ReportTools {
  readonly redis: Redis;
  readonly renderer: Renderer;
  readonly store: Store;
  /** Fonts and template of this machine. */
  readonly render: Pick<RenderOptions, "fonts" | "template">;
  readonly alone: Aloneness;
}

/** What will not be otherwise the next time: not a fault of a thread, a disk or Redis. */
export function isFinal(error: unknown): error is NianbaoError {
  if (!(error instanceof NianbaoError)) return false;
  return error.isAboutData || ["OPTIONS_INVALID", "READ_REFUSED"].includes(error.code);
}

/** Why a report failed, for the summary: what the checks found too, each with its place. */
export const reasonOf = ({ code, message, problems }: NianbaoError): string =>
  code === "FINDINGS" ? `${message}\n${problemLines(problems)}` : message;

/** The options of a report with those of the machine that one of its outputs uses: others are refused by the renderer. */
function withOwn({ formats, render }: ReportJob, own: ReportTools["render"]): RenderOptions {
  const chosen = chosenOutputs(formats);
  const isUsed = (option: RenderOptions) => {
    try {
      readOptionsFor(chosen, { ...render, ...option });
    } catch (error) {
      return !(error instanceof OptionsError && error.problems.every(({ code }) => code === "UNUSED_OPTION"));
    }
    return true;
  };
  const used = Object.entries(own).filter(
    ([name, value]) => value !== undefined && isUsed({ [name]: value }),
  );
  return { ...render, ...Object.fromEntries(used) };
}

/** Renders a report into the store. @returns `null` if its files are there already */
export async function renderJob(data: ReportJob, tools: ReportTools): Promise<ReportDone | null> {
  const { name, sum, formats, check, version } = data;
  const { redis, renderer, store, render, alone } = tools;
  if (version !== packageVersion()) {
    const message = `放进队列的是 ${version} 版，这台 work 是 ${packageVersion()} 版；请各台装同一版，再放进队列一次。`;
    throw new NianbaoError("PLATFORM_LACKS", message);
  }
  if (await store.has(name, sum)) return null;
  const options = { ...withOwn(data, render), formats, check };
  const { files, findings } = await renderer.render(data.data, options);
  const kept = files.map(({ ending, bytes }) => ({ name: name + ending, bytes }));
  // Another batch may have asked for the same, or for another report of this name.
  await aloneFor(redis, name, alone, async () => {
    if (!(await store.has(name, sum))) await store.put(name, sum, kept);
  });
  const count = (severity: string) =>
    findings.filter((finding) => finding.severity === severity && finding.waived === undefined).length;
  const uncarried = files.reduce((total, file) => total + (file.uncarried ?? []).length, 0);
  return { errors: count("error"), warnings: count("warning"), uncarried };
}
