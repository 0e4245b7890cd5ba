import { z } from "zod";

/** The names of the jobs in the queue. */
export const TELL_RELEASE = "tell-release";
export const LAPSE_RELEASE = "lapse-release";
export const CHECK_DOCUMENT = "check-document";
export const FORGET_DOCUMENT = "forget-document";

/** `organisationId` is the provider, as which the worker tells its person. */
export const tellReleaseJob = z.object({
  releaseId: z.uuid(),
  organisationId: z.uuid(),
  what: z.enum(["released", "ended"]),
});
export type TellReleaseJob = z.infer<typeof tellReleaseJob>;

/** `organisationId` is the council. */
export const lapseReleaseJob = z.object({ releaseId: z.uuid(), organisationId: z.uuid() });

/** `organisationId` is the council, as which the worker compares and removes. */
export const checkDocumentJob = z.object({ documentId: z.uuid(), organisationId: z.uuid() });
