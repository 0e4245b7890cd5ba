import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/** A place is not held any more. `organisationId` is the provider, as which the worker acts. */
export const EXPIRE_OFFER = defineJob(
  "expire-offer",
  z.object({ offerId: z.uuid(), organisationId: z.uuid() }),
);
