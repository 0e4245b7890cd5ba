import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/** What education or health has not agreed to pay, or soon pays no longer; `organisationId` is the council. */
export const TELL_PARTY_SHARE = defineJob(
  "tell-party-share",
  z.object({
    shareId: z.uuid(),
    organisationId: z.uuid(),
    what: z.enum(["to-agree", "ends"]),
    /** The last day that was agreed: with another since, that one is told. */
    until: z.string().optional(),
  }),
);
export type TellPartyShare = z.infer<typeof TELL_PARTY_SHARE.schema>;
