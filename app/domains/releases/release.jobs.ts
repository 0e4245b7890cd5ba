import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/** `organisationId` is the provider, as which the worker tells its person. */
export const TELL_RELEASE = defineJob(
  "tell-release",
  z.object({ releaseId: z.uuid(), organisationId: z.uuid(), what: z.enum(["released", "ended"]) }),
);

export type TellRelease = z.infer<typeof TELL_RELEASE.schema>;

/** `organisationId` is the council. */
export const LAPSE_RELEASE = defineJob(
  "lapse-release",
  z.object({ releaseId: z.uuid(), organisationId: z.uuid() }),
);

/** `organisationId` is the council, as which the worker compares and removes. */
const document = z.object({ documentId: z.uuid(), organisationId: z.uuid() });
export const CHECK_DOCUMENT = defineJob("check-document", document);
export const FORGET_DOCUMENT = defineJob("forget-document", document);
