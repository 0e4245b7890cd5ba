import { z } from "zod";
import { dateEntry } from "~/platform/forms/entry.schema";
import { choice, rowVersion, text } from "~/platform/forms/fields.schema";
import { END_REASONS, type EndReason } from "./end-reasons.options";

const CODES = Object.keys(END_REASONS) as [EndReason, ...EndReason[]];
const MAX_LENGTH = 1_000;

const version = rowVersion;
const note = text({ label: "The note", max: MAX_LENGTH });
const reason = choice(CODES, "Choose a reason");
/** With this reason the code says nothing by itself. */
const said = (form: { reason: EndReason; note: string }) => form.reason !== "other" || form.note !== "";
const SAY_WHY = { path: ["note"], message: "Say what the reason is" };

/** One side says on which day the child moved in, and of a late word why it is late. */
export const moveInSchema = z.object({
  version,
  movedIn: dateEntry("the day the child moved in"),
  why: text({ label: "The reason", max: 500 }),
});

/** Notice: until when, why, and why it is shorter than agreed. */
export const noticeSchema = z
  .object({
    version,
    lastNight: dateEntry("the last night"),
    reason,
    short: text({ label: "The reason for the shorter notice", max: 500 }),
    note,
  })
  .refine(said, SAY_WHY);

/** The council confirms an end that the provider recorded. */
export const confirmEndSchema = z.object({ version });

/** The council says that the child has not left, and why, which the provider reads. */
export const disputeEndSchema = z.object({
  version,
  reason: text({ label: "The reason", max: MAX_LENGTH, missing: "Say why you think the child has not left" }),
});

/** The council says that the child has not moved in, and why, which the provider reads. */
export const disputeStartSchema = z.object({
  version,
  reason: text({
    label: "The reason",
    max: MAX_LENGTH,
    missing: "Say why you think the child has not moved in",
  }),
});

/** A search for the child's next home is begun: the placement itself says why. */
export const searchForChildSchema = z.object({ version });

/** The end: the last night that the child slept there, and why. */
export const endSchema = z
  .object({ version, lastNight: dateEntry("the last night"), reason, note })
  .refine(said, SAY_WHY);
