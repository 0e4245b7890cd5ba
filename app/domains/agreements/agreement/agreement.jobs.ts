import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/** `organisationId` is the side that is told: whoever signs for it, or whoever wrote it once it is in force. */
export const TELL_AGREEMENT = defineJob(
  "tell-agreement",
  z.object({
    agreementId: z.uuid(),
    organisationId: z.uuid(),
    what: z.enum(["to-sign", "in-force"]),
    version: z.number().int(),
    /** Who issued it, and so does not sign it. */
    issuedById: z.uuid().optional(),
  }),
);

export type TellAgreement = z.infer<typeof TELL_AGREEMENT.schema>;

/** `organisationId` is the council whose clauses are looked at before they are published. */
export const MAKE_TEMPLATE_PDF = defineJob("make-template-pdf", z.object({ organisationId: z.uuid() }));

/** `organisationId` is the council whose version it is. */
export const MAKE_AGREEMENT_PDF = defineJob(
  "make-agreement-pdf",
  z.object({ agreementId: z.uuid(), organisationId: z.uuid(), version: z.number().int() }),
);
