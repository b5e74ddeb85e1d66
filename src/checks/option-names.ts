/** The names of what a check may be told, without the rules: threads ask for them before they load any. */
export const checkOptionNames = ["previous", "publishBy", "waived"] as const;
