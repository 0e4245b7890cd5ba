import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/** What a council says of the purchase order has changed: `organisationId` is the provider, which is told once of each. */
export const TELL_PLACEMENT_ORDER = defineJob(
  "tell-placement-order",
  z.object({ placementId: z.uuid(), organisationId: z.uuid(), number: z.number().int().positive() }),
);
