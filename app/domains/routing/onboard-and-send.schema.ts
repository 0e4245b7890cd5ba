import { z } from "zod";
import { onboardingSchema } from "~/domains/providers/onboarding.schema";
import { choice } from "~/domains/referrals/form-field.schema";
import { STAGE_CLOCKS, type StageClock } from "./stage.schema";

const CLOCKS = Object.keys(STAGE_CLOCKS) as [StageClock, ...StageClock[]];

const searches = z.preprocess(
  (value) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().regex(/^HW-[2-9A-Z]{6}$/, "Choose from the list")).max(200),
);
/** Left out, as asked: the form of somebody who has no search to send carries none. */
const clock = z.preprocess(
  (value) => (value === undefined || value === "" ? "referral" : value),
  choice(CLOCKS, "Choose how long they have"),
);

/** Searches for an owner who is on the portal. */
export const sendToOwnerSchema = z.object({
  searches: searches.pipe(z.array(z.string()).min(1, { error: "Choose what is sent" })),
  clock,
});

/** An owner is brought on, and searches go to it in the same press. */
export const onboardAndSendSchema = onboardingSchema.extend({ searches, clock });
export type OnboardAndSendValue = z.output<typeof onboardAndSendSchema>;
