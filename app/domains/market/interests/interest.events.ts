import { defineEvents, type ToldEvent, toBoth } from "~/domains/audit/events.rules";
import { asInterestState, INTEREST_STATE_WORDS } from "./interest.machine";

const ofInterest = { title: "text" } as const;
const about = ({ title }: ToldEvent["data"]) => `“${String(title)}”`;

/** What passed between a provider and a council about a commissioning intention, by its published title; the words stay there. */
export const INTEREST_EVENTS = defineEvents(
  { domain: "market", group: "market", subjects: ["interest"] },
  {
    "interest-submitted": toBoth(
      {
        council: ({ data }) => `A provider is interested in ${about(data)}`,
        provider: ({ data }) => `The council was told that you are interested in ${about(data)}`,
      },
      ofInterest,
    ),
    "interest-answered": toBoth(
      ({ data }) => `The council answered the interest in ${about(data)}${moved(data)}`,
      {
        ...ofInterest,
        state: "text?",
      },
    ),
    "interest-written": toBoth(
      ({ data }) => `The provider wrote to the council about its interest in ${about(data)}`,
      ofInterest,
    ),
    "interest-withdrawn": toBoth(
      ({ data }) => `The provider withdrew its interest in ${about(data)}`,
      ofInterest,
    ),
  },
);

function moved({ state }: ToldEvent["data"]): string {
  return typeof state === "string"
    ? `. Status: ${INTEREST_STATE_WORDS[asInterestState(state)].toLowerCase()}`
    : "";
}
