import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { choice, rowVersion, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { PROMISE_ANSWERS } from "./promise.options";

export const PROMISE_NOTE_MAX = 1_000;

const point = (of: string) => choice(keysOf(PROMISE_ANSWERS), `Choose whether it is as promised: ${of}`);

/** Whether a placement is what was promised, point by point; what differs is said in the note. */
export const promiseSchema = acrossFields(
  z.object({
    version: rowVersion,
    staffing: point("staffing"),
    education: point("education"),
    health: point("health"),
    "family-time": point("family time"),
    culture: point("culture and identity"),
    extras: point("extras that are paid for"),
    note: text({ label: "The note", max: PROMISE_NOTE_MAX }),
  }),
  (answer, tell) => {
    const differs = Object.values(answer).includes("differs");
    if (differs && answer.note === "") tell("note", "Say what is not as promised");
  },
);

/** What the provider is told of what differs. */
export const promiseMessageSchema = z.object({
  version: rowVersion,
  /** How many messages the page showed as sent: a colleague's in between is a conflict. */
  told: rowVersion,
  words: text({
    label: "What you write",
    max: PROMISE_NOTE_MAX,
    missing: "Write what the provider should know",
  }),
});
