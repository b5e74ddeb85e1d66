/** The folder for a batch's notes, in the folder of its outputs. */
export const batchNotes = ".nianbao";

/** The text of a line of notes. */
export const noteText = (line: object): string => `${JSON.stringify(line)}\n`;

/** The lines of a list of notes; half written ones are left out. */
export function noteLines<T>(text: string): T[] {
  return text.split("\n").flatMap((line) => {
    if (line === "") return [];
    try {
      return [JSON.parse(line) as T];
    } catch {
      return [];
    }
  });
}
