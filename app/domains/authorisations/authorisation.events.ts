import { defineEvents, toCouncil } from "~/domains/audit/events.rules";
import { toldDay } from "~/domains/offers/offer-words.rules";
import { formatPence } from "~/platform/forms/money";

const ofOffer = { offer: "text", serviceId: "text" } as const;

/** The decision on funding, which only the council reads. */
export const AUTHORISATION_EVENTS = defineEvents(
  { domain: "authorisations", group: "funding", subjects: ["authorisation", "organisation"] },
  {
    "authorisation-asked": toCouncil("Funding approval was requested", { ...ofOffer, weeklyPence: "number" }),
    "authorised-by-phone": toCouncil(
      ({ data }) =>
        `${data.by} authorised funding by phone until ${toldDay(data.until)}${typeof data.capPence === "number" ? `, up to ${formatPence(data.capPence)} a week` : ""}`,
      { ...ofOffer, by: "text", capPence: "number", until: "text" },
    ),
    "phone-funding-not-confirmed": toCouncil(
      "Funding given by phone was not confirmed and went to the director",
      ofOffer,
    ),
    "phone-funding-overdue": toCouncil(
      "Funding given by phone was not confirmed in time and went to the director",
      ofOffer,
    ),
    "phone-authority-lapsed": toCouncil(
      "The authority given by phone lapsed because nobody moved in",
      ofOffer,
    ),
    "authorisation-asked-again": toCouncil(
      "The funding query was answered and approval requested again",
      ofOffer,
    ),
    "authorisation-authorised": toCouncil(
      ({ data }) => {
        const until = typeof data.until === "string" ? ` until ${toldDay(data.until)}` : "";
        return `Funding was authorised${until}${data.conditions === true ? ", with conditions" : ""}`;
      },
      { ...ofOffer, until: "text?", conditions: "flag?" },
    ),
    "funding-continued": toCouncil(
      ({ data }) =>
        typeof data.until === "string"
          ? `Funding was continued until ${toldDay(data.until)}`
          : "Funding was continued with no end date",
      { ...ofOffer, until: "text?" },
    ),
    "authorisation-returned": toCouncil("Funding query sent to the broker", ofOffer),
    "authorisation-refused": toCouncil("Funding was refused", ofOffer),
    "authorisation-cancelled": toCouncil(
      (event) =>
        event.data.because === "fell-through"
          ? "The authorisation was cancelled because the placement fell through"
          : "The funding request was cancelled",
      { ...ofOffer, because: "text?" },
    ),
    "authorised-unconfirmed-provider": toCouncil(
      "Funding was authorised for an unconfirmed provider",
      ofOffer,
    ),
    "preferred-in-spite-of-alert": toCouncil(
      (event) => `Preferred despite an alert (${String(event.data.alerts)})`,
      { ...ofOffer, alerts: "text" },
      { group: "offer" },
    ),
    "funding-panel-recorded": toCouncil(
      ({ data }) => `Decision of the ${data.panel} on ${toldDay(data.metOn)} recorded`,
      { ...ofOffer, panel: "text", metOn: "text" },
    ),
    "funding-panel-named": toCouncil(
      ({ data }) =>
        typeof data.panel === "string"
          ? `The council’s funding panel is called “${data.panel}”`
          : "The council has no funding panel",
      { panel: "text?" },
    ),
    // Of the council: who decides on its funding.
    "funding-limit-set": toCouncil(
      ({ data }) =>
        typeof data.firstYearPence === "number"
          ? `A head of service can authorise up to ${formatPence(data.firstYearPence)} for the first year, the director above that`
          : "A head of service can authorise any amount of funding",
      { firstYearPence: "number?" },
    ),
    "funding-deputy-named": toCouncil(
      ({ data }) => `${data.deputy} was named as deputy for ${data.absent} on funding, ${data.span}`,
      { deputy: "text", absent: "text", span: "text" },
    ),
    "funding-deputy-ended": toCouncil(
      ({ data }) => `${data.deputy} was removed as deputy for ${data.absent} on funding`,
      { deputy: "text", absent: "text" },
    ),
  },
);
