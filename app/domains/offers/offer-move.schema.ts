import { z } from "zod";
import { providerText } from "~/domains/routing/provider-text.schema";
import { choice, hidden, rowVersion, wholeNumber } from "~/platform/forms/fields.schema";

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

/** "Withdraw", with the reason that the council reads. */
export const withdrawOfferSchema = z.object({
  version: rowVersion,
  reason: providerText({ label: "The reason", max: 1_000, missing: "Say why you withdraw the offer" }),
});
