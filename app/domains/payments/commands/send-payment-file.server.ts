import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { keepFile } from "~/platform/files/file-store.server";
import { takeArrived } from "~/platform/files/take-arrived.server";
import type { Arrived } from "~/platform/forms/posted-body.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { invalid, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { READ_PAYMENT_UPLOAD } from "../payment.jobs";
import { OTHER_SOURCE, sourceNameOf } from "../payment-upload.schema";
import { may } from "../payments.policy";

const MOST_OPEN = 10;
/** What the command line calls the source of a file whose columns were proposed. */
export const FIRST_SOURCE = "auto";

export type SendPaymentFile = {
  /** The name of a source of the council's, `OTHER_SOURCE` with `newSource`, or nothing where it has one at most. */
  source: string | undefined;
  newSource: string | undefined;
  /** The file that has arrived; it is taken or removed. */
  file: Arrived;
  idempotency?: Idempotency<{ id: string }>;
};

/**
 * Takes a finance export. A job reads it in a process of its own; nothing is imported before a person has seen what it would
 * do. `invalid` where ten others wait, or the finance system is none of the council's.
 * @returns the id under which it waits
 */
export async function sendPaymentFile(
  actor: Actor,
  input: SendPaymentFile,
): Promise<Result<{ id: string }, Refusal>> {
  return takeArrived(input.file, (id) =>
    write<{ id: string }, Refusal>(actor, input.idempotency, async (tx) => {
      const allowed = may(actor, "send-file", actor);
      if (allowed !== true) return err(refusalOf(allowed, { tried: "payment-file" }));
      const councilId = actor.organisationId;
      const source = await sourceIn(tx, councilId, input);
      if (!source.ok) return source;
      const open = { councilId, state: { not: "imported" } };
      if ((await tx.paymentUpload.count({ where: open })) >= MOST_OPEN)
        return err(invalid(`${MOST_OPEN} files are waiting. Import or delete one of them first`));
      const { sha256, bytes, sentAs } = input.file;
      await tx.paymentUpload.create({
        data: {
          id,
          councilId,
          sourceName: source.value,
          fileName: sentAs,
          sha256,
          bytes,
          state: "reading",
          uploadedById: actor.personId,
          uploadedAt: now(),
        },
      });
      await enqueue(tx, READ_PAYMENT_UPLOAD, { uploadId: id, organisationId: councilId }, { key: id });
      // Before the row is committed: a row never stands without its file.
      await keepFile(id, "original", input.file.path);
      return ok({ id });
    }),
  );
}

async function sourceIn(
  tx: Tx,
  councilId: string,
  { source, newSource }: SendPaymentFile,
): Promise<Result<string, Refusal>> {
  const known = await tx.paymentSource.findMany({
    where: { councilId },
    orderBy: { madeAt: "desc" },
    select: { name: true },
  });
  if (source === OTHER_SOURCE) {
    const name = sourceNameOf(newSource ?? "");
    if (name === undefined || known.some((one) => one.name === name))
      return err(invalid("Enter a name that no other finance system has", "newSource"));
    return ok(name);
  }
  const [newest] = known;
  if (source === undefined) return ok(newest?.name ?? FIRST_SOURCE);
  return known.some(({ name }) => name === source)
    ? ok(source)
    : err(invalid("Choose one of your finance systems", "source"));
}
