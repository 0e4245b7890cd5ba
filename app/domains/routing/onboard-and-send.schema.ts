import { z } from "zod";
import { onboardingSchema } from "~/domains/providers/onboarding.schema";
import { hidden, hiddenList, optionalChoice } from "~/platform/forms/fields.schema";
import { STAGE_CLOCKS, type StageClock } from "./stage.schema";

const CLOCKS = Object.keys(STAGE_CLOCKS) as [StageClock, ...StageClock[]];

const searches = hiddenList(200, hidden(9).regex(/^HW-[2-9A-Z]{6}$/, "Choose from the list"));
/** Left out, as asked: the form of somebody who has no search to send carries none. */
const clock = optionalChoice(CLOCKS, "Choose how long they have").transform(
  (chosen) => chosen || ("referral" satisfies StageClock),
);

/** Searches for an owner who is on the portal. */
export const sendToOwnerSchema = z.object({
  searches: searches.refine((chosen) => chosen.length > 0, "Choose what is sent"),
  clock,
});

/** An owner is brought on, and searches go to it in the same press. */
export const onboardAndSendSchema = onboardingSchema.extend({ searches, clock });
export type OnboardAndSendValue = z.output<typeof onboardAndSendSchema>;
