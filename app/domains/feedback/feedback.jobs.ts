import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/** The other side of a placement is told of what was said of it; `organisationId` is who is told. */
export const TELL_FEEDBACK = defineJob(
  "tell-feedback",
  z.object({
    placementId: z.uuid(),
    organisationId: z.uuid(),
    what: z.enum(["verdict", "promise", "promise-corrected"]),
    /** Which of them, in which version: the same thing is told once. */
    about: z.string().max(60),
  }),
);
export type TellFeedback = z.infer<typeof TELL_FEEDBACK.schema>;
