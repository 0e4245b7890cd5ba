import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/** Something happened to a provider's interest; `organisationId` is the side that is told, as which the worker finds its people. */
export const TELL_INTEREST = defineJob(
  "tell-interest",
  z.object({
    interestId: z.uuid(),
    organisationId: z.uuid(),
    what: z.enum(["submitted", "answered", "written", "withdrawn"]),
    /** What it was published as. */
    title: z.string().min(1),
    /** The version that it had then: the same thing is told once. */
    version: z.number().int().positive(),
  }),
);
export type TellInterest = z.infer<typeof TELL_INTEREST.schema>;
