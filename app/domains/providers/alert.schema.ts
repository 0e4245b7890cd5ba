import { z } from "zod";
import { dateEntry } from "~/platform/forms/entry.schema";
import type { AlertKind } from "./alert.rules";
import { ALERT_KINDS } from "./service-words.rules";

const KINDS = Object.keys(ALERT_KINDS) as [AlertKind, ...AlertKind[]];

export const raiseAlertSchema = z.object({
  kind: z.enum(KINDS, { error: "Choose what kind of alert it is" }),
  note: z
    .string({ error: "Say what has happened" })
    .trim()
    .min(1, "Say what has happened")
    .max(1000, "Enter at most 1,000 characters"),
  reviewOn: dateEntry("the review date"),
});
export type RaiseAlertForm = z.input<typeof raiseAlertSchema>;

const reason = z
  .string({ error: "Say why" })
  .trim()
  .min(1, "Say why")
  .max(1000, "Enter at most 1,000 characters");

/** A review ends the alert, or keeps it until another review. */
export const reviewAlertSchema = z.discriminatedUnion(
  "outcome",
  [
    z.object({ outcome: z.literal("keep"), reason, reviewOn: dateEntry("the next review date") }),
    z.object({ outcome: z.literal("end"), reason }),
  ],
  { error: "Choose whether the alert stays" },
);
export type ReviewAlertValue = z.output<typeof reviewAlertSchema>;
