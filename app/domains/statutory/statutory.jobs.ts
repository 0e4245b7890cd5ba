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
    officer: z.enum(["nominated-officer", "director"]),
    askedById: z.uuid(),
  }),
);
export type TellApproval = z.infer<typeof TELL_APPROVAL.schema>;
