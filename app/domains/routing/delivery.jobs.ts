import { z } from "zod";
import { defineJob, noPayload } from "~/platform/jobs/define-job";

/** What a job about a delivery is given. `organisationId` is the one as which the worker acts. */
const delivery = z.object({ deliveryId: z.uuid(), organisationId: z.uuid() });

/** Those who answer for the provider are told of a referral. */
export const TELL_PROVIDER = defineJob("tell-provider", delivery);

/** The broker of the referral, or who stands in, is told of something. */
export const TELL_BROKER = defineJob(
  "tell-broker",
  delivery.extend({
    template: z.enum([
      "interest-shown",
      "referral-incomplete",
      "nobody-to-tell",
      "offer-received",
      "offer-changed",
      "impact-assessment-received",
      "impact-replied",
      "offer-confirmed",
      "offer-withdrawn",
      "offer-lapsed",
      "offer-place-held",
      "offer-place-taken",
    ]),
    /** What the broker is told of: the same thing is told once. */
    about: z.string().max(160),
    /** Who asked what is answered here: they are told instead, while they have a role on the case. */
    askedBy: z.array(z.uuid()).max(20).optional(),
  }),
);

/** In the place of a person: who was invited to answer and is none yet. */
export const INVITED = "invited";

/** The mail about a delivery did not arrive: the next who answers for the provider is told. */
export const TELL_NEXT_CONTACT = defineJob(
  "tell-next-contact",
  z.object({
    organisationId: z.uuid(),
    personId: z.uuid().or(z.literal(INVITED)),
    reference: z.string().max(40),
  }),
);

export const CHASE_STANDINGS = defineJob("chase-standings", noPayload);

/** What a provider is told of a decision or of a changed plan: each a mail of its own. */
const OUTCOME_TEMPLATES = [
  "offer-preferred",
  "funding-stage",
  "offer-accepted",
  "offer-not-chosen",
  "offer-expired",
  "impact-answered",
  "offer-not-safe",
  "offer-safe-after-all",
  "search-paused",
  "search-resumed",
  "search-ended",
  "referral-changed",
  "fell-through",
  "reserve-turn",
] as const;
export type OutcomeTemplate = (typeof OUTCOME_TEMPLATES)[number];

/** A decision or a changed plan is told to whoever has the delivery. */
export const TELL_OUTCOME = defineJob(
  "tell-outcome",
  delivery.extend({
    template: z.enum(OUTCOME_TEMPLATES),
    /** What happened: the same thing is told once. */
    about: z.string().max(120),
    /** The offer that it is about; without one the mail leads to the referral. */
    offerReference: z.string().max(40).nullable(),
    /** People who had a hand in it and are told beside whoever has the delivery, while they are colleagues. */
    personIds: z.array(z.uuid()).max(20),
  }),
);
export type OutcomeJob = z.infer<typeof TELL_OUTCOME.schema>;
