import { constants, getPriority, setPriority } from "node:os";
import { makeAgreementPdf } from "~/domains/agreements/jobs/make-agreement-pdf.server";
import { makeTemplatePdf } from "~/domains/agreements/jobs/make-template-pdf.server";
import { checkHomeFile } from "~/domains/documents/jobs/check-home-file.server";
import { checkPlacementDocument } from "~/domains/documents/jobs/check-placement-document.server";
import { forgetHomeFile } from "~/domains/documents/jobs/forget-home-file.server";
import { forgetPlacementDocument } from "~/domains/documents/jobs/forget-placement-document.server";

import { checkPaper } from "~/domains/forums/jobs/check-paper.server";
import { makeStatementPdf } from "~/domains/market/jobs/make-statement-pdf.server";
import { importPaymentUpload } from "~/domains/payments/jobs/import-payment-upload.server";
import { readPaymentUpload } from "~/domains/payments/jobs/read-payment-upload.server";
import { checkDocument } from "~/domains/releases/jobs/check-document.server";
import { forgetDocument } from "~/domains/releases/jobs/forget-document.server";
import { runWorker } from "./server/run-worker.ts";

/**
 * The process that has files opened that people sent, and makes those that the portal gives out, one after the other. Nothing
 * else waits in its queue. A thousand agreements keep a core busy for most of a minute (`npm run bench -- agreements`): pages
 * and mail, which somebody waits for, go first.
 */
setPriority(Math.min(constants.priority.PRIORITY_LOW, getPriority() + 10));
await runWorker({
  name: "documents",
  handlers: [
    checkDocument,
    forgetDocument,
    checkPlacementDocument,
    forgetPlacementDocument,
    checkHomeFile,
    forgetHomeFile,
    checkPaper,
    makeAgreementPdf,
    makeTemplatePdf,
    makeStatementPdf,
    readPaymentUpload,
    importPaymentUpload,
  ],
  concurrency: 1,
});
