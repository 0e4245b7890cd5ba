import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/** `organisationId` is the side that is told, as which the worker finds its people. */
export const TELL_PLACEMENT = defineJob(
  "tell-placement",
  z.object({
    placementId: z.uuid(),
    organisationId: z.uuid(),
    what: z.enum([
      "moved-in",
      "notice",
      "ended",
      "absence",
      "end-disputed",
      "start-disputed",
      "searched-again",
      "by-phone",
      "step-down",
      "planned",
      "authority-lapsed",
      "who-pays",
    ]),
    /** The version that the row had then, of the placement, of one of its absences or of its step-down plan: the same thing is told once. */
    version: z.number().int().positive(),
    /** Who did it, where colleagues of theirs are told and they are not. */
    byId: z.uuid().optional(),
    /** The absence, and what was done with it. */
    absence: z
      .object({ id: z.uuid(), change: z.enum(["recorded", "corrected", "withdrawn", "fee"]) })
      .optional(),
    /** The referral that searches for the next home, and who began it, who is not told. */
    search: z.object({ reference: z.string(), by: z.string(), byId: z.uuid() }).optional(),
  }),
);
export type TellPlacement = z.infer<typeof TELL_PLACEMENT.schema>;

/** Other offers of the home whose place it was are told that it is taken; `organisationId` is the provider. */
export const TELL_PLACE_TAKEN = defineJob(
  "tell-place-taken",
  z.object({ deliveryId: z.uuid(), placementId: z.uuid(), organisationId: z.uuid() }),
);

/** Whether every child of its referral has moved in, or left; `organisationId` is the council. */
export const SETTLE_REFERRAL = defineJob(
  "settle-referral",
  z.object({ placementId: z.uuid(), organisationId: z.uuid() }),
);

/** Two working days before the child moves in: whether an approval is missing that nobody has requested; `organisationId` is the council. */
export const TELL_APPROVAL_DUE = defineJob(
  "tell-approval-due",
  z.object({ placementId: z.uuid(), organisationId: z.uuid() }),
);
