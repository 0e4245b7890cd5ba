import { z } from "zod";
import { defineJob, type NewJob, newJob, noPayload } from "~/platform/jobs/define-job";

/** What one placement should cost, from scratch; `organisationId` is its council. The database asks for it. */
export const MAKE_EXPECTED_LINES = defineJob(
  "make-expected-lines",
  z.object({ placementId: z.uuid(), organisationId: z.uuid() }),
);

/** The same for every placement of a council whose calendar has changed. */
export const PRICE_PLACEMENTS = defineJob("price-placements", z.object({ organisationId: z.uuid() }));

/** Each day: the next period of a calendar may have begun. */
export const BEGIN_PAYMENT_PERIODS = defineJob("begin-payment-periods", noPayload);

/** Which lines were paid, for one council and one provider; `organisationId` is the council. */
export const MATCH_PAYMENTS = defineJob(
  "match-payments",
  z.object({ organisationId: z.uuid(), providerId: z.uuid() }),
);

const OF_UPLOAD = z.object({ uploadId: z.uuid(), organisationId: z.uuid() });

/** What a finance export that was sent holds, and what its import would do; `organisationId` is the council. */
export const READ_PAYMENT_UPLOAD = defineJob("read-payment-upload", OF_UPLOAD);

/** The import of one, once a person has asked for it. */
export const IMPORT_PAYMENT_UPLOAD = defineJob("import-payment-upload", OF_UPLOAD);

/** What became of an invoice or credit note; `organisationId` is the side that is told, as which the worker finds its people. */
export const TELL_PAYMENT_DOCUMENT = defineJob(
  "tell-payment-document",
  z.object({
    documentId: z.uuid(),
    organisationId: z.uuid(),
    what: z.enum(["sent", "accepted", "returned", "withdrawn"]),
    /** The version that the document had then: the same thing is told once. */
    version: z.number().int().positive(),
  }),
);
export type TellPaymentDocument = z.infer<typeof TELL_PAYMENT_DOCUMENT.schema>;

/** The job with its key: asked for twice before it has run, it runs once. */
export function matchingOf(organisationId: string, providerId: string): NewJob {
  return newJob(MATCH_PAYMENTS, { organisationId, providerId }, { key: `${organisationId} ${providerId}` });
}
