import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { dateEntry } from "~/platform/forms/entry.schema";
import { choice, optionalChoice, optionalWholeNumber, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import type { IntentionEvent } from "./intention.machine";
import { INTENTION_KINDS } from "./intention-kinds.options";

/** The forms of an intention. */

const EVENTS = ["plan", "go-to-market", "start", "finish", "drop"] as const satisfies IntentionEvent[];

/** A step is refused by the machine where it does not lead on from the state. */
export const moveIntentionSchema = acrossFields(
  z.object({
    event: choice(EVENTS, "Choose the new status"),
    reason: text({ label: "The reason", max: 500 }),
  }),
  ({ event, reason }, tell) => {
    if (event === "drop" && reason === "") tell("reason", "Enter why it is dropped");
  },
);

const oneLine = "Enter it on one line";

export const intentionBlockSchema = acrossFields(
  z.object({
    title: text({ label: "The need", max: 120, missing: "Enter what is needed, in a line", oneLine }),
    type: choice(keysOf(INTENTION_KINDS), "Choose a type"),
    homes: optionalWholeNumber({ label: "The number of homes", min: 1, max: 999 }),
    beds: optionalWholeNumber({ label: "The number of beds", min: 1, max: 9_999 }),
    area: text({ label: "The area", max: 120, missing: "Enter where it is needed", oneLine }),
    needs: text({ label: "Who it is for", max: 300, oneLine }),
    by: dateEntry("the date it is needed by"),
    body: text({ label: "The text", max: 2_000 }),
    step: optionalChoice(["save", "preview"], "Use one of the buttons of the page"),
  }),
  ({ homes, beds }, tell) => {
    if (homes === null && beds === null) tell("homes", "Enter how many homes or how many beds");
  },
);
