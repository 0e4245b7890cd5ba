import { z } from "zod";
import { providerText } from "~/domains/routing/provider-text.schema";
import { optionalDateEntry } from "~/platform/forms/entry.schema";
import {
  choice,
  hidden,
  optionalChoice,
  optionalWholeNumber,
  rowVersion,
  wholeNumber,
} from "~/platform/forms/fields.schema";

/** The buttons of a provider's own offer. */
export const providerMoveSchema = z.object({ intent: choice(["amend", "discard"], "Choose what to do") });

/** The small moves of the council; `back` is the page that the button stood on. */
export const councilMoveSchema = z.object({
  version: rowVersion,
  intent: choice(["shortlist", "reserve"], "Choose what to do"),
  back: choice(["compare", "offer"], "Choose what to do"),
});

/** "Confirm" with the edition whose changes were read, or "change" instead. */
export const confirmOfferSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("confirm"),
      edition: wholeNumber({ label: "The edition", min: 1, max: 999_999, fallback: 0 }),
    }),
    z.object({ intent: z.literal("amend") }),
  ],
  { error: "Choose what to do" },
);

/** Forms that carry nothing but their key and the version, which the form's reader takes out by itself. */
export const pressSchema = z.object({ version: hidden(40).optional() });

const SAY_WHICH_PLACE = "Select whether this is the same place";

/**
 * Sending an offer; where its place is promised to another child, whether it is the same one, and else how many are free and from
 * when, with what the vacancies were when the page was opened.
 */
export const sendOfferSchema = z
  .object({
    version: hidden(40).optional(),
    place: optionalChoice(["same", "another"], SAY_WHICH_PLACE),
    places: optionalWholeNumber({ label: "How many places are free", min: 0, max: 9_999 }),
    freeFrom: optionalDateEntry("the date they are free from"),
    vacancies: hidden(80).optional(),
  })
  .superRefine(({ place, places }, context) => {
    if (place === "another" && places === null)
      context.addIssue({ code: "custom", path: ["places"], message: "Enter how many places are free" });
  });

/** "Withdraw", with the reason that the council reads. */
export const withdrawOfferSchema = z.object({
  version: rowVersion,
  reason: providerText({ label: "The reason", max: 1_000, missing: "Say why you withdraw the offer" }),
});
