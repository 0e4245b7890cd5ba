import { z } from "zod";
import { GATE_CHECKLIST_ITEMS } from "~/domains/anonymisation/gate/gate-checklist.rules";
import { acrossFields } from "~/platform/forms/across-fields";
import { choice, choices, optionalChoice, text } from "~/platform/forms/fields.schema";
import { MAX_ROW_SAYS } from "./gate-row.rules";

/** What a person may say of words that the gate found. `mask` takes what the portal suggests. */
export const GATE_ACTIONS = ["mask", "words", "keep"] as const;

const MAX_ITEMS = 400;

/** One row of the form: undecided where no action was chosen. `seen` is what the page said when it was opened. */
export const gateItemSchema = z.object({
  term: text({ label: "The finding", max: 64 }),
  action: optionalChoice(GATE_ACTIONS, "Choose what happens to these words"),
  instead: text({ label: "What is published instead", max: 200 }),
  reason: text({ label: "The reason", max: 500 }),
  seen: text({ label: "What was decided before", max: MAX_ROW_SAYS }),
});

/** The form of all findings. `rest` is the press that masks everything that nobody has decided. */
export const gateDecisionsSchema = acrossFields(
  z.object({
    items: z
      .array(gateItemSchema)
      .max(MAX_ITEMS, "These are more findings than one page can hold")
      .default([]),
    rest: optionalChoice(["mask"], "Use one of the buttons of the page"),
  }),
  ({ items = [] }, tell) => {
    items.forEach(({ action, instead, reason }, index) => {
      const issue = (field: string, message: string) => tell(["items", index, field], message);
      if (action === "words" && instead === "") issue("instead", "Write what is published instead");
      if (action === "keep" && reason === "") issue("reason", "Say why these words may stay");
    });
  },
);

export type GateItemInput = z.output<typeof gateItemSchema>;

/** Words that the gate did not find and that must stay out: they go to the vault and are masked wherever they stand. */
export const maskedTermSchema = z.object({
  words: text({ label: "The words", max: 100, missing: "Enter the name or the words that must stay out" }),
  what: choice(["name", "other"], "Say whether it is a person's name"),
});

/** The second person's word on something known that was left in; the address says on what. */
export const approveUnmaskedTermSchema = z.object({
  agree: choice(["yes", "no"], "Choose whether it may stay"),
});

/** How wide it is published where few children fit; `basis` is of what the choice was made for. */
export const smallNumbersSchema = z.object({
  basis: text({ label: "The choice", max: 64, missing: "Use the button of the page" }),
  width: text({ label: "How wide it is published", max: 120, missing: "Choose how it is published" }),
  reason: text({ label: "The reason", max: 500 }),
});

/** All of the checklist, about the text with this digest. */
export const gateReadingSchema = z.object({
  digest: text({ label: "The text", max: 64, missing: "Use the button of the page" }),
  looked: choices(GATE_CHECKLIST_ITEMS as [string, ...string[]]).refine(
    (ticked) => ticked.length === GATE_CHECKLIST_ITEMS.length,
    "Tick each line once you have looked for it",
  ),
});
