import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/**
 * What is due of a placement that was made by phone; `organisationId` is the council, as which the worker acts. `recorded` tells
 * those who may confirm the funding and who does the paperwork, `overdue` sends it up to the director where nobody has confirmed,
 * `paperwork` reminds of an agreement that is not issued, `lapse` ends an authority on which nobody moved in, and `came` tells those
 * who decide that a child moved in after that.
 */
export const TELL_PHONE_PLACEMENT = defineJob(
  "tell-phone-placement",
  z.object({
    authorisationId: z.uuid(),
    organisationId: z.uuid(),
    what: z.enum(["recorded", "overdue", "not-confirmed", "paperwork", "lapse", "came"]),
  }),
);
export type TellPhonePlacement = z.infer<typeof TELL_PHONE_PLACEMENT.schema>;
