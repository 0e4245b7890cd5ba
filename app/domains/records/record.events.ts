import { defineEvents, toCouncil } from "~/domains/audit/events.rules";
import { toldDay } from "~/domains/offers/offer-words.rules";

/** What was taken for the child's case record, and that it was filed there: the council's alone. */
export const RECORD_EVENTS = defineEvents(
  { domain: "records", group: "export", subjects: ["placement"] },
  {
    "record-taken": toCouncil("The pack for the child’s case record was downloaded", {
      placement: "text",
      sha256: "text",
    }),
    "record-filed": toCouncil(
      ({ data }) => `The pack for the child’s case record was filed on ${toldDay(data.date)}`,
      { placement: "text", sha256: "text", date: "text" },
    ),
  },
);
