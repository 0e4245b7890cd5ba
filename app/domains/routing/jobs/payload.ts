import { z } from "zod";

/** What a job about a delivery is given. `organisationId` is the one as which the worker acts. */
export const deliveryJob = z.object({
  deliveryId: z.uuid(),
  organisationId: z.uuid(),
});

/** The names of the routing jobs in the queue. */
export const TELL_PROVIDER = "tell-provider";
export const TELL_BROKER = "tell-broker";
export const TELL_NEXT_CONTACT = "tell-next-contact";
export const TELL_OUTCOME = "tell-outcome";

/** What a provider is told of a decision or of a changed plan: each a mail of its own. */
const OUTCOME_TEMPLATES = [
  "offer-preferred",
  "funding-stage",
  "offer-accepted",
  "offer-not-chosen",
  "offer-expired",
  "search-paused",
  "search-resumed",
  "search-ended",
  "referral-changed",
  "fell-through",
] as const;
export type OutcomeTemplate = (typeof OUTCOME_TEMPLATES)[number];

export const outcomeJob = deliveryJob.extend({
  template: z.enum(OUTCOME_TEMPLATES),
  /** What happened: the same thing is told once. */
  about: z.string().max(120),
  /** The offer that it is about; without one the mail leads to the referral. */
  offerReference: z.string().max(40).nullable(),
  /** People who had a hand in it and are told beside whoever has the delivery, while they are colleagues. */
  personIds: z.array(z.uuid()).max(20),
});
export type OutcomeJob = z.infer<typeof outcomeJob>;
