import { z } from "zod";
import { hidden, rowVersion } from "~/platform/forms/fields.schema";

/** The buttons of the delivery page: each is a form of its own. */
export const deliveryMoveSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("pick-up") }),
  z.object({ intent: z.literal("release") }),
  z.object({ intent: z.literal("take-back"), serviceId: hidden(36), version: rowVersion }),
]);

/** The button that tells a provider again. */
export const retrySchema = z.object({ deliveryId: hidden(36) });
