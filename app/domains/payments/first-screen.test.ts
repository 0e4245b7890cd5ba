import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { countStatements } from "~/platform/database/statements.server";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { Prisma } from "~prisma/client";
import { person, provider } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../prisma/testing/deciding.server";
import { day, placedWorld } from "../../../prisma/testing/placed.server";
import { daysOfMonth } from "./account-statement.rules";
import { importPayments } from "./commands/import-payments.server";
import { linkSupplier } from "./commands/link-supplier.server";
import { setPaymentCalendar } from "./commands/set-payment-calendar.server";
import { matchPaymentsOf } from "./jobs/match-payments.server";
import { BANK_RATES, interestRate } from "./late-interest.rules";
import { foldDocument } from "./ledger-identity.rules";
import { foldedInSql } from "./queries/folded-in-sql.server";
import { searchPayments } from "./queries/search-payments.server";
import { viewAccountStatement } from "./queries/view-account-statement.server";
import { viewPayments } from "./queries/view-payments.server";
import { ledgerFiles } from "./testing/ledger-files";
import { asOwner, lived } from "./testing/lived-placement";

testDatabase();
const files = ledgerFiles();
let world: DecidingWorld;
let manager: Actor;
let finance: Actor;

beforeAll(async () => {
  ({ world, manager } = await placedWorld());
  finance = await person(world.home, ["finance-officer"]);
  await setPaymentCalendar(finance, {
    frequency: "weekly",
    paysAfterDays: 20,
    closesBeforeDays: 3,
    convention: "weekly-share",
    firstDay: day(-14),
    expected: "none",
  });
});

/** What one query of its own says of each period, in a plain way. */
type Plain = { reference: string; to: string; paysOn: string; pence: number; paid: number };
const plainly = (who: Actor) =>
  read(
    who,
    (tx) => tx.$queryRaw<Plain[]>`
      select q.reference, l.period_to::text as to, l.pays_on::text as "paysOn", sum(l.pence)::int as pence,
             coalesce(sum((select sum(a.pence) from payment_allocations a where a.line_id = l.id and a.ended_at is null)), 0)::int as paid
        from expected_lines l join placements q on q.id = l.placement_id
       where l.superseded_at is null group by q.reference, l.period_to, l.pays_on`,
  );
const total = (rows: readonly Plain[]) => rows.reduce((sum, { pence, paid }) => sum + pence - paid, 0);

it("says what is due, late and not known, the same to both sides and as plain SQL has it", async () => {
  const old = await lived(world, manager);
  await asOwner(
    "expected_lines",
    `update expected_lines set period_from = period_from - 60, period_to = period_to - 60, from_on = from_on - 60,
       to_on = to_on - 60, pays_on = pays_on - 60, closes_on = closes_on - 60, made_at = made_at - interval '60 days'
     where placement_id = '${old.id}'`,
  );
  const unsure = await viewPayments(manager);
  // Nobody has told of any payment: nothing is called late or due, and what has passed is asked about.
  expect([unsure.duePence, unsure.late.rows]).toEqual([0, []]);
  expect(unsure.unsure.pence).toBe(total(await plainly(finance)));

  const { reference } = await lived(world, manager);
  const [first] = (await plainly(finance)).filter((row) => row.reference === reference && row.to === day(-1));
  const short = (first?.pence ?? 0) - 5_000;
  const path = files.write(
    [
      "Supplier id,Supplier Name,Transno,Invoice number,Description,Amount,Payment Date,Remittance,Period from,Period to",
      `7001,Ashgrove,88,INV-01877,${reference},${(short / 100).toFixed(2)},${day(0)},BACS 7,${day(-7)},${day(-1)}`,
    ].join("\n"),
  );
  expect(await importPayments(path, { council: world.home.slug, mapping: "auto" })).toMatchObject({
    ok: true,
  });
  const { id } = await read(finance, (tx) => tx.paymentSupplier.findFirstOrThrow({}));
  await linkSupplier(finance, { id, version: 1, providerId: manager.organisationId });
  await matchPaymentsOf(
    { organisationId: world.home.id, providerId: manager.organisationId },
    {} as JobContext,
  );

  const plain = await plainly(finance);
  const [theirs, ours] = [await viewPayments(manager), await viewPayments(finance)];
  expect(theirs.last).toMatchObject([{ paidOn: day(0), remittance: "BACS 7", pence: short, payments: 1 }]);
  expect(theirs.duePence).toBe(total(plain));
  expect(theirs.late.pence).toBe(total(plain.filter((row) => row.reference === old.reference)));
  // An estimate where the rate of that half-year is known, else the page says that it is not.
  const rateOf = (lastDay: string) => interestRate(lastDay, BANK_RATES);
  expect(theirs.late.rows.map(({ clock }) => clock?.claim.known)).toEqual(
    theirs.late.rows.map(({ clock }) => (rateOf(clock?.lastDay ?? "") === null ? "no-rate" : "sum")),
  );
  expect(theirs.running.pence).toBe(
    total(plain.filter((row) => row.reference === reference && row.to <= day(0))),
  );
  expect(theirs.unsure.rows).toEqual([]);
  expect(theirs.due[0]?.pence).toBe(
    plain.filter(({ paysOn }) => paysOn === theirs.due[0]?.on).reduce((sum, { pence }) => sum + pence, 0),
  );
  for (const figure of ["duePence", "payers"] as const) expect(ours[figure]).toBe(theirs[figure]);
  for (const pile of ["late", "running", "unsure"] as const) {
    expect(ours[pile].pence).toBe(theirs[pile].pence);
    expect(ours[pile].rows.map(({ clock }) => clock)).toEqual(theirs[pile].rows.map(({ clock }) => clock));
  }

  // The month’s statement: the same numbers for both, from opening to closing.
  const month = day(0).slice(0, 7);
  const mine = await viewAccountStatement(manager, month);
  const yours = await viewAccountStatement(finance, null);
  const withoutSides = ({ entries }: typeof mine) =>
    entries.map(({ on, kind, placement, from, pence }) => ({ on, kind, placement, from, pence }));
  expect(mine.total).toEqual(yours.total);
  expect(withoutSides(mine)).toEqual(withoutSides(yours));
  const until = daysOfMonth(month).to;
  expect(mine.total.closingPence).toBe(
    plain.filter(({ paysOn }) => paysOn <= until).reduce((sum, { pence }) => sum + pence, 0) - short,
  );
  expect(mine.total.paidPence).toBe(short);

  // Found by its invoice however it is written, and by the placement that it is matched with; never by its batch.
  for (const query of [
    "inv 018-77",
    "INV01877",
    "1877",
    "001877",
    "Invoice 1877",
    "187",
    reference,
    reference.toLowerCase(),
  ])
    for (const who of [manager, finance])
      expect(await searchPayments(who, query), query).toMatchObject({
        rows: [{ pence: short, periods: [{ placement: reference, from: day(-7), to: day(-1) }] }],
      });
  for (const query of ["", "7", "INV 2877", "INV-77", "BACS 7", "%", old.reference])
    expect((await searchPayments(manager, query)).rows, query).toEqual([]);
  const stranger = await person(await provider(), ["provider-finance"]);
  expect(await viewPayments(stranger)).toMatchObject({
    duePence: 0,
    due: [],
    passed: [],
    last: [],
    unmatched: [],
  });
  expect((await searchPayments(stranger, reference)).rows).toEqual([]);
  expect(await viewAccountStatement(stranger, month)).toMatchObject({ sides: [], entries: [] });
});

it("a number is folded in SQL as it is everywhere else", async () => {
  const written = [
    "123",
    "00123",
    "INV-123",
    "inv 00123",
    "Invoice 123",
    "INVOICE",
    "V-01A77",
    "INVA1",
    "0",
    "000",
    "-",
  ];
  for (const text of written) {
    const [row] = await read(
      finance,
      (tx) => tx.$queryRaw<{ folded: string }[]>`select ${foldedInSql(Prisma.sql`${text}::text`)} as folded`,
    );
    expect([text, row?.folded]).toEqual([text, foldDocument(text)]);
  }
  expect(new Set(["123", "00123", "INV-123", "inv 00123", "Invoice 123"].map(foldDocument)).size).toBe(1);
});

it("takes at most six statements, with more placements no more", async () => {
  const statements = async () => (await countStatements(() => viewPayments(manager))).statements;
  const before = await statements();
  expect(before).toBeLessThanOrEqual(6);
  await lived(world, manager);
  expect(await statements()).toBe(before);
});
