import { z } from "zod";

/** The name of the job in the queue. */
export const EXPIRE_OFFER = "expire-offer";

/** `organisationId` is the provider, as which the worker acts. */
export const expireOfferJob = z.object({ offerId: z.uuid(), organisationId: z.uuid() });
export type ExpireOfferJob = z.infer<typeof expireOfferJob>;
