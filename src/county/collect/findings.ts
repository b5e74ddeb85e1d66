import type { Finding } from "../../problem/finding.ts";

/** Whether a finding still wants an answer: its rule is not switched off. */
export const isOpen = ({ waived }: Pick<Finding, "waived">): boolean => waived === undefined;
