import { z } from "zod";
import { poundsEntry } from "~/platform/forms/entry.schema";
import { choice, rowVersion, text } from "~/platform/forms/fields.schema";
import { keysOf } from "~/platform/forms/options";
import { HOLD_OUTCOMES, HOLD_OWNERS, HOLD_REASONS } from "./payment-hold.options";

/** What is held back of a period's payment: so much, why, and who has to act. */
export const placeHoldSchema = z.object({
  reason: choice(keysOf(HOLD_REASONS), "Choose the reason"),
  pence: poundsEntry("the amount on hold", { least: 1, most: 2_000_000_000 }),
  owner: choice(keysOf(HOLD_OWNERS), "Choose who acts next"),
  words: text({
    label: "What has to happen",
    max: 1_000,
    missing: "Say what has to happen before it is paid",
  }),
});

export const releaseHoldSchema = z.object({
  version: rowVersion,
  outcome: choice(keysOf(HOLD_OUTCOMES), "Choose the outcome"),
});
