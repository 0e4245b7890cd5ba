import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { dateEntry, optionalDateEntry } from "~/platform/forms/entry.schema";
import { choice, field, optionalChoice, refuse, text, tick } from "~/platform/forms/fields.schema";
import { londonDate } from "~/platform/time";
import { BOARD_CODES, PARTIES } from "./funding-parties.options";
import { percentWords, type Share, WHOLE } from "./funding-shares.rules";

const PERCENT = /^(\d{1,3})(?:\.(\d{1,2}))?$/;

/** A percentage with up to two decimals → whole basis points; nothing at all is 0. */
function percentEntry(label: string) {
  return field<number, string | undefined>((sent, ctx) => {
    const typed = typeof sent === "string" ? sent.replace("%", "").trim() : "";
    if (typed === "") return 0;
    const [, whole = "", part = ""] = PERCENT.exec(typed) ?? [];
    const basisPoints = Number(whole) * 100 + Number(part.padEnd(2, "0"));
    if (whole === "" || basisPoints > WHOLE)
      return refuse(ctx, `${label} must be a percentage between 0 and 100, like 30 or 33.33`);
    return basisPoints;
  });
}

/** Who pays from a day on: a percentage for each party that add up to 100. */
export const fundingSplitSchema = acrossFields(
  z.object({
    firstDay: dateEntry("the first day"),
    socialCare: percentEntry("Social care"),
    education: percentEntry("Education"),
    health: percentEntry("Health"),
    board: optionalChoice(BOARD_CODES, "Choose a board from the list"),
    paysProvider: tick(),
  }),
  ({ socialCare, education, health, board, paysProvider }, tell) => {
    if (health && board === "") tell("board", "Choose which board pays the health share");
    if (health === 0 && board) tell("health", "Enter the health share of the board, or choose no board");
    if (health === 0 && paysProvider)
      tell("paysProvider", "Only a health share can be paid straight to the provider");
    if (socialCare === undefined || education === undefined || health === undefined) return;
    const sum = socialCare + education + health;
    if (sum !== WHOLE)
      tell("socialCare", `The shares add up to ${percentWords(sum)}. They must add up to 100%`);
  },
);

/** The shares that such a form says, those of nothing left out. */
export function sharesOf(form: z.output<typeof fundingSplitSchema>): Share[] {
  const points = { "social-care": form.socialCare, education: form.education, health: form.health };
  return PARTIES.flatMap((party) =>
    points[party] === 0
      ? []
      : [
          {
            party,
            basisPoints: points[party],
            icbCode: party === "health" ? form.board : null,
            paysProvider: party === "health" && form.paysProvider,
          },
        ],
  );
}

const ANSWERS = ["agreed", "refused"] as const;

/** What a party answered: whether it agreed, who, when, until when and where it is written. */
export function partyAnswerSchema(now: Date) {
  return acrossFields(
    z.object({
      answer: choice(ANSWERS, "Choose whether it agreed"),
      answeredBy: text({
        label: "Who answered",
        max: 200,
        missing: "Enter who answered, by their role",
        oneLine: "Enter who answered on one line",
      }),
      answeredOn: dateEntry("the date of the answer"),
      agreedUntil: optionalDateEntry("the last day it agreed to"),
      evidence: text({
        label: "The document or reference",
        max: 500,
        missing: "Enter the document or reference of the answer",
      }),
    }),
    ({ answer, answeredOn, agreedUntil }, tell) => {
      if (answeredOn && answeredOn > londonDate(now)) tell("answeredOn", "The date is in the future");
      if (answer === "refused" && agreedUntil)
        tell("agreedUntil", "Leave the last day blank where it refused");
    },
  );
}

/** A split that was wrong is withdrawn: the form says nothing but that. */
export const withdrawSplitSchema = z.object({});
