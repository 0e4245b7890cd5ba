import { z } from "zod";

/** What a job about a delivery is given. `organisationId` is the one as which the worker acts. */
export const deliveryJob = z.object({
  deliveryId: z.uuid(),
  organisationId: z.uuid(),
});
export type DeliveryJob = z.infer<typeof deliveryJob>;

/** The names of the routing jobs in the queue. */
export const TELL_PROVIDER = "tell-provider";
export const TELL_BROKER = "tell-broker";
export const TELL_NEXT_CONTACT = "tell-next-contact";
