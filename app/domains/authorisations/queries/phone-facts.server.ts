import { dayWords } from "~/domains/offers/offer-words.rules";
import { formatPence } from "~/platform/forms/money";
import { dayAndTime, dayOfColumn } from "~/platform/time";

type Given = {
  verbalCapPence: number | null;
  verbalUntil: Date | null;
  confirmBy: Date | null;
  escalatedAt: Date | null;
  escalatedWhy: string | null;
};

/** What an authorisation says of the call by which it was given; nothing of one that was asked for in the portal. */
export function phoneFacts(
  { verbalCapPence, verbalUntil, confirmBy, escalatedAt, escalatedWhy }: Given,
  by: string | null,
  at: Date,
): { label: string; value: string }[] {
  if (by === null || verbalCapPence === null || confirmBy === null) return [];
  const until = dayOfColumn(verbalUntil);
  return [
    {
      label: "Authorised by phone",
      value: `${by}, up to ${formatPence(verbalCapPence)} a week${until === null ? "" : `, until ${dayWords(until)}`}`,
    },
    { label: "Confirm by", value: dayAndTime(confirmBy, at) },
    ...(escalatedAt === null
      ? []
      : [
          {
            label: "Sent to the director",
            value: [dayAndTime(escalatedAt, at), escalatedWhy ?? "not confirmed in time"].join(": "),
          },
        ]),
  ];
}
