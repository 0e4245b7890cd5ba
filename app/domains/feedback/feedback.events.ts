import { defineEvents, toBoth, toCouncil } from "~/domains/audit/events.rules";
import { outcomeWords, toldWords } from "./promise.rules";
import { differWords } from "./verdict.rules";

const ofPlacement = { placement: "text", serviceId: "text" } as const;
const ofVerdict = { ...ofPlacement, days: "number", differs: "number" } as const;

const pointsOf = (points: unknown) =>
  String(points ?? "")
    .split(" ")
    .filter(Boolean);

const found = (differs: unknown) =>
  differs === 0 ? "everything as described" : differWords(Number(differs));

/** What people say of a placement. Their words stay in their own rows, which can forget them. */
export const FEEDBACK_EVENTS = defineEvents(
  { domain: "feedback", group: "offer", subjects: ["placement", "referral"] },
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
    "promise-checked": toCouncil(
      ({ data }) =>
        `Compared with what was promised. ${outcomeWords({
          ...{
            broken: pointsOf(data.points),
            unknown: Number(data.unknown ?? 0),
            kept: Number(data.kept ?? 0),
          },
        })}`,
      { ...ofPlacement, points: "text", unknown: "number?", kept: "number?" },
    ),
    "promise-told": toBoth(({ data }) => `The council to the provider. ${toldWords(pointsOf(data.points))}`, {
      ...ofPlacement,
      points: "text",
    }),
    "child-view-recorded": toCouncil(
      ({ data }) =>
        `Recorded ${data.moment === "options" ? "the child’s view of the options" : "the child’s view after 28 days"}${data.how === "not-asked" ? ": the child was not asked" : ""}`,
      { moment: "text", how: "text", placement: "text?" },
    ),
    "verdict-read": toCouncil(
      ({ data }) => `Read what the provider says of the referral after ${String(data.days)} days`,
      { ...ofPlacement, days: "number" },
    ),
  },
);
