import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { acceptDocuments } from "~/domains/payments/commands/accept-documents.server";
import { copyDocument } from "~/domains/payments/commands/copy-document.server";
import { returnDocument } from "~/domains/payments/commands/return-document.server";
import { saveDocument } from "~/domains/payments/commands/save-document.server";
import { sendDocument } from "~/domains/payments/commands/send-document.server";
import { startDocument } from "~/domains/payments/commands/start-document.server";
import type { TypedLine } from "~/domains/payments/payment-document.schema";
import { findDraft } from "~/domains/payments/queries/find-draft.server";
import { viewBillable } from "~/domains/payments/queries/view-billable.server";
import { now } from "~/platform/clock.server";
import { londonDate } from "~/platform/time";
import { done } from "./demo-search.ts";

/** What a wrong rate is too high by in a week. */
const TOO_MUCH = 15_000;

/**
 * Invoices of one provider to one council: one was returned, corrected and accepted; one was returned and waits for the provider;
 * one waits for the council, and one is a draft.
 */
export async function invoices(sender: Actor, finance: Actor): Promise<void> {
  const { billable } = await viewBillable(sender);
  const ours = billable.filter(({ of }) => of.startsWith(finance.organisationId));
  const [newest, oldest] = [ours[0], ours.at(-1)];
  if (!newest || !oldest) throw new Error("Nothing is expected that could be invoiced.");
  const sign = (line: TypedLine) =>
    line.weeklyPence === undefined
      ? line
      : { ...line, weeklyPence: line.weeklyPence + TOO_MUCH, pence: undefined };
  const words = "The weekly fee is higher than the agreement says. A rise has not been authorised.";
  const returned = async (id: string) => {
    const answer = { id, version: 1, reason: "rate" as const, words };
    await done(`${finance.personName} returning an invoice`, returnDocument(finance, answer));
  };
  const started = (of: string) =>
    done(`${sender.personName} starting an invoice`, startDocument(sender, { of }));
  const first = await sent(sender, await started(oldest.of), "INV-2041", sign);
  await returned(first);
  const copy = copyDocument(sender, { id: first, as: "correct", expectedVersion: 2 });
  const corrected = await done(`${sender.personName} correcting an invoice`, copy);
  const back = (line: TypedLine) =>
    line.weeklyPence === undefined
      ? line
      : { ...line, weeklyPence: line.weeklyPence - TOO_MUCH, pence: undefined };
  const right = await sent(sender, corrected, "INV-2041", back);
  const accepting = acceptDocuments(finance, { documents: [{ id: right, version: 1 }] });
  await done(`${finance.personName} accepting an invoice`, accepting);
  await returned(await sent(sender, await started(newest.of), "INV-2042", sign));
  await sent(sender, await started(newest.of), "INV-2043", (line) => line);
  await started(newest.of);
}

async function sent(
  sender: Actor,
  { id }: { id: string },
  number: string,
  change: (line: TypedLine) => TypedLine,
): Promise<string> {
  const draft = await read(sender, (tx) => findDraft(tx, sender, id));
  if (!draft) throw new Error("The draft of an invoice is gone.");
  const values = {
    number,
    issuedOn: londonDate(now()),
    lines: draft.values.lines.map((line) => change({ ...line, include: true })),
  };
  await done(
    `${sender.personName} saving ${number}`,
    saveDocument(sender, { id, version: draft.version, values }),
  );
  const sending = sendDocument(sender, { id, version: draft.version + 1 });
  return (await done(`${sender.personName} sending ${number}`, sending)).id;
}
