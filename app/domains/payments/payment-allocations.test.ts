import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { endPlacement } from "~/domains/agreements/commands/end-placement.server";
import { countStatements } from "~/platform/database/statements.server";
import { transaction } from "~/platform/database/transaction.server";
import { formatPence } from "~/platform/forms/money";
import { newId } from "~/platform/ids";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { person } from "../../../prisma/factories/organisations";
import { attempted } from "../../../prisma/testing/attempted.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, queuedJobs } from "../../../prisma/testing/deciding.server";
import { day, placedWorld } from "../../../prisma/testing/placed.server";
import { importPayments } from "./commands/import-payments.server";
import { linkSupplier } from "./commands/link-supplier.server";
import { setPaymentCalendar } from "./commands/set-payment-calendar.server";
import { matchPaymentsOf } from "./jobs/match-payments.server";
import { listUnmatched } from "./queries/list-unmatched.server";
import { lockInOrder } from "./queries/lock-in-order.server";
import { paymentsAndDuesOf } from "./queries/payments-and-dues.server";
import { viewPayments } from "./queries/view-payments.server";
import { viewPaymentPeriod } from "./queries/view-placement-payments.server";
import { ledgerFiles } from "./testing/ledger-files";
import { lived, priced } from "./testing/lived-placement";

testDatabase();
const files = ledgerFiles();
let world: DecidingWorld;
let manager: Actor;
let finance: Actor;
let providerId: string;

beforeAll(async () => {
  ({ world, manager } = await placedWorld());
  finance = await person(world.home, ["finance-officer"]);
  providerId = manager.organisationId;
  const set = await setPaymentCalendar(finance, {
    frequency: "weekly",
    paysAfterDays: 20,
    closesBeforeDays: 3,
    convention: "weekly-share",
    firstDay: day(-14),
    expected: "none",
  });
  expect(set).toMatchObject({ ok: true });
});

const ledger = (rows: readonly [string, number, string][]) =>
  [
    "Supplier id,Supplier Name,Transno,Description,Amount,Payment Date,Remittance,Invoice number",
    ...rows.map(
      ([ref, pence, text]) =>
        `7001,Ashgrove,${ref},${text},${(pence / 100).toFixed(2)},${day(0)},BACS 7,INV-${ref.slice(1)}`,
    ),
  ].join("\n");
async function bring(content: string, more: { corrects?: number } = {}) {
  const path = files.write(content);
  const result = await importPayments(path, { council: world.home.slug, mapping: "auto", ...more });
  if (!result.ok) throw new Error(result.error.reason);
}
const matched = () => matchPaymentsOf({ organisationId: world.home.id, providerId }, {} as JobContext);
const live = (who: Actor = finance) =>
  read(who, (tx) =>
    tx.paymentAllocation.findMany({
      where: { endedAt: null },
      orderBy: { id: "asc" },
      select: { paymentId: true, lineId: true, pence: true },
    }),
  );
const sum = (rows: readonly { pence: bigint }[]) => rows.reduce((all, { pence }) => all + Number(pence), 0);

it("is allocated when its supplier is linked, follows what changes, and both sides read the same", async () => {
  const { reference, id } = await lived(world, manager);
  const { period } = await viewPaymentPeriod(manager, reference, day(-7));
  const short = period.pence - 3_600;
  await bring(
    ledger([
      ["V1", short, `${reference} fees`],
      ["V2", 77_777, "who knows"],
    ]),
  );
  await matched();
  expect(await live()).toEqual([]);
  const { id: supplier } = await read(finance, (tx) => tx.paymentSupplier.findFirstOrThrow({}));
  expect(await linkSupplier(finance, { id: supplier, version: 1, providerId })).toMatchObject({ ok: true });
  expect((await queuedJobs("match-payments")).map(({ payload }) => payload)).toContainEqual({
    organisationId: world.home.id,
    providerId,
  });
  await matched();
  const before = await live();
  expect(await live(manager)).toEqual(before);
  // By our reference, though no payment day is near and two periods have the same fee: nothing says which. With the
  // ledger's period it is said.
  expect(before).toEqual([]);
  const withPeriod = ledger([["V1", short, `${reference} fees`]])
    .replace("Remittance", "Remittance,Period from,Period to")
    .replace("BACS 7", `BACS 7,${day(-7)},${day(-1)}`);
  await bring(withPeriod);
  await matched();
  expect(sum(await live())).toBe(short);
  const of = (who: Actor) => viewPaymentPeriod(who, reference, day(-7));
  const seen = await of(manager);
  expect(seen.period.paid).toMatchObject({
    pence: short,
    difference: `${formatPence(3_600)} less than expected`,
  });
  expect(seen.period.paid?.payments).toMatchObject([{ pence: short, paidOn: day(0), remittance: "BACS 7" }]);
  expect((await of(finance)).period.paid).toEqual(seen.period.paid);

  // What is for nothing that is known stays visible: to finance with what it may be for, to its provider as received.
  const { rows } = await listUnmatched(finance);
  expect(rows.map(({ pence }) => pence)).toContain(77_777);
  expect(rows.every(({ candidates }) => candidates.length > 0)).toBe(true);
  const received = await viewPayments(manager);
  expect(received.unmatched.map(({ pence }) => pence)).toEqual(rows.map(({ pence }) => pence));
  expect(received.due.flatMap((one) => one.rows).find(({ paid }) => paid !== 0)).toMatchObject({
    paid: short,
    state: "part",
  });
  expect((await viewPayments(finance)).unmatched).toEqual([]);
  // In as many statements for several providers as for one.
  const statements = async (...ids: string[]) => {
    const counted = await countStatements(() =>
      read(finance, (tx) => paymentsAndDuesOf(tx, world.home.id, ids)),
    );
    return counted.statements;
  };
  expect(await statements(providerId, newId())).toBe(await statements(providerId));
  await expect(listUnmatched(manager)).rejects.toMatchObject({ init: { status: 403 } });

  // Again it changes nothing.
  const stored = await live();
  await matched();
  expect(await live()).toEqual(stored);

  // What was paid and taken back is neither received nor missing: both sides read that it was reversed.
  const back = ledger([
    ["V5", 91_000, "fees"],
    ["V6", -91_000, "fees"],
  ]);
  await bring(back.replaceAll("INV-6", "INV-5"));
  await matched();
  expect(await live()).toEqual(stored);
  const reversedOf = (some: readonly { pence: number; reversed: boolean }[]) =>
    some.flatMap(({ pence, reversed }) => (reversed ? pence : [])).sort();
  expect(reversedOf((await listUnmatched(finance)).rows)).toEqual([-91_000, 91_000]);
  expect(reversedOf((await viewPayments(manager)).unmatched)).toEqual([-91_000, 91_000]);

  // The child left: the lines are others, and what was paid is found again for those that are left.
  const version = (await read(manager, (tx) => tx.placement.findUniqueOrThrow({ where: { id } }))).version;
  const ended = { reference, version, lastNight: day(-3), reason: "match", note: "" } as const;
  expect(await endPlacement(manager, ended)).toMatchObject({ ok: true });
  await priced(world, id);
  await matched();
  const now = await live();
  const lines = await read(finance, (tx) => tx.expectedLine.findMany({ where: { supersededAt: null } }));
  expect(now.every(({ lineId }) => lines.some((line) => line.id === lineId))).toBe(true);
  const left = lines
    .filter(({ fromOn }) => fromOn >= new Date(day(-7)))
    .reduce((all, { pence }) => all + pence, 0);
  expect(sum(now)).toBe(Math.min(short, left));
  // What is over is counted once, as not matched: on the period's page as in every list.
  for (const who of [finance, manager])
    expect((await of(who)).period.paid).toMatchObject({
      pence: left,
      difference: null,
      payments: [{ pence: left, whole: short, elsewhere: 0 }],
    });
  expect((await listUnmatched(finance)).rows.map(({ pence }) => pence)).toContain(short - left);
  const listed = (await viewPayments(manager)).due.flatMap((one) => one.rows);
  expect(listed.find(({ from }) => from === day(-7))).toMatchObject({
    pence: left,
    paid: left,
    state: "paid",
  });

  // A wrong link taken back takes what was paid with it, at once: neither side waits for the job.
  expect(await linkSupplier(finance, { id: supplier, version: 2, providerId: null })).toMatchObject({
    ok: true,
  });
  expect(await live()).not.toEqual([]);
  expect(await live(manager)).toEqual([]);
  for (const who of [finance, manager]) {
    expect((await of(who)).period).toMatchObject({ paid: null, state: "unknown" });
    const rows = (await viewPayments(who)).due.flatMap((one) => one.rows);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ paid }) => paid === 0)).toBe(true);
  }
  await matched();
  expect(await live()).toEqual([]);
  const told = await read(manager, (tx) =>
    tx.event.findMany({ where: { kind: { in: ["payment-matched", "payment-unmatched"] }, subjectId: id } }),
  );
  const pence = ({ data }: (typeof told)[number]) => (data as { pence: number }).pence;
  expect(told.map((event) => `${event.kind} ${pence(event)}`).sort()).toEqual(
    [`payment-matched ${short}`, `payment-unmatched ${short - left}`, `payment-unmatched ${left}`].sort(),
  );
});

it("the database takes no more for a payment or a line than it comes to, from nobody but the worker", async () => {
  const { reference } = await lived(world, manager);
  await bring(ledger([["V9", 5_000, reference]]));
  const { id: supplier, version } = await read(finance, (tx) => tx.paymentSupplier.findFirstOrThrow({}));
  await linkSupplier(finance, { id: supplier, version, providerId });
  const payment = await read(finance, (tx) => tx.payment.findFirstOrThrow({ where: { pence: 5_000 } }));
  const line = await read(finance, (tx) =>
    tx.expectedLine.findFirstOrThrow({
      where: { placement: { reference }, supersededAt: null, pence: { gt: 6_000 } },
    }),
  );
  const insert = (pence: number) => `insert into payment_allocations values ('${newId()}', '${world.home.id}',
    '${providerId}', '${payment.id}', '${line.id}', ${pence}, 'amount', now(), null)`;
  const attempt = (role: "worker" | "council" | "provider", pence: number) =>
    attempted(role, role === "provider" ? manager : finance, insert(pence));
  expect(await attempt("worker", 5_000)).toBe("rolled back 1");
  expect(await attempt("worker", 5_001)).toBe("23514");
  expect(await attempt("worker", -1)).toBe("23514");
  expect(await attempt("council", 5_000)).toBe("42501");
  expect(await attempt("provider", 5_000)).toBe("42501");
});

it("payments are locked by their ids, whoever asks for them in whatever order", async () => {
  await bring(
    ledger([
      ["V21", 100, "one"],
      ["V22", 200, "two"],
    ]),
  );
  const [first = "", second = ""] = await read(finance, async (tx) =>
    (await tx.payment.findMany({ orderBy: { id: "asc" }, take: 2, select: { id: true } })).map(
      ({ id }) => id,
    ),
  );
  const acting = { "app.org_id": world.home.id };
  let waiting: Promise<void> = Promise.resolve();
  await transaction("worker", acting, async (tx) => {
    await lockInOrder(tx, { payments: [first] });
    waiting = transaction("worker", acting, (other) => lockInOrder(other, { payments: [second, first] }));
    // It waits for the first and holds nothing that somebody who has the first may need.
    await expect
      .poll(
        () =>
          tx.$queryRaw<unknown[]>`select 1 from pg_locks where not granted and locktype = 'transactionid'`,
        { timeout: 600_000 },
      )
      .not.toEqual([]);
    await tx.$executeRaw`select from payments where id = ${second}::uuid for no key update nowait`;
  });
  await waiting;
});
