/** A level of PDF/A (ISO 19005). 1b is GB/T 23286.1—2009. */
export const archiveLevels = ["PDF/A-1b", "PDF/A-2a", "PDF/A-3a"] as const;
export type ArchiveLevel = (typeof archiveLevels)[number];

/** The level that `archive: true` stands for: the one that keeps the figures too. */
export const fullArchive: ArchiveLevel = "PDF/A-3a";
