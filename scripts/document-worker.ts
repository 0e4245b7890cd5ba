import { checkPaper } from "~/domains/forums/jobs/check-paper.server";
import { CHECK_PAPER } from "~/domains/forums/jobs/payload";
import { checkDocument } from "~/domains/releases/jobs/check-document.server";
import { forgetDocument } from "~/domains/releases/jobs/forget-document.server";
import { CHECK_DOCUMENT, FORGET_DOCUMENT } from "~/domains/releases/jobs/payload";
import { runWorker } from "./server/run-worker.ts";

/** The process that has files opened that people sent, one after the other. Nothing else waits in its queue. */
await runWorker({
  name: "documents",
  tasks: {
    [CHECK_DOCUMENT]: checkDocument,
    [FORGET_DOCUMENT]: forgetDocument,
    [CHECK_PAPER]: checkPaper,
  },
  concurrency: 1,
});
