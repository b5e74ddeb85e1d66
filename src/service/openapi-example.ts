/** A request as the description shows it: a small report, right in every figure. */
export const exampleRequest = {
  report: {
    agency: "某某县某某镇人民政府",
    year: 2025,
    overview: ["2025年，本机关主动公开政府信息12条，收到政府信息公开申请1件，已答复。"],
    proactiveDisclosure: { normativeDocuments: { issued: 1, repealed: 0, inForce: 3 } },
    requests: {
      received: { naturalPerson: 1 },
      outcomes: { disclosed: { naturalPerson: 1 } },
    },
    reviewAndLitigation: {},
    problemsAndImprovements: ["公开的内容还不够全面。下一步，逐项对照目录补齐。"],
  },
  options: {},
};
