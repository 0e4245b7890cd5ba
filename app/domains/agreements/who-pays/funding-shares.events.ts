import { defineEvents, type ToldEvent, toCouncil } from "~/domains/audit/events.rules";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { isCalendarDate } from "~/platform/time";
import { type FundingParty, PARTIES } from "./funding-parties.options";
import { childOf, partyWords, percentWords, type Share, sharesWords } from "./funding-shares.rules";

type Data = ToldEvent["data"];

const ofSplit = { child: "number", children: "number", from: "text" } as const;

const day = (value: unknown) => (isCalendarDate(String(value)) ? dateWords(String(value)) : "a day");
const whose = ({ child, children, from }: Data) =>
  `${childOf({ number: Number(child), of: Number(children) })}, from ${day(from)}`;

/** The shares as the row of an event holds them: basis points by party, and the board. */
const sharesIn = (data: Data): Share[] =>
  PARTIES.flatMap((party) => {
    const basisPoints = data[party];
    return typeof basisPoints === "number" && basisPoints > 0
      ? [{ party, basisPoints, icbCode: boardOf(party, data), paysProvider: false }]
      : [];
  });
const boardOf = (party: FundingParty, { board }: Data) =>
  party === "health" && typeof board === "string" ? board : null;

/** Who pays for the children of a referral. What a party's answer is written in stays in its own row. */
export const FUNDING_SHARE_EVENTS = defineEvents(
  { domain: "agreements", group: "funding", subjects: ["referral"] },
  {
    "funding-split-set": toCouncil(
      ({ data }) => `Who pays for ${whose(data)}: ${sharesWords(sharesIn(data))}`,
      {
        ...ofSplit,
        "social-care": "number?",
        education: "number?",
        health: "number?",
        board: "text?",
      },
    ),
    "funding-split-withdrawn": toCouncil(({ data }) => `Who pays for ${whose(data)}: withdrawn`, ofSplit),
    "funding-party-answered": toCouncil(
      ({ data }) => {
        const party = PARTIES.find((one) => one === data.party) ?? "health";
        const who = partyWords({ party, icbCode: boardOf(party, data) });
        const until = typeof data.until === "string" ? `, until ${day(data.until)}` : "";
        const answered = data.agreed ? "agreed" : "refused";
        return `${who} ${answered} to pay ${percentWords(Number(data.basisPoints))} for ${whose(data)}${until}`;
      },
      { ...ofSplit, party: "text", basisPoints: "number", board: "text?", agreed: "flag", until: "text?" },
    ),
  },
);
