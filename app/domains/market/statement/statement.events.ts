import { defineEvents, toCouncil } from "~/domains/audit/events.rules";
import { STATEMENT_SECTIONS } from "./sections.options";

const ofEdition = { number: "number" } as const;
const edition = (number: unknown) => (typeof number === "number" ? ` ${number}` : "");
const section = (key: unknown) => {
  const found = Object.entries(STATEMENT_SECTIONS).find(([one]) => one === key);
  return found ? `“${found[1].label}”` : "a section";
};

/** What happened to a council's market position statement: the council's own, also once it is published. */
export const STATEMENT_EVENTS = defineEvents(
  { domain: "market", group: "market", subjects: ["statement"] },
  {
    "statement-started": toCouncil(
      ({ data }) => `Market position statement${edition(data.number)} started`,
      ofEdition,
    ),
    "statement-written": toCouncil(
      ({ data }) => `Market position statement${edition(data.number)}: ${section(data.section)} changed`,
      { number: "number", section: "text?" },
      { quiet: true },
    ),
    "statement-commented": toCouncil(
      ({ data }) => `Comment on ${section(data.section)} of market position statement${edition(data.number)}`,
      { number: "number", section: "text" },
      { quiet: true },
    ),
    "statement-sent-to-review": toCouncil(
      ({ data }) => `Market position statement${edition(data.number)} sent to review`,
      ofEdition,
    ),
    "statement-returned": toCouncil(
      ({ data }) => `Market position statement${edition(data.number)} returned to draft`,
      ofEdition,
    ),
    "statement-published": toCouncil(
      ({ data }) => `Market position statement${edition(data.number)} published`,
      { number: "number", sha256: "text" },
    ),
  },
);
