import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/** A council holds something back or has released it: `organisationId` is the provider, which is told once of each. */
export const TELL_PAYMENT_HOLD = defineJob(
  "tell-payment-hold",
  z.object({
    placementId: z.uuid(),
    organisationId: z.uuid(),
    holdId: z.uuid(),
    what: z.enum(["held", "released"]),
  }),
);
