import { countOf, defineEvents, toBoth, toCouncil } from "~/domains/audit/events.rules";

const ofPlacement = { placement: "text", serviceId: "text" } as const;
const ofVerdict = { ...ofPlacement, days: "number", differs: "number" } as const;

const found = (differs: unknown) =>
  differs === 0
    ? "everything as described"
    : `${countOf(differs, "section differs or was missing", "sections differ or were missing")}`;

/** What people say of a placement. Their words stay in their own rows, which can forget them. */
export const FEEDBACK_EVENTS = defineEvents(
  { domain: "feedback", group: "offer", subjects: ["placement"] },
  {
    "verdict-given": toBoth(
      ({ data }) => `The provider on the referral after ${String(data.days)} days: ${found(data.differs)}`,
      ofVerdict,
    ),
    "verdict-corrected": toBoth(
      ({ data }) =>
        `The provider corrected what it says of the referral after ${String(data.days)} days: ${found(data.differs)}`,
      ofVerdict,
    ),
    "verdict-read": toCouncil(
      ({ data }) => `Read what the provider says of the referral after ${String(data.days)} days`,
      { ...ofPlacement, days: "number" },
    ),
  },
);
