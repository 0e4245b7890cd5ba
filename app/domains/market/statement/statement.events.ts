import { defineEvents, toCouncil } from "~/domains/audit/events.rules";
import { asIntentionState, INTENTION_STATE_WORDS } from "../intentions/intention.machine";
import { STATEMENT_SECTIONS } from "./sections.options";

const ofEdition = { number: "number" } as const;
/** "Market position statement, version 2, published" */
const statement = (number: unknown, what: string) =>
  `Market position statement${typeof number === "number" ? `, version ${number},` : ""} ${what}`;
const section = (key: unknown) => {
  const found = Object.entries(STATEMENT_SECTIONS).find(([one]) => one === key);
  return found ? `“${found[1].label}”` : "a section";
};

const intentionState = (state: unknown) =>
  INTENTION_STATE_WORDS[asIntentionState(String(state))].toLowerCase();

/** What happened to a council's market position statement: the council's own, also once it is published. */
export const STATEMENT_EVENTS = defineEvents(
  { domain: "market", group: "market", subjects: ["statement"] },
  {
    "statement-started": toCouncil(({ data }) => statement(data.number, "started"), ofEdition),
    "statement-written": toCouncil(
      ({ data }) => statement(data.number, `changed: ${section(data.section)}`),
      { number: "number", section: "text?" },
      { quiet: true },
    ),
    "statement-commented": toCouncil(
      ({ data }) => statement(data.number, `commented on: ${section(data.section)}`),
      { number: "number", section: "text" },
      { quiet: true },
    ),
    "statement-sent-to-review": toCouncil(({ data }) => statement(data.number, "sent for review"), ofEdition),
    "statement-returned": toCouncil(({ data }) => statement(data.number, "returned to draft"), ofEdition),
    "intention-moved": toCouncil(
      ({ data }) => statement(data.number, `commissioning intention now: ${intentionState(data.state)}`),
      { number: "number", state: "text" },
    ),
    "statement-published": toCouncil(({ data }) => statement(data.number, "published"), {
      number: "number",
      sha256: "text",
    }),
  },
);
