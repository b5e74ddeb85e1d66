import { beside } from "./beside.ts";
import { type Collection, first } from "./collection.ts";
import { eighteenth } from "./eighteenth.ts";
import { eighth } from "./eighth.ts";
import { eleventh } from "./eleventh.ts";
import { fifteenth } from "./fifteenth.ts";
import { fifth } from "./fifth.ts";
import { fourteenth } from "./fourteenth.ts";
import { fourth } from "./fourth.ts";
import { ninth } from "./ninth.ts";
import { second } from "./second.ts";
import { seventeenth } from "./seventeenth.ts";
import { seventh } from "./seventh.ts";
import { sixteenth } from "./sixteenth.ts";
import { sixth } from "./sixth.ts";
import { tenth } from "./tenth.ts";
import { third } from "./third.ts";
import { thirteenth } from "./thirteenth.ts";
import { twelfth } from "./twelfth.ts";

/** Every collection, with what was found of it before the rules were mended after it. */
export const collections: Readonly<
  Record<string, { readonly collection: Collection; readonly unseen: string }>
> = {
  first: { collection: first, unseen: "written beside the rules" },
  second: { collection: second, unseen: "99 of 170 faults, 7 of 244 honest" },
  third: {
    collection: third,
    unseen: "55 of 62 faults (one more was none, and was made one), 1 of 86 honest",
  },
  fourth: { collection: fourth, unseen: "21 of 25 faults, 0 of 22 honest" },
  fifth: {
    collection: fifth,
    unseen: "147 of 220 faults (two were none, five were reworded), 6 of 261 honest (one was none)",
  },
  sixth: { collection: sixth, unseen: "51 of 62 faults, 1 of 96 honest" },
  seventh: {
    collection: seventh,
    unseen: "106 of 132 faults, 6 of 156 honest (four more cases were put right)",
  },
  eighth: { collection: eighth, unseen: "82 of 110 faults, 9 of 140 honest" },
  ninth: { collection: ninth, unseen: "90 of 100 faults, 5 of 142 honest" },
  tenth: { collection: tenth, unseen: "88 of 115 faults, 2 of 163 honest" },
  eleventh: { collection: eleventh, unseen: "45 of 68 faults, 1 of 120 honest" },
  twelfth: { collection: twelfth, unseen: "55 of 59 faults, 3 of 93 honest (three cases put right)" },
  thirteenth: { collection: thirteenth, unseen: "39 of 45 faults, 1 of 58 honest" },
  fourteenth: { collection: fourteenth, unseen: "113 of 129 faults, 3 of 136 honest (two cases put right)" },
  beside: { collection: beside, unseen: "written beside the rules" },
  fifteenth: { collection: fifteenth, unseen: "136 of 159 faults (by their words), 2 of 144 honest" },
  sixteenth: {
    collection: sixteenth,
    unseen: "173 of 214 faults (by their words), 6 of 176 honest (one case put right)",
  },
  seventeenth: {
    collection: seventeenth,
    unseen: "195 of 228 faults (by their words), 9 of 181 honest",
  },
  eighteenth: {
    collection: eighteenth,
    unseen: "97 of 110 faults (by their words; three were none), 1 of 150 honest",
  },
};

export const everything: Collection = {
  faults: Object.values(collections).flatMap(({ collection }) => collection.faults),
  honest: Object.values(collections).flatMap(({ collection }) => collection.honest),
};
