import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { dateEntry, optionalDateEntry } from "~/platform/forms/entry.schema";
import { text } from "~/platform/forms/fields.schema";
import type { AlertKind } from "./alert.rules";
import { isOfficialAddress } from "./official-address.rules";
import { ALERT_KINDS } from "./service-words.rules";

const KINDS = Object.keys(ALERT_KINDS) as [AlertKind, ...AlertKind[]];

const raiseFields = z.object({
  kind: z.enum(KINDS, { error: "Choose what kind of alert it is" }),
  note: text({ max: 1_000, missing: "Say what has happened" }),
  reviewOn: dateEntry("the review date"),
  /** An official notice that it rests on; with one it stops everybody at once. */
  sourceUrl: text({ max: 500 }).refine(
    (url) => url === "" || isOfficialAddress(url),
    "Enter the web address of the notice on a gov.uk site, like https://reports.ofsted.gov.uk/…",
  ),
  sourceReference: text({ max: 100 }),
  sourceOn: optionalDateEntry("the date of the notice"),
});
export const raiseAlertSchema = acrossFields(raiseFields, (value, tell) => {
  const { sourceUrl, sourceReference, sourceOn } = value;
  const noDay = "sourceOn" in value && sourceOn === undefined;
  if (sourceUrl === "" && sourceReference === "" && noDay) return;
  if (sourceUrl === "")
    tell("sourceUrl", "Enter the web address of the notice, or clear its reference and date");
  if (sourceReference === "") tell("sourceReference", "Enter the reference of the notice");
  if (noDay) tell("sourceOn", "Enter the date of the notice");
});

const reason = text({ max: 1_000, missing: "Say why" });

/** What a second person says of an alert, and how they know. */
export const secondWordSchema = z.object({
  agrees: z.enum(["yes", "no"], { error: "Choose whether you agree" }),
  reason,
});

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
