import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { optionalDateEntry } from "~/platform/forms/entry.schema";
import { choice, optionalChoice, rowVersion, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { STEP_DOWN_OBJECTIONS, STEP_DOWN_TARGETS } from "./step-down-targets.options";

const MAX_LENGTH = 1_000;

/** Where the child should live next, by when, and what has to be true first. */
export const stepDownSchema = acrossFields(
  z.object({
    version: rowVersion,
    target: choice(keysOf(STEP_DOWN_TARGETS), "Choose where the child should live next"),
    dueOn: optionalDateEntry("the day").transform((day) => day ?? null),
    conditions: text({ label: "What has to be true first", max: MAX_LENGTH }),
  }),
  ({ target, dueOn }, tell) => {
    if (target === "none" && dueOn) tell("dueOn", "Leave the day blank when no step-down is planned");
    if (target && target !== "none" && dueOn === null)
      tell("dueOn", "Enter the date this should happen by, like 27 3 2027");
  },
);

/** The provider agrees, or objects with a reason. */
export const stepDownAnswerSchema = acrossFields(
  z.object({
    version: rowVersion,
    answer: choice(["agreed", "objected"], "Choose whether you agree"),
    objection: optionalChoice(keysOf(STEP_DOWN_OBJECTIONS), "Choose a reason from the list"),
    words: text({ label: "What you want the council to know", max: MAX_LENGTH }),
  }),
  ({ answer, objection, words }, tell) => {
    if (answer === "objected" && !objection) tell("objection", "Choose why you object");
    if (answer === "agreed" && objection) tell("objection", "Choose no reason when you agree");
    if (objection === "other" && words === "") tell("words", "Say why you object");
  },
);
