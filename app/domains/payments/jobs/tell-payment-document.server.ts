import { INVOICE_CHECKERS, INVOICE_SENDERS } from "~/domains/access/role-groups";
import { notify } from "~/domains/notifications/commands/notify.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { sidePaths } from "~/paths";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { handle } from "~/platform/jobs/handle.server";
import { dayOfColumn } from "~/platform/time";
import { TELL_PAYMENT_DOCUMENT, type TellPaymentDocument } from "../payment.jobs";
import type { DocumentKind } from "../payment-document.options";
import { answerBy } from "../payment-document.rules";

/** The job `tell-payment-document`: finance of one side is told by mail what became of an invoice or credit note. */
export const tellPaymentDocument = handle(TELL_PAYMENT_DOCUMENT, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
});

async function tell(
  tx: Tx,
  { documentId, organisationId, what, version }: TellPaymentDocument,
): Promise<void> {
  const document = await tx.paymentDocument.findUnique({
    where: { id: documentId },
    select: {
      id: true,
      councilId: true,
      providerId: true,
      kind: true,
      number: true,
      state: true,
      receivedOn: true,
    },
  });
  // What was withdrawn before anybody read of it has nothing to check.
  if (!document || (what === "sent" && document.state !== "received")) return;
  const rows = await tx.organisation.findMany({
    where: { id: { in: [document.councilId, document.providerId] } },
    select: { id: true, name: true, slug: true, kind: true },
  });
  const told = rows.find(({ id }) => id === organisationId);
  if (!told) return;
  const side = organisationId === document.councilId ? "council" : "provider";
  const nameOf = (wanted: string) => rows.find(({ id }) => id === wanted)?.name ?? "";
  const page = sidePaths({ kind: side, slug: told.slug }).paymentDocument(document.id).page();
  await notify(tx, {
    template: "payment-document",
    to: {
      organisationId,
      steps: [{ roles: side === "council" ? [...INVOICE_CHECKERS] : [...INVOICE_SENDERS] }],
    },
    props: ({ name }) => ({
      name,
      what,
      kind: document.kind as DocumentKind,
      number: document.number,
      council: nameOf(document.councilId),
      provider: nameOf(document.providerId),
      answerBy: dayWords(answerBy(dayOfColumn(document.receivedOn))),
      link: `${env().APP_URL}${page}`,
    }),
    dedupeKey: `${document.id}:${what}:${version}`,
  });
}
