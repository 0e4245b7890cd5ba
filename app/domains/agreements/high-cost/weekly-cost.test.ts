import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { issuedAgreement, startedAgreement, writtenAgreement } from "../../../../prisma/factories/agreements";
import { testDatabase } from "../../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../../prisma/testing/deciding.server";
import { day, placedWorld, plannedPlacement } from "../../../../prisma/testing/placed.server";
import { confirmMoveIn } from "../commands/confirm-move-in.server";
import { agreedFees } from "../queries/agreed-fees.server";
import { readHighCost } from "../queries/high-cost.server";
import { highCostRegister } from "../queries/high-cost-register.server";
import { spendByWeek } from "../queries/spend-by-week.server";
import { readPlacement } from "../queries/view-placement.server";
import { weeklyCostOn } from "../queries/weekly-cost.server";
import { COST_REVIEW_DAYS } from "./high-cost.rules";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let reference: string;
let placementId: string;
/** The version whose fees run, which rows by hand add to. */
let versionId: string;

const CORE = 485_000;
const TABLES = ["placements", "agreement_versions", "fee_lines", "placement_changes", "cost_thresholds"];

/** A child who moved in 200 days ago, and fees that were agreed then. */
beforeAll(async () => {
  ({ world, manager } = await placedWorld());
  const { offer, placement } = await plannedPlacement(world, { startsIn: 0 });
  ({ reference, id: placementId } = placement);
  await confirmMoveIn(manager, { reference, version: 1, movedIn: day(-20), why: "" });
  const agreement = await startedAgreement(world.broker, offer);
  await writtenAgreement(world.broker, agreement);
  await issuedAgreement(world.broker, agreement);
  const owner = sqlFor("owner");
  for (const table of TABLES) await owner.unsafe(`alter table ${table} no force row level security`);
  await owner`update placements set provider_moved_in = ${day(-200)}`;
  const [version] = await owner<{ id: string }[]>`
    update agreement_versions set issued_at = now() - interval '200 days' returning id`;
  versionId = version?.id ?? "";
  await owner`update fee_lines set from_on = ${day(-200)}`;
});

type Fee = { pace: string; weekly?: number; yearly?: number; from: number; to?: number };
type Change = {
  what?: string;
  state?: string;
  pence: number;
  from: number;
  lastNight?: number;
  decided?: number;
};
const dayOr = (days: number | undefined) => (days === undefined ? null : day(days));

/** Beside the core fee, these and no others. */
async function agreed({ fees = [], changes = [] }: { fees?: Fee[]; changes?: Change[] }): Promise<void> {
  const owner = sqlFor("owner");
  await owner`delete from placement_changes`;
  await owner`delete from fee_lines where position > 1`;
  for (const [index, { pace, weekly = 0, yearly = 0, from, to }] of fees.entries())
    await owner`
      insert into fee_lines (id, agreement_version_id, council_id, provider_id, position, kind, description, basis, pace,
        unit_pence, shared_by, from_on, to_on, weekly_pence, yearly_pence, once_pence)
      select ${newId()}, ${versionId}, council_id, provider_id, ${index + 2}, 'support', ${`No. ${index}`}, 'week', ${pace},
        1, 1, ${day(from)}, ${dayOr(to)}, ${weekly}, ${yearly}, 900 from placements where id = ${placementId}`;
  for (const [index, change] of changes.entries()) {
    const { what = "start", state = "authorised", pence, from, lastNight, decided = -150 } = change;
    const isDecided = state === "authorised";
    await owner`
      insert into placement_changes (id, placement_id, council_id, provider_id, what, of_id, kind, label, weekly_pence,
        from_on, to_on, reason, evidence, side, asked_by_id, asked_at, state, decided_by_id, decided_at, last_night)
      select ${newId()}, id, council_id, provider_id, ${what}, ${what === "start" ? null : newId()}, ${pence < 0 ? "step-down" : "fee-rise"}, ${`No. ${index}`},
        ${pence}, ${day(from)}, ${what === "start" ? null : day(from + 400)}, 'Why', 'Log', 'provider', ${manager.personId},
        now() - interval '160 days', ${state}, ${isDecided ? world.head.personId : null},
        ${isDecided ? `${day(decided)}T12:00:00Z` : null}, ${dayOr(lastNight)} from placements where id = ${placementId}`;
  }
}

it.each([
  ["the core fee alone", {}],
  [
    "lines that begin, end and last one night",
    {
      fees: [
        { pace: "nightly", weekly: 1_01, from: -9 },
        { pace: "nightly", weekly: 2_03, from: -20, to: -3 },
        { pace: "nightly", weekly: 4_07, from: 5, to: 5 },
        { pace: "nightly", weekly: -8_11, from: -2, to: 30 },
      ],
    },
  ],
  [
    "what a school bills, what is paid once and what the core fee has",
    {
      fees: [
        { pace: "billed", yearly: 1_000_01, from: -9 },
        { pace: "billed", yearly: 3_333_33, from: -20, to: 8 },
        { pace: "once", from: 0 },
        { pace: "included", from: -9 },
      ],
    },
  ],
  [
    "changes that are open, temporary, extended or ended, even before they began",
    {
      changes: [
        { pence: 1_01, from: -5 },
        { pence: -2_03, from: -15, lastNight: 2 },
        { pence: 4_07, from: 4, lastNight: 3 },
        { pence: 8_11, from: 7, lastNight: 7 },
        { what: "extend", pence: 16_13, from: 3, lastNight: 20 },
        { what: "end", pence: 32_17, from: -6 },
      ],
    },
  ],
  [
    "changes that nobody has authorised",
    { changes: ["proposed", "asked", "returned"].map((state) => ({ state, pence: 64_19, from: -5 })) },
  ],
])("a week costs on lists what the agreed fees come to: %s", async (_name, rows) => {
  await agreed(rows);
  const { fees = [] } = (await read(world.broker, (tx) => agreedFees(tx, placementId))) ?? {};
  const onPayments = (on: string) =>
    fees
      .filter(({ from, to }) => from <= on && (to === "" || on <= to))
      .map(({ pace, weeklyPence, yearlyPence }) => {
        if (pace === "nightly") return weeklyPence;
        return pace === "billed" ? Math.round((yearlyPence * 7) / 365) : 0;
      })
      .reduce((sum, pence) => sum + pence, 0);
  for (let night = -21; night <= 31; night += 1) {
    const cost = await read(world.broker, (tx) => weeklyCostOn(tx, placementId, day(night)));
    expect([night, cost]).toEqual([night, onPayments(day(night))]);
  }
  for (const { from, pence } of (await spendByWeek(world.head)).weeks)
    expect([from, pence]).toEqual([from, onPayments(from)]);
});

const TEN = 10_00;
it.each([
  ["the day on which a change took it there", { from: -3, decided: -10 }, -3],
  ["the day on which that was authorised, when it began before", { from: -120, decided: -2 }, -2],
  ["the threshold, when it has cost that much for longer", { from: -190, decided: -190 }, -150],
  ["the day long ago on which it rose, and then it is overdue", { from: -120, decided: -125 }, -120],
])("the first review counts from %s", async (_name, change, since) => {
  const owner = sqlFor("owner");
  await owner`delete from cost_thresholds`;
  await owner`
    insert into cost_thresholds (id, council_id, weekly_pence, set_by_id, set_at)
    values (${newId()}, ${world.head.organisationId}, ${CORE + TEN}, ${world.head.personId}, ${`${day(-150)}T12:00:00Z`})`;
  // It was there for some days long ago, which was not reviewed.
  await agreed({
    changes: [
      { pence: TEN, from: -199, lastNight: -195, decided: -199 },
      { pence: TEN, ...change },
    ],
  });
  const { rows } = await highCostRegister(world.head, { overdue: false });
  const overdue = since + COST_REVIEW_DAYS < 0;
  expect(rows).toMatchObject([{ reference, overdue }]);
  expect((await highCostRegister(world.head, { overdue: true })).rows.length).toBe(overdue ? 1 : 0);
  const card = await read(world.head, async (tx) =>
    readHighCost(tx, world.head, await readPlacement(tx, world.head, reference)),
  );
  expect(card).toMatchObject({ overdue, due: rows[0]?.due });
  expect(rows[0]?.due).toContain(String(Number(day(since + COST_REVIEW_DAYS).slice(8))));
});
