import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { council, person } from "../../../prisma/factories/organisations";
import { attempted } from "../../../prisma/testing/attempted.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, queuedJobs } from "../../../prisma/testing/deciding.server";
import { day, placedWorld } from "../../../prisma/testing/placed.server";
import { importPayments } from "./commands/import-payments.server";
import { linkSupplier } from "./commands/link-supplier.server";
import { matchPayment, unmatchPayment } from "./commands/match-payment.server";
import { setPaymentCalendar } from "./commands/set-payment-calendar.server";
import { matchPaymentsOf } from "./jobs/match-payments.server";
import { listSuppliers } from "./queries/list-suppliers.server";
import { listUnmatched, readUnmatchedAfter } from "./queries/list-unmatched.server";
import { viewPayments } from "./queries/view-payments.server";
import { viewPaymentPeriod } from "./queries/view-placement-payments.server";
import { viewPaymentToMatch } from "./queries/view-unmatched.server";
import { ledgerFiles } from "./testing/ledger-files";
import { lived } from "./testing/lived-placement";

testDatabase();
const files = ledgerFiles();
let world: DecidingWorld;
let manager: Actor;
let finance: Actor;
let reference: string;
let pence: number;

/** Sixty payments that nothing says the purpose of, and two under one invoice's number. */
const PAYMENTS = 60;
const matched = () =>
  matchPaymentsOf({ organisationId: world.home.id, providerId: manager.organisationId }, {} as JobContext);
const period = async (who: Actor = manager) => (await viewPaymentPeriod(who, reference, day(-7))).period;

beforeAll(async () => {
  ({ world, manager } = await placedWorld());
  finance = await person(world.home, ["finance-officer"]);
  const calendar = { frequency: "weekly", paysAfterDays: 20, closesBeforeDays: 3 } as const;
  await setPaymentCalendar(finance, {
    ...calendar,
    convention: "weekly-share",
    firstDay: day(-14),
    expected: "none",
  });
  ({ reference } = await lived(world, manager));
  ({ pence } = await period());
  const amounts = [...Array.from({ length: PAYMENTS }, (_, at) => 10_001 + at), 77_777, 77_777];
  // The newest is the second payment of one invoice: it stands on the first page, whatever the order of the others.
  const paidOn = (at: number) => (at < PAYMENTS ? -1 : at === PAYMENTS ? -3 : 0);
  const rows = amounts.map(
    (amount, at) =>
      `7001,Ashgrove,V${at},fees,${(amount / 100).toFixed(2)},${day(paidOn(at))},BACS 7,${at < PAYMENTS ? `INV-${at}` : "INV-900"}`,
  );
  const head = "Supplier id,Supplier Name,Transno,Description,Amount,Payment Date,Remittance,Invoice number";
  const path = files.write([head, ...rows].join("\n"));
  const done = await importPayments(path, { council: world.home.slug, mapping: "auto" });
  if (!done.ok) throw new Error(done.error.reason);
  const [supplier] = (await listSuppliers(finance)).unlinked;
  if (!supplier) throw new Error("no supplier");
  await linkSupplier(finance, {
    id: supplier.id,
    version: supplier.version,
    providerId: manager.organisationId,
  });
  await matched();
});

/** Those of all pages: payments of one day have no order that a test could know. */
async function unmatched() {
  const first = await listUnmatched(finance);
  const last = await listUnmatched(
    finance,
    readUnmatchedAfter(new URLSearchParams({ after: first.next ?? "" })),
  );
  expect([last.next, last.further]).toEqual([null, true]);
  return [...first.rows, ...last.rows];
}

it("every unmatched payment is on some page, each once, and one that was paid twice says so", async () => {
  const all = await unmatched();
  expect(new Set(all.map(({ id }) => id)).size).toBe(PAYMENTS + 2);
  const twice = all.filter(({ whole }) => whole === 77_777);
  expect(twice.map(({ paidOn, paidBefore }) => [paidOn, paidBefore])).toEqual([
    [day(0), day(-3)],
    [day(-3), null],
  ]);
  const own = (await viewPayments(manager)).unmatched.find(({ paidBefore }) => paidBefore !== null);
  expect(own).toMatchObject({ whole: 77_777, paidOn: day(0), paidBefore: day(-3) });
});

it("is matched by hand, by both sides' pages, until it is taken back", async () => {
  const id = (await unmatched()).find(({ whole }) => whole === 10_001)?.id ?? "";
  const { choices } = await viewPaymentToMatch(finance, id);
  const due = choices.find((one) => one.placement === reference && one.from === day(-7));
  expect(due?.left).toBe(pence);
  expect(
    await matchPayment(finance, { id, due: "PL-NONE22 2026-01-01 2026-01-07 2026-01-27" }),
  ).toMatchObject({
    error: { kind: "invalid", field: "due" },
  });
  expect(await matchPayment(finance, { id, due: due?.due ?? "" })).toMatchObject({ ok: true });
  expect(await matchPayment(finance, { id, due: due?.due ?? "" })).toMatchObject({
    error: { kind: "conflict" },
  });
  expect(await queuedJobs("match-payments")).not.toEqual([]);
  await matched();
  await matched();
  for (const who of [manager, finance])
    expect((await period(who)).paid).toMatchObject({ pence: 10_001, payments: [{ id, byHand: true }] });
  expect((await unmatched()).some((one) => one.id === id)).toBe(false);

  expect(await unmatchPayment(finance, { id })).toMatchObject({ ok: true });
  expect(await unmatchPayment(finance, { id })).toMatchObject({ error: { kind: "not-now" } });
  await matched();
  expect((await period()).paid).toBeNull();
});

it("is the council's finance alone's, of its own payments, and the database holds it", async () => {
  const [row] = (await listUnmatched(finance)).rows;
  const id = row?.id ?? "";
  const due = (await viewPaymentToMatch(finance, id)).choices[0]?.due ?? "";
  const elsewhere = await person(await council(), ["finance-officer"]);
  for (const press of [matchPayment, unmatchPayment]) {
    expect(await press(elsewhere, { id, due })).toMatchObject({ error: { kind: "not-found" } });
    for (const who of [world.broker, manager])
      expect(await press(who, { id, due })).toMatchObject({ error: { kind: "forbidden" } });
  }
  await expect(viewPaymentToMatch(elsewhere, id)).rejects.toMatchObject({ init: { status: 404 } });
  const insert = (who: Actor, role: "council" | "provider" | "worker", by: Actor = who) =>
    attempted(
      role,
      who,
      `insert into payment_matches (id, council_id, provider_id, payment_id, placement_id, period_from, period_to, pays_on, made_by_id, made_at)
        select gen_random_uuid(), p.council_id, '${manager.organisationId}', p.id, q.id, '${day(-7)}', '${day(-1)}', '${day(19)}', '${by.personId}', now()
          from payments p, placements q where p.id = '${id}' and q.reference = '${reference}'`,
    );
  expect(await insert(finance, "council")).toBe("rolled back 1");
  expect(await insert(finance, "council", world.broker)).toBe("42501");
  expect(await insert(world.broker, "council")).toBe("42501");
  expect(await insert(manager, "provider")).toBe("42501");
  expect(await attempted("provider", manager, "select id from payment_matches")).toBe("42501");
});
