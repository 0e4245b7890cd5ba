import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/** `organisationId` is the council of the placement, as which the worker opens and forgets. */
const document = z.object({ documentId: z.uuid(), placementId: z.uuid(), organisationId: z.uuid() });
export const CHECK_PLACEMENT_DOCUMENT = defineJob("check-placement-document", document);
export const FORGET_PLACEMENT_DOCUMENT = defineJob("forget-placement-document", document);

/** `organisationId` is the provider whose home it is. */
const homeFile = z.object({ fileId: z.uuid(), organisationId: z.uuid() });
export const CHECK_HOME_FILE = defineJob("check-home-file", homeFile);
export const FORGET_HOME_FILE = defineJob("forget-home-file", homeFile);

/** `organisationId` is the side that is told, as which the worker finds its people. */
export const TELL_REPORT = defineJob(
  "tell-report",
  z.object({
    placementId: z.uuid(),
    organisationId: z.uuid(),
    /** A report was asked for; one came that should be read today; what somebody handed in could not be opened. */
    what: z.enum(["asked", "read-today", "refused"]),
    /** The request or the document: each is told once. */
    id: z.uuid(),
    /** Of what could not be opened: who handed it in. */
    personId: z.uuid().optional(),
  }),
);
export type TellReport = z.infer<typeof TELL_REPORT.schema>;
