import { Worker } from "node:worker_threads";
import { answerOpened, answerSet, readOrder } from "~/platform/files/opening/frames";
import { openFile } from "~/platform/files/opening/open-file.server";
import { setPdf } from "~/platform/files/opening/set-pdf.server";

/**
 * The process in which one file that somebody sent is opened, or one new PDF is set: reads an order, writes an answer,
 * ends. Whoever starts it watches it; should they die meanwhile, it ends itself.
 */
const seconds = Number(process.argv[2] ?? 120);
const alarm = new Worker(`setTimeout(() => process.kill(process.pid, "SIGKILL"), ${(seconds + 5) * 1000})`, {
  eval: true,
});
alarm.unref();

const parts: Buffer[] = [];
for await (const part of process.stdin) parts.push(Buffer.from(part));
const order = readOrder(Buffer.concat(parts));
const answer =
  order.what === "open"
    ? answerOpened(await openFile(order.bytes))
    : answerSet(await setPdf(order.title, order.pages));
process.stdout.write(answer, () => process.exit(0));
