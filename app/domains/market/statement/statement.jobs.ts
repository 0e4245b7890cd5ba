import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/** `organisationId` is the council, of whose published versions each that has none is made a PDF. */
export const MAKE_STATEMENT_PDF = defineJob("make-statement-pdf", z.object({ organisationId: z.uuid() }));

/** Whoever has subscribed to the council's statement is told of this version. */
export const TELL_SUBSCRIBERS = defineJob(
  "tell-subscribers",
  z.object({ organisationId: z.uuid(), number: z.int() }),
);
