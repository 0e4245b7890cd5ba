import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/**
 * Something happened to a change of a placement, or it ends soon; `organisationId` is the side that is told, as which the
 * worker finds its people.
 */
export const TELL_CHANGE = defineJob(
  "tell-change",
  z.object({
    placementId: z.uuid(),
    organisationId: z.uuid(),
    changeId: z.uuid(),
    what: z.enum([
      "proposed",
      "asked",
      "agreed",
      "declined",
      "returned",
      "answered",
      "authorised",
      "refused",
      "withdrawn",
      "ending",
    ]),
    /** The version that the change had then: the same thing is told once. */
    version: z.number().int().positive(),
    /** Of a reminder: the last night that it is for. Where that has changed meanwhile there is nothing to remind of. */
    lastNight: z.string().optional(),
  }),
);
export type TellChange = z.infer<typeof TELL_CHANGE.schema>;
