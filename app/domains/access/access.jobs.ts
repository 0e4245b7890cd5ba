import { z } from "zod";
import { defineJob, noPayload } from "~/platform/jobs/define-job";

/** Somebody has left an organisation: those above see to what they had in hand. */
export const COLLEAGUE_REMOVED = defineJob(
  "colleague-removed",
  z.object({ organisationId: z.uuid(), personId: z.uuid() }),
);

/** Somebody with this address, if there is anybody, wants to choose a new password. */
export const PASSWORD_LINK = defineJob("password-link", z.object({ email: z.string() }));

export const LAPSE_REQUESTS = defineJob("lapse-requests", noPayload);
export const REMOVE_RESUMABLE_SUBMISSIONS = defineJob("remove-resumable-submissions", noPayload, {
  formerly: ["remove-kept-posts"],
});
