import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/** An approval was asked for, returned or given; `organisationId` is the council. */
export const TELL_APPROVAL = defineJob(
  "tell-approval",
  z.object({
    placementId: z.uuid(),
    organisationId: z.uuid(),
    /** The request, told of once of each. */
    requestId: z.uuid(),
    what: z.enum(["asked", "returned", "given"]),
    askedById: z.uuid(),
    /** Those who may give it, where it was asked. */
    officers: z.array(z.uuid()),
    /** The day on which the child moves in, while that is to come: `YYYY-MM-DD`. */
    movesIn: z.string().nullable(),
  }),
);
export type TellApproval = z.infer<typeof TELL_APPROVAL.schema>;
