import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/**
 * Those who decide are reminded that funding is authorised until a day; `organisationId` is the council, as which the worker
 * acts. Where it has another last day meanwhile there is nothing to remind of.
 */
export const TELL_FUNDING_END = defineJob(
  "tell-funding-end",
  z.object({
    authorisationId: z.uuid(),
    organisationId: z.uuid(),
    /** `YYYY-MM-DD`. */
    fundedUntil: z.iso.date(),
  }),
);
export type TellFundingEnd = z.infer<typeof TELL_FUNDING_END.schema>;
