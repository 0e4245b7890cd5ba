import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { destroyIdentity } from "~/domains/vault/commands/destroy-identity.server";
import { sqlFor } from "~/platform/database/clients.server";
import { countStatements } from "~/platform/database/statements.server";
import { pipelined, transaction } from "~/platform/database/transaction.server";
import { newFormKey, newId } from "~/platform/ids";
import { council, person } from "../../../prisma/factories/organisations";
import { attempted } from "../../../prisma/testing/attempted.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, queuedJobs } from "../../../prisma/testing/deciding.server";
import { fileAllRecords } from "../../../prisma/testing/filed.server";
import { day, placedWorld } from "../../../prisma/testing/placed.server";
import { acceptDocuments } from "./commands/accept-documents.server";
import { copyDocument } from "./commands/copy-document.server";
import { deleteDraft } from "./commands/delete-draft.server";
import { importPayments } from "./commands/import-payments.server";
import { linkSupplier } from "./commands/link-supplier.server";
import { raisePaymentQuery } from "./commands/raise-payment-query.server";
import { readInvoiceFile } from "./commands/read-invoice-file.server";
import { returnDocument } from "./commands/return-document.server";
import { saveDocument } from "./commands/save-document.server";
import { sendDocument } from "./commands/send-document.server";
import { setPaymentCalendar } from "./commands/set-payment-calendar.server";
import { startDocument } from "./commands/start-document.server";
import { withdrawDocument } from "./commands/withdraw-document.server";
import type { DocumentForm } from "./payment-document.schema";
import { findDraft } from "./queries/find-draft.server";
import { listDocuments } from "./queries/list-documents.server";
import { viewBillable } from "./queries/view-billable.server";
import { viewDocument } from "./queries/view-document.server";
import { viewDraft, viewDraftCheck } from "./queries/view-draft.server";
import { viewPaymentPeriod } from "./queries/view-placement-payments.server";
import { invoicesReturned, invoicesToCheck } from "./queries/waiting.server";
import { ledgerFiles } from "./testing/ledger-files";
import { lived } from "./testing/lived-placement";
import { ublFile } from "./testing/ubl-file";

testDatabase();
const files = ledgerFiles();
let world: DecidingWorld;
let manager: Actor;
let sender: Actor;
const copies = async (id: string, as: "correct" | "credit") =>
  copyDocument(sender, { id, as, expectedVersion: (await viewDocument(sender, id)).version });
let finance: Actor;
let strangers: readonly Actor[];

beforeAll(async () => {
  ({ world, manager, strangers } = await placedWorld());
  const provider = world.providers[0]?.org;
  if (!provider) throw new Error("no provider");
  sender = await person(provider, ["provider-finance"]);
  finance = await person(world.home, ["finance-officer"]);
  const calendar = { frequency: "weekly" as const, paysAfterDays: 20, closesBeforeDays: 3 };
  const set = await setPaymentCalendar(finance, {
    ...{ ...calendar, convention: "weekly-share" as const, firstDay: day(-14), expected: "none" },
  });
  expect(set).toMatchObject({ ok: true });
});

const found = async (id: string) => {
  const draft = await read(sender, (tx) => findDraft(tx, sender, id));
  if (!draft) throw new Error("no draft");
  return draft;
};
/** A draft for the week that began 7 days ago, of the placements that are not billed for it. */
async function drafted(number: string, change: (values: DocumentForm) => DocumentForm = (values) => values) {
  const { billable } = await viewBillable(sender);
  const of = billable.find(({ from }) => from === day(-7))?.of ?? "";
  const started = await startDocument(sender, { of });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  return { id: started.value.id, ...(await saved(started.value.id, number, change)) };
}
async function saved(
  id: string,
  number: string,
  change: (values: DocumentForm) => DocumentForm = (one) => one,
) {
  const draft = await found(id);
  const values = change({ ...draft.values, number, issuedOn: day(0) });
  const result = await saveDocument(sender, { id, version: draft.version, values });
  return { result, version: draft.version + 1 };
}
async function sent(number: string, change?: (values: DocumentForm) => DocumentForm) {
  const { id, version } = await drafted(number, change);
  const result = await sendDocument(sender, { id, version });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return id;
}
const only = (reference: string) => (values: DocumentForm) => ({
  ...values,
  lines: values.lines.map((line) => ({ ...line, include: line.placement === reference })),
});
const dearer = (reference: string) => (values: DocumentForm) => ({
  ...values,
  lines: only(reference)(values).lines.map((line) => ({
    ...line,
    weeklyPence: (line.weeklyPence ?? 0) + 7_000,
    pence: undefined,
  })),
});
const accept = (id: string, version = 1) => acceptDocuments(finance, { documents: [{ id, version }] });

/** A file of the finance system comes in, and its supplier is the provider. */
async function paid(content: string) {
  const path = files.write(content);
  const imported = await importPayments(path, { council: world.home.slug, mapping: "auto" });
  if (!imported.ok) throw new Error(imported.error.reason);
  const { id } = await read(finance, (tx) => tx.paymentSupplier.findFirstOrThrow({}));
  const linked = await linkSupplier(finance, { id, version: 1, providerId: sender.organisationId });
  expect(linked).toMatchObject({ ok: true });
}

it("is sent with what is expected, answered by finance of the council, and told to both sides", async () => {
  const { reference } = await lived(world, manager);
  const { id, version } = await drafted("INV 0041", only(reference));
  expect(await viewDraftCheck(sender, id)).toMatchObject({ stops: [], missing: [], number: "INV 0041" });
  const idempotency = { key: newFormKey(), redirectTo: () => "/there" };
  expect(await sendDocument(sender, { id, version, idempotency })).toMatchObject({ ok: true });
  await expect(sendDocument(sender, { id, version, idempotency })).rejects.toMatchObject({ status: 302 });
  expect(await sendDocument(sender, { id, version })).toMatchObject({ ok: true });
  for (const who of [sender, finance])
    expect(await viewDocument(who, id)).toMatchObject({
      ...{ state: "received", number: "INV 0041", agrees: true, registeredOn: day(0), answerBy: day(7) },
      lines: [{ reference, difference: "Agrees" }],
    });
  expect((await listDocuments(finance)).toCheck).toMatchObject([{ id, agrees: true, differs: 0 }]);
  // The number is taken, however it is written.
  const again = await drafted("41", only(reference));
  expect((await viewDraftCheck(sender, again.id)).stops[0]).toContain("You sent INV 0041 to this council");
  expect(await sendDocument(sender, again)).toMatchObject({ ok: false, error: { kind: "invalid" } });

  expect(await accept(id)).toMatchObject({ ok: true });
  expect(await accept(id)).toMatchObject({ ok: false, error: { kind: "not-now" } });
  expect(await withdrawDocument(sender, { id, version: 2 })).toMatchObject({
    ok: false,
    error: { kind: "not-now" },
  });
  const jobs = (await queuedJobs("tell-payment-document")).map(({ payload }) => payload);
  expect(jobs).toMatchObject([
    { documentId: id, what: "sent", organisationId: world.home.id },
    { documentId: id, what: "accepted", organisationId: sender.organisationId },
  ]);
  // What the finance system says of its number, both sides read.
  await paid(
    `Supplier id,Supplier Name,Invoice No,Amount,Payment Date\n7001,Ashgrove,041,10.00,${day(0)}\n7001,Ashgrove,410,20.00,${day(0)}`,
  );
  for (const who of [sender, finance])
    expect((await viewDocument(who, id)).paid).toMatchObject([{ pence: 1_000, paidOn: day(0) }]);
  // What is billed is not billed again.
  const twice = await sent("INV 42", only(reference));
  expect(await viewDocument(finance, twice)).toMatchObject({ agrees: false });
  expect((await viewDocument(finance, twice)).lines[0]?.difference).toContain("Billed before on INV 0041");
  expect(await accept(twice)).toMatchObject({ ok: false, error: { kind: "not-now" } });
  expect(await withdrawDocument(sender, { id: twice, version: 1 })).toMatchObject({ ok: true });

  // A credit note is never more than its invoice.
  const copied = await copies(id, "credit");
  if (!copied.ok) throw new Error("no credit note");
  // What was started is gone on with, and begins with amounts alone.
  expect(await copies(id, "credit")).toMatchObject({ value: copied.value });
  expect((await found(copied.value.id)).values.lines[0]?.weeklyPence).toBeUndefined();
  const half = (values: DocumentForm) => ({
    ...values,
    lines: values.lines.map((line) => ({ ...line, weeklyPence: undefined, pence: 10_000 })),
  });
  const credit = { id: copied.value.id, ...(await saved(copied.value.id, "CN 1", half)) };
  expect(await sendDocument(sender, credit)).toMatchObject({ ok: true });
  expect(await accept(credit.id)).toMatchObject({ ok: true });
  expect(await viewDocument(sender, id)).toMatchObject({ creditedPence: 10_000 });
  const more = await copies(id, "credit");
  if (!more.ok) throw new Error("no credit note");
  const whole = { id: more.value.id, ...(await saved(more.value.id, "CN 2")) };
  expect((await viewDraftCheck(sender, whole.id)).stops[0]).toContain("left to credit");
  expect(await sendDocument(sender, whole)).toMatchObject({ ok: false });

  // A returned one waits on the start page until a newer one is sent.
  const waits = () =>
    pipelined("provider", { "app.org_id": sender.organisationId }, (sql) => [invoicesReturned(sql, sender)]);
  const wholly = { id: whole.id, ...(await saved(whole.id, "CN 2", half)) };
  expect(await sendDocument(sender, wholly)).toMatchObject({ ok: true });
  const wrong = { id: whole.id, version: 1, reason: "amount" as const, words: "Too little." };
  expect(await returnDocument(finance, wrong)).toMatchObject({ ok: true });
  expect((await waits()).flat()).toMatchObject([{ kind: "credit-note-returned", name: "CN 2" }]);
  expect(await copyDocument(sender, { id, as: "credit", expectedVersion: 1 })).toMatchObject({
    error: { kind: "conflict" },
  });
  const third = await copies(id, "credit");
  if (!third.ok) throw new Error("no credit note");
  const newer = { id: third.value.id, ...(await saved(third.value.id, "CN 2", half)) };
  expect(await sendDocument(sender, newer)).toMatchObject({ ok: true });
  expect((await waits()).flat()).toEqual([]);
});

it("what was credited in full can be billed again, and a credit note takes off what its invoice bills alone", async () => {
  const { reference } = await lived(world, manager);
  const other = await lived(world, manager);
  const id = await sent("INV-63", only(reference));
  expect(await accept(id)).toMatchObject({ ok: true });
  const copied = await copies(id, "credit");
  if (!copied.ok) throw new Error("no credit note");
  const of = (placement: string) => (values: DocumentForm) => ({
    ...values,
    lines: values.lines.map((line) => ({ ...line, placement })),
  });
  const wrong = { id: copied.value.id, ...(await saved(copied.value.id, "CN 63", of(other.reference))) };
  expect((await viewDraftCheck(sender, wrong.id)).stops[0]).toMatch(
    /^Line 1 credits something that invoice INV-63 does not charge/,
  );
  expect(await sendDocument(sender, wrong)).toMatchObject({ ok: false, error: { kind: "invalid" } });
  const whole = { id: copied.value.id, ...(await saved(copied.value.id, "CN 63", of(reference))) };
  expect(await sendDocument(sender, whole)).toMatchObject({ ok: true });
  expect(await accept(whole.id)).toMatchObject({ ok: true });
  const again = await sent("INV-64", only(reference));
  expect(await viewDocument(finance, again)).toMatchObject({ agrees: true });
  expect(await accept(again)).toMatchObject({ ok: true });
  expect(await accept(await sent("INV-65", only(reference)))).toMatchObject({ error: { kind: "not-now" } });
});

it("past the program too, a credit note takes off what its invoice bills and frees no other's nights", async () => {
  const { reference } = await lived(world, manager);
  const other = await lived(world, manager);
  const [invoice, others] = [
    await sent("INV-66", only(reference)),
    await sent("INV-67", only(other.reference)),
  ];
  for (const id of [invoice, others]) expect(await accept(id)).toMatchObject({ ok: true });
  const credit = await credited(invoice, "CN-66");
  const answer = `update payment_documents set state = 'accepted', decided_by_id = '${finance.personId}', decided_at = now(),
    version = 2 where id = '${credit}'`;
  const [line] = await sqlFor("owner")<{ placement: string; fee: string; pence: number }[]>`
    select placement_id as placement, fee_id as fee, pence from payment_document_lines where payment_document_id = ${credit}`;
  if (!line) throw new Error("no line");
  /** The credit note with another line than the program lets a provider send. */
  const withLine = async (set: string) => {
    const undo = `placement_id = '${line.placement}', fee_id = '${line.fee}', pence = ${line.pence}, nights = 7,
      from_on = '${day(-7)}', to_on = '${day(-1)}'`;
    const change = (to: string) =>
      sqlFor("owner").unsafe(
        `update payment_document_lines set ${to} where payment_document_id = '${credit}'`,
      );
    expect((await change(set)).count).toBe(1);
    const said = await attempted("council", finance, answer);
    await change(undo);
    return said;
  };
  expect(await withLine("pence = pence - 100")).toBe("rolled back 1");
  expect(await withLine(`placement_id = '${other.id}'`)).toBe("23514");
  expect(await withLine(`placement_id = '${other.id}', fee_id = null`)).toBe("23514");
  expect(await withLine("fee_id = null")).toBe("23514");
  expect(await withLine("pence = pence + 1")).toBe("23514");
  expect(await withLine(`from_on = '${day(-8)}', nights = 8`)).toBe("23514");
  expect(await accept(credit)).toMatchObject({ ok: true });
});

it("is returned with what is wrong, and a corrected one keeps the day of the first", async () => {
  const { reference } = await lived(world, manager);
  const id = await sent("INV-50", dearer(reference));
  expect((await viewDocument(sender, id)).lines[0]?.difference).toMatch(/^Billed £.* a week; agreed £/);
  expect(await accept(id)).toMatchObject({ ok: false, error: { kind: "not-now" } });
  const answer = { id, version: 1, reason: "rate" as const };
  const named = await returnDocument(finance, { ...answer, words: "See NHS number 943 476 5919." });
  expect(named).toMatchObject({ ok: false, error: { kind: "invalid", field: "words" } });
  expect(await returnDocument(finance, { ...answer, words: "The rise is not authorised." })).toMatchObject({
    ok: true,
  });
  expect(await viewDocument(sender, id)).toMatchObject({
    ...{ state: "returned", abilities: { correct: true } },
    returned: { reason: "The weekly fee is not the agreed one", words: "The rise is not authorised." },
  });
  const copied = await copies(id, "correct");
  if (!copied.ok) throw new Error(JSON.stringify(copied.error));
  const right = (values: DocumentForm) => ({
    ...values,
    lines: values.lines.map((line) => ({
      ...line,
      weeklyPence: (line.weeklyPence ?? 0) - 7_000,
      pence: undefined,
    })),
  });
  const corrected = { id: copied.value.id, ...(await saved(copied.value.id, "INV-50", right)) };
  expect(await sendDocument(sender, corrected)).toMatchObject({ ok: true });
  expect(await copies(id, "correct")).toMatchObject({
    ok: false,
    error: { kind: "not-now" },
  });
  const seen = await viewDocument(finance, corrected.id);
  expect(seen).toMatchObject({ agrees: true, corrects: { id } });
  expect(seen.received).toContain("returned once");
  expect(await accept(corrected.id)).toMatchObject({ ok: true });
  // What is paid under the number is paid on the one that was accepted.
  await paid(
    `Supplier id,Supplier Name,Invoice No,Amount,Payment Date\n7001,Ashgrove,INV-50,10.00,${day(0)}`,
  );
  expect((await viewDocument(sender, corrected.id)).paid).toHaveLength(1);
  expect((await viewDocument(sender, id)).paid).toEqual([]);
});

const returnedWith = (id: string, version = 1) =>
  returnDocument(finance, { id, version, reason: "rate", words: "Not the agreed fee." });
const waiting = async () =>
  (
    await pipelined("provider", { "app.org_id": sender.organisationId }, (sql) => [
      invoicesReturned(sql, sender),
    ])
  )
    .flat()
    .map(({ name }) => name);
/** A corrected invoice of one that was returned, as dear as that one. */
async function correctedAgain(id: string) {
  const copied = await copies(id, "correct");
  if (!copied.ok) throw new Error(JSON.stringify(copied.error));
  const draft = {
    id: copied.value.id,
    ...(await saved(copied.value.id, (await viewDocument(sender, id)).number)),
  };
  expect(await sendDocument(sender, draft)).toMatchObject({ ok: true });
  return draft.id;
}

it("what was returned and is not sent again waits for nobody, and the council is told", async () => {
  const { reference } = await lived(world, manager);
  const first = await sent("INV-56", dearer(reference));
  expect(await returnedWith(first)).toMatchObject({ ok: true });
  expect(await waiting()).toContain("INV-56");
  const second = await correctedAgain(first);
  // While another takes its place, it is that one that is withdrawn; and nobody withdraws what they have not seen.
  expect(await withdrawDocument(sender, { id: first, version: 2 })).toMatchObject({
    error: { kind: "not-now" },
  });
  expect((await viewDocument(sender, first)).whyNot.withdraw).toContain("takes its place");
  const press = (id: string, by = sender.personId) =>
    `update payment_documents set state = 'withdrawn', closed_by_id = '${by}', closed_at = now(), version = version + 1
      where id = '${id}'`;
  expect(await attempted("provider", sender, press(first))).toBe("42501");
  expect(await returnedWith(second)).toMatchObject({ ok: true });
  expect(await withdrawDocument(sender, { id: second, version: 1 })).toMatchObject({
    error: { kind: "conflict" },
  });
  expect(await withdrawDocument(finance, { id: second, version: 2 })).toMatchObject({
    error: { kind: "forbidden" },
  });
  for (const who of strangers)
    expect(await withdrawDocument(who, { id: second, version: 2 })).toMatchObject({
      error: { kind: "not-found" },
    });
  // Past the program: in one's own name, and what the council said stays.
  expect(await attempted("provider", sender, press(second))).toBe("rolled back 1");
  expect(await attempted("provider", sender, press(second, finance.personId))).toBe("42501");
  expect(await attempted("council", finance, press(second, finance.personId))).toBe("42501");
  expect(
    await attempted("provider", sender, press(second).replace("set ", "set return_reason = null, ")),
  ).toBe("42501");

  expect((await viewDocument(sender, second)).abilities).toMatchObject({ withdraw: true, correct: true });
  expect(await withdrawDocument(sender, { id: second, version: 2 })).toMatchObject({ ok: true });
  // Neither it nor the one before it waits, and neither is corrected any more.
  expect(await waiting()).not.toContain("INV-56");
  for (const id of [first, second]) {
    expect((await viewDocument(sender, id)).abilities).toMatchObject({ withdraw: false, correct: false });
    expect(await copies(id, "correct")).toMatchObject({ error: { kind: "not-now" } });
  }
  for (const who of [sender, finance]) {
    const seen = await viewDocument(who, second);
    expect(seen).toMatchObject({ state: "withdrawn", returned: { words: "Not the agreed fee." } });
    expect(seen.steps.map(({ words }) => words)).toContain("Will not be sent again");
  }
  const jobs = (await queuedJobs("tell-payment-document")).map(({ payload }) => payload);
  expect(jobs).toContainEqual(
    expect.objectContaining({ documentId: second, what: "withdrawn", organisationId: world.home.id }),
  );
  // The nights can be billed anew.
  expect(await accept(await sent("INV-56", only(reference)))).toMatchObject({ ok: true });
});

it("a returned credit note that is not sent again waits for nobody, nor one before it", async () => {
  const { reference } = await lived(world, manager);
  const invoice = await sent("INV-57", only(reference));
  expect(await accept(invoice)).toMatchObject({ ok: true });
  const one = await credited(invoice, "CN-57");
  expect(await returnedWith(one)).toMatchObject({ ok: true });
  const other = await credited(invoice, "CN-58");
  expect(await returnedWith(other)).toMatchObject({ ok: true });
  expect(await waiting()).toEqual(expect.arrayContaining(["CN-58"]));
  expect((await viewDocument(sender, one)).abilities.withdraw).toBe(false);
  expect(await withdrawDocument(sender, { id: other, version: 2 })).toMatchObject({ ok: true });
  expect((await waiting()).filter((name) => name?.startsWith("CN-5"))).toEqual([]);
});

it("a draft is removed as it was seen, not over what a colleague has typed since", async () => {
  const { reference } = await lived(world, manager);
  const { id, version } = await drafted("INV-55", only(reference));
  expect(await deleteDraft(sender, { id, version: version - 1 })).toMatchObject({
    ok: false,
    error: { kind: "conflict" },
  });
  expect((await found(id)).values.number).toBe("INV-55");
  expect(await deleteDraft(sender, { id, version })).toMatchObject({ ok: true });
  await expect(found(id)).rejects.toThrow("no draft");
});

it("the council's list compares all that waits with as many statements as one", async () => {
  const { reference } = await lived(world, manager);
  const one = await sent("INV-81", dearer(reference));
  const few = await countStatements(() => listDocuments(finance));
  const [two, three] = [await sent("INV-82", only(reference)), await sent("INV-83", dearer(reference))];
  const more = await countStatements(() => listDocuments(finance));
  expect(more.statements).toBe(few.statements);
  expect(more.result.toCheckInAll).toBe(few.result.toCheckInAll + 2);
  for (const id of [one, two, three]) {
    const { lines, missing, agrees } = await viewDocument(finance, id);
    const differs = lines.filter((line) => !line.agrees).length + missing.length;
    expect(more.result.toCheck.find((row) => row.id === id)).toMatchObject({ agrees, differs });
    expect(await withdrawDocument(sender, { id, version: 1 })).toMatchObject({ ok: true });
  }
});

it("a line over two periods counts against a later document of one of them, past the program too", async () => {
  const { reference } = await lived(world, manager);
  const over = (from: string, to: string) => (values: DocumentForm) => ({
    ...values,
    lines: only(reference)(values).lines.map((line) => ({ ...line, from, to, pence: undefined })),
  });
  expect(await accept(await sent("INV-91", over(day(-10), day(-1))))).toMatchObject({ ok: true });
  const later = await sent("INV-92", over(day(-10), day(-8)));
  const answer = `update payment_documents set state = 'accepted', decided_by_id = '${finance.personId}', decided_at = now(),
    version = 2 where id = '${later}'`;
  expect(await attempted("council", finance, answer)).toBe("23514");
  expect(await withdrawDocument(sender, { id: later, version: 1 })).toMatchObject({ ok: true });
});

it("is nobody else's to read, write or answer", async () => {
  const { reference } = await lived(world, manager);
  const { id: draft, version } = await drafted("INV-60", only(reference));
  await expect(viewDraft(finance, draft)).rejects.toMatchObject({ init: { status: 404 } });
  expect(await sendDocument(manager, { id: draft, version })).toMatchObject({
    ok: false,
    error: { kind: "forbidden" },
  });
  for (const who of strangers) {
    await expect(viewDraft(who, draft)).rejects.toMatchObject({ init: { status: 404 } });
    expect(await sendDocument(who, { id: draft, version })).toMatchObject({
      ok: false,
      error: { kind: "not-found" },
    });
  }
  expect(await sendDocument(sender, { id: draft, version })).toMatchObject({ ok: true });
  for (const who of strangers) {
    await expect(viewDocument(who, draft)).rejects.toMatchObject({ init: { status: 404 } });
    expect((await listDocuments(who)).rows).toEqual([]);
    const answer = { id: draft, version: 1 };
    expect(await acceptDocuments(who, { documents: [answer] })).toMatchObject({
      ok: false,
      error: { kind: "not-found" },
    });
    expect(await withdrawDocument(who, answer)).toMatchObject({ ok: false, error: { kind: "not-found" } });
  }
  expect(await acceptDocuments(world.broker, { documents: [{ id: draft, version: 1 }] })).toMatchObject({
    ...{ ok: false, error: { kind: "forbidden" } },
  });
  expect(await withdrawDocument(finance, { id: draft, version: 1 })).toMatchObject({
    ok: false,
    error: { kind: "forbidden" },
  });
});

/** A credit note of all that an accepted invoice bills. */
async function credited(invoice: string, number: string) {
  const copied = await copies(invoice, "credit");
  if (!copied.ok) throw new Error(JSON.stringify(copied.error));
  const { id } = copied.value;
  const draft = { id, ...(await saved(id, number)) };
  expect(await sendDocument(sender, draft)).toMatchObject({ ok: true });
  return id;
}

it("a credit note gives nothing back before it is accepted, and what the database refuses names the invoice", async () => {
  const { reference } = await lived(world, manager);
  const first = await sent("INV-80", only(reference));
  expect(await accept(first)).toMatchObject({ ok: true });
  const credit = await credited(first, "CN-80");
  // A credit note is no invoice on the start page.
  const toCheck = await pipelined("council", { "app.org_id": finance.organisationId }, (sql) => [
    invoicesToCheck(sql, finance),
  ]);
  const listed = (await listDocuments(finance)).toCheck;
  const received = (wanted: string) => listed.filter(({ kind }) => kind === wanted).length;
  const counted = (wanted: string) => toCheck.flat().find(({ kind }) => kind === wanted)?.count ?? 0;
  expect(received("credit-note")).toBeGreaterThan(0);
  expect(counted("credit-notes-to-check")).toBe(received("credit-note"));
  expect(counted("invoices-to-check")).toBe(received("invoice"));
  const again = await sent("INV-81", (values) => ({
    ...values,
    lines: only(reference)(values).lines.map((line) => ({ ...line, weeklyPence: undefined, pence: 1_000 })),
  }));
  expect(await accept(again)).toMatchObject({ ok: false, error: { kind: "not-now" } });
  expect(await accept(credit)).toMatchObject({ ok: true });
  // Something that only the database sees: what is billed for the placement and for no fee of its agreement.
  await sqlFor(
    "owner",
  )`update payment_document_lines set fee_id = null where payment_document_id in (${first}, ${credit})`;
  await sqlFor("owner")`update payment_document_lines set pence = 1 where payment_document_id = ${credit}`;
  const other = await lived(world, manager);
  const fine = await sent("INV-82", only(other.reference));
  const both = { documents: [again, fine].map((id) => ({ id, version: 1 })) };
  expect(await acceptDocuments(finance, both)).toMatchObject({
    error: { kind: "not-now", message: expect.stringMatching(/Invoice INV-81 .*Nothing was accepted/) },
  });
  expect(await viewDocument(finance, fine)).toMatchObject({ state: "received" });
  expect(await accept(fine)).toMatchObject({ ok: true });
  expect(await acceptDocuments(finance, { documents: [] })).toMatchObject({ error: { kind: "invalid" } });
});

it("a draft that is saved while it is sent is not lost: sending it is a conflict", async () => {
  const { reference } = await lived(world, manager);
  const { id, version } = await drafted("INV-90", only(reference));
  let sending: ReturnType<typeof sendDocument> | undefined;
  await read(sender, async (tx) => {
    await tx.paymentDocumentDraft.updateMany({ where: { id }, data: { version: { increment: 1 } } });
    sending = sendDocument(sender, { id, version });
    // It waits for the row that is saved here.
    for (let waits = 0; waits < 100; waits += 1) {
      const [row] = await sqlFor("owner")<{ waiting: boolean }[]>`
        select exists (select 1 from pg_locks where not granted) as waiting`;
      if (row?.waiting) return;
      await new Promise((done) => setTimeout(done, 20));
    }
  });
  expect(await sending).toMatchObject({ error: { kind: "conflict" } });
  expect((await found(id)).version).toBe(version + 1);
});

it("what is written of a child goes with the child, and nothing is written of it after", async () => {
  const { reference } = await lived(world, manager);
  const named = (values: DocumentForm): DocumentForm => ({
    ...values,
    lines: only(reference)(values).lines.map((line) => ({ ...line, words: `Taxi of ${line.placement}` })),
  });
  const returned = await sent("INV-95", dearer(reference));
  const { id, version } = await drafted("INV-96", (values) => ({ ...values, lines: named(values).lines }));
  const other = (await found(id)).values.lines.find(({ placement }) => placement !== reference)?.placement;
  const [of] = await sqlFor("owner")<{ identity: string; referral: string }[]>`
    select k.identity_id as identity, p.referral_id as referral from placements p
      join referral_children k on k.id = p.referral_child_id where p.reference = ${reference}`;
  await sqlFor("owner")`update referrals set state = 'ended' where id = ${of?.referral ?? ""}`;
  await fileAllRecords();
  await transaction("worker", { "app.org_id": world.home.id }, (tx) =>
    destroyIdentity(tx, of?.identity ?? "", new Date()),
  );
  const draft = await found(id);
  expect(draft.version).toBe(version + 1);
  for (const { placement, words } of draft.values.lines)
    expect(words).toBe(placement === reference ? "" : `Taxi of ${placement}`);
  expect(other).toBeDefined();

  expect((await saved(id, "INV-96", named)).result).toMatchObject({ ok: true });
  const gone = { ok: false, error: { kind: "not-now", message: expect.stringContaining("no longer kept") } };
  expect(await sendDocument(sender, { id, version: draft.version + 1 })).toMatchObject(gone);
  const answer = { id: returned, version: 1, reason: "rate" as const, words: "The rise is not authorised." };
  expect(await returnDocument(finance, answer)).toMatchObject(gone);
  const asked = { reference, from: null, kind: "other" as const, words: "A question", pence: null };
  expect(await raisePaymentQuery(sender, asked)).toMatchObject(gone);
});

it("the database lets no side make the other's move, nor change or add to what was sent", async () => {
  const { reference } = await lived(world, manager);
  const id = await sent("INV-70", dearer(reference));
  const set = (who: Actor, data: Record<string, unknown>) =>
    read(who, (tx) => tx.paymentDocument.updateMany({ where: { id }, data }));
  const now = new Date();
  const answered = { state: "accepted", decidedById: finance.personId, decidedAt: now, version: 2 };
  await expect(
    set(sender, { state: "withdrawn", closedById: finance.personId, closedAt: now, version: 2 }),
  ).rejects.toThrow();
  await expect(set(finance, { ...answered, version: 3 })).rejects.toThrow();
  // More than is agreed is accepted by nobody, past the pages either.
  await expect(set(finance, answered)).rejects.toThrow(/more would be accepted|P2010|23514/);
  const line = await read(sender, (tx) =>
    tx.paymentDocumentLine.findFirstOrThrow({ where: { paymentDocumentId: id } }),
  );
  await expect(
    read(
      sender,
      (tx) =>
        tx.$executeRaw`insert into payment_document_lines
        select ${newId()}::uuid, payment_document_id, council_id, provider_id, placement_id, 9, fee_id, from_on, to_on, nights,
               weekly_pence, pence, words, null from payment_document_lines where id = ${line.id}::uuid`,
    ),
  ).rejects.toThrow();
  const [row] = await sqlFor("owner")<{ forced: boolean }[]>`
    select relforcerowsecurity as forced from pg_class where relname = 'payment_documents'`;
  expect(row?.forced).toBe(true);
});

describe("an electronic invoice", () => {
  const upload = (who: Actor, xml: string, council = world.home.id) =>
    readInvoiceFile(who, { council, file: { path: files.write(xml, "invoice.xml") } });

  it("becomes a draft with its placements and fees, and is sent as what it is", async () => {
    const { reference } = await lived(world, manager);
    const { period } = await viewPaymentPeriod(sender, reference, day(-7));
    const line = {
      ...{
        name: `Core fee ${reference}`,
        amount: (period.pence / 100).toFixed(2),
        from: day(-7),
        to: day(-1),
      },
    };
    const made = await upload(sender, ublFile([line, { ...line, name: "Taxi for Jo", amount: "36.00" }]));
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const { values, version } = await found(made.value.id);
    expect(values).toMatchObject({ number: "INV-2041", issuedOn: "2026-11-30", fromFile: true });
    expect(values.lines.map(({ placement, fee }) => [placement, fee !== ""])).toEqual([
      [reference, true],
      ["", false],
    ]);
    const { id } = made.value;
    const lines = values.lines.slice(0, 1);
    const number = "INV-2041";
    expect(
      await saveDocument(sender, { id, version, values: { number, issuedOn: day(0), lines } }),
    ).toMatchObject({ ok: true });
    expect(await sendDocument(sender, { id, version: version + 1 })).toMatchObject({ ok: true });
    const seen = await viewDocument(finance, id);
    expect(seen).toMatchObject({ receivedHow: "Uploaded as an electronic invoice", agrees: true });
    expect(JSON.stringify(seen)).not.toContain("Taxi");
    // Both sides find it from its period, whose 30 days it begins.
    for (const who of [sender, finance])
      expect((await viewPaymentPeriod(who, reference, day(-7))).period.invoices).toEqual([{ id, number }]);
    expect((await viewPaymentPeriod(sender, reference, day(-7))).period.clocks[0]?.start).toEqual({
      ...{ on: day(0), because: "invoice" },
    });
  });

  it("says all that is wrong with it beside the file, and is for who sends invoices, to whom they may", async () => {
    const wrong = ublFile([{ name: "Fee", amount: "1.00" }], {
      change: (xml) => xml.replaceAll(">GBP<", ">EUR<").replace("<cbc:ID>INV-2041</cbc:ID>", ""),
    });
    expect(await upload(sender, wrong)).toMatchObject({
      error: { kind: "invalid", field: "file", message: expect.stringMatching(/BR-02.*BR-05/) },
    });
    const fine = ublFile([{ name: "Fee", amount: "1.00" }]);
    expect(await upload(manager, fine)).toMatchObject({ error: { kind: "forbidden" } });
    const elsewhere = await council();
    expect(await upload(sender, fine, elsewhere.id)).toMatchObject({ error: { field: "council" } });
    expect(await upload(sender, fine, "nowhere")).toMatchObject({ error: { field: "council" } });
  });
});
