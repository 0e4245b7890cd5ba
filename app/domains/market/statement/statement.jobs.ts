import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/** `organisationId` is the council, of whose published versions each that has none is made a PDF. */
export const MAKE_STATEMENT_PDF = defineJob("make-statement-pdf", z.object({ organisationId: z.uuid() }));
