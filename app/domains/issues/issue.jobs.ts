import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/** Something happened to an issue, or a clock of it is over; `organisationId` is the side that is told, as which the worker finds its people. */
export const TELL_ISSUE = defineJob(
  "tell-issue",
  z.object({
    placementId: z.uuid(),
    organisationId: z.uuid(),
    issueId: z.uuid(),
    what: z.enum([
      ...([
        "raised",
        "replied",
        "answered",
        "closed",
        "disputed",
        "assigned",
        "routed",
        "escalated",
      ] as const),
      /** By then somebody should have written, or answered. */
      ...(["not-acknowledged", "not-resolved"] as const),
    ]),
    /** Who has been made responsible, where that is what happened. */
    ownerId: z.uuid().optional(),
    /** The version that the issue had then: the same thing is told once. */
    version: z.number().int().positive(),
  }),
);
export type TellIssue = z.infer<typeof TELL_ISSUE.schema>;
