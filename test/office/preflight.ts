// PDFBox Preflight, of Debian: libpdfbox2-java, libactivation-java, libjaxb-api-java.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const jars = [
  "preflight",
  "pdfbox2",
  "xmpbox",
  "fontbox2",
  "commons-logging",
  "commons-io",
  "javax.activation",
  "jaxb-api",
];
const classPath = jars.map((jar) => `/usr/share/java/${jar}.jar`).join(":");

/** What Preflight says against a file as PDF/A-1b, a line each; nothing if it is valid. */
export async function preflightFaults(path: string): Promise<string[]> {
  const main = "org.apache.pdfbox.preflight.Validator_A1b";
  const { stdout } = await promisify(execFile)("java", ["-cp", classPath, main, path]).catch(
    (error: { stdout?: string }) => {
      // It leaves with an error when it has found something.
      if (error.stdout?.includes("PDF/A-1b")) return { stdout: error.stdout };
      throw error;
    },
  );
  if (stdout.includes("is a valid PDF/A-1b file")) return [];
  if (!stdout.includes("is not a valid PDF/A-1b file")) throw new Error(`no verdict: ${stdout}`);
  return stdout
    .split("\n")
    .slice(1)
    .filter((line) => line.trim() !== "");
}
