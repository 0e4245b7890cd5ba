import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/**
 * Something happened to a query; `organisationId` is the side that is told, as which the worker finds its people: the other
 * one, or that of whoever is responsible from now on.
 */
export const TELL_PAYMENT_QUERY = defineJob(
  "tell-payment-query",
  z.object({
    placementId: z.uuid(),
    organisationId: z.uuid(),
    queryId: z.uuid(),
    what: z.enum(["raised", "replied", "answered", "closed", "disputed", "assigned"]),
    /** Who has been made responsible, where that is what happened. */
    ownerId: z.uuid().optional(),
    /** The version that the query had then: the same thing is told once. */
    version: z.number().int().positive(),
  }),
);
export type TellPaymentQuery = z.infer<typeof TELL_PAYMENT_QUERY.schema>;
