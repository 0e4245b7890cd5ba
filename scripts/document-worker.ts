import { checkDocument } from "~/domains/releases/jobs/check-document.server";
import { CHECK_DOCUMENT } from "~/domains/releases/jobs/payload";
import { runWorker } from "./server/run-worker.ts";

/** The process that has files opened that people sent, one after the other. Nothing else waits in its queue. */
await runWorker({ name: "documents", tasks: { [CHECK_DOCUMENT]: checkDocument }, concurrency: 1 });
