import { z } from "zod";
import { defineJob, noPayload } from "~/platform/jobs/define-job";

/** Each morning: what people want to have once a day. */
export const SEND_DIGESTS = defineJob("send-digests", z.object({}));

/** Somebody entered this address to be told when the organisation publishes: it is asked whether it wants that. */
export const TELL_SUBSCRIPTION = defineJob(
  "tell-subscription",
  z.object({ publisherId: z.uuid(), email: z.string() }),
);

/** At night: what nobody has confirmed is forgotten. */
export const FORGET_SUBSCRIPTIONS = defineJob("forget-subscriptions", noPayload);
