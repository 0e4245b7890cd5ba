import { defineEvents, toBoth, toCouncil, toProvider } from "~/domains/audit/events.rules";

const ofOffer = { offer: "text?", serviceId: "text?" } as const;
const ofVersion = {
  ...ofOffer,
  version: "number?",
  weeklyPence: "number?",
  firstYearPence: "number?",
  costingChanged: "flag?",
  edition: "number?",
  code: "text?",
} as const;
/** "The council answered the impact assessment: 3 agreed, 1 question, 1 not met". */
function answeredWords(data: Readonly<Record<string, unknown>>): string {
  const { agreed, questions, notMet } = data;
  const counts = [
    [agreed, "agreed"],
    [questions, questions === 1 ? "question" : "questions"],
    [notMet, "not met"],
  ] as const;
  const said = counts.flatMap(([count, words]) =>
    typeof count === "number" && count > 0 ? [`${count} ${words}`] : [],
  );
  return `The council answered the impact assessment${said.length > 0 ? `: ${said.join(", ")}` : ""}`;
}

/** The provider reads how far the money is and since when, never who decided. */
const money = { unnamed: true, group: "funding" } as const;

/** What happens to an offer, whichever domain moves it, and how far its money is. */
export const OFFER_EVENTS = defineEvents(
  { domain: "offers", group: "offer", subjects: ["offer"] },
  {
    "offer-begun": toProvider("A draft offer was started", ofVersion, { quiet: true }),
    // Quiet beside "Linden House made an offer", which names the home.
    "offer-submitted": toBoth("The offer was made", ofVersion, { quiet: true }),
    "offer-amended": toBoth("The offer was changed", ofVersion),
    "impact-answered": toBoth(({ data }) => answeredWords(data), {
      ...ofVersion,
      agreed: "number?",
      questions: "number?",
      notMet: "number?",
    }),
    "impact-replied": toBoth("The home replied about its impact assessment", {
      ...ofVersion,
      replies: "number?",
    }),
    "offer-not-safe": toBoth("The council said that this offer does not keep the child safe", ofVersion),
    "offer-safe-after-all": toBoth(
      "The council withdrew that this offer does not keep the child safe",
      ofVersion,
    ),
    "impact-assessment-sent": toBoth("The impact assessment was sent", ofVersion),
    "offer-confirmed": toBoth("The offer was confirmed for the latest edition", ofVersion),
    "offer-withdrawn": toBoth("The offer was withdrawn", ofVersion),
    "offer-expired": toBoth("The hold on the place ended and the offer expired", ofVersion),
    "offer-shortlisted": toBoth("The offer was shortlisted", ofVersion),
    "offer-put-in-reserve": toBoth("The offer is kept in reserve", ofVersion),
    "offer-place-held": toBoth(
      ({ data }) => `The place is held for another referral until ${String(data.until)}`,
      { ...ofVersion, until: "text" },
    ),
    "offer-place-taken": toBoth("The place was taken for another referral", ofVersion),
    "offer-not-selected": toBoth("The offer was not selected", {
      ...ofVersion,
      // Because another one was accepted.
      another: "flag?",
    }),
    "offer-ended-with-search": toBoth("The offer ended with the search", ofVersion),
    "offer-preferred": toBoth("The offer is preferred", ofVersion),
    "offer-stepped-back": toBoth("The offer went back to the shortlist", ofVersion),
    "offer-authorised": toCouncil("Funding for the offer was authorised", ofVersion, {
      group: "funding",
      quiet: true,
    }),
    "offer-accepted": toBoth(
      ({ data }) =>
        data.placeConfirmed === true
          ? "The offer was accepted. The council says that it called the provider about the place"
          : "The offer was accepted",
      { ...ofVersion, placeConfirmed: "flag?" },
    ),
    "offer-fell-through": toBoth("The placement fell through", ofVersion),
    // Recorded by `agreements`, which accepts.
    "accepted-in-spite-of-alert": toCouncil(
      (event) => `Accepted despite an alert (${String(event.data.alerts)})`,
      { ...ofOffer, alerts: "text" },
    ),
    "funding-asked": toProvider("The council has requested funding approval", ofOffer, money),
    "funding-authorised": toProvider("Funding was authorised", ofOffer, money),
    "funding-returned": toProvider("The council is answering a funding query", ofOffer, money),
    "funding-refused": toProvider("Funding was refused", ofOffer, money),
    "funding-lapsed": toProvider("The funding promised by phone lapsed: nobody moved in", ofOffer, money),
    "funding-cancelled": toProvider("Funding approval must be requested again", ofOffer, money),
  },
);
