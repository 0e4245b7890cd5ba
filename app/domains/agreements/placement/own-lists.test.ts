import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { issuedAgreement, startedAgreement, writtenAgreement } from "../../../../prisma/factories/agreements";
import { person } from "../../../../prisma/factories/organisations";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, outbox } from "../../../../prisma/testing/deciding.server";
import { day, livedIn, placedWorld, plannedPlacement } from "../../../../prisma/testing/placed.server";
import { confirmMoveIn } from "../commands/confirm-move-in.server";
import { recordAbsence } from "../commands/record-absence.server";
import { setReviewDate } from "../commands/set-review-date.server";
import { tellPlacement } from "../jobs/tell-placement.server";
import { listPlacements } from "../queries/list-placements.server";
import { placementsByService } from "../queries/placements-by-service.server";
import { listReviews } from "../queries/reviews-list.server";
import { spendByWeek } from "../queries/spend-by-week.server";
import { weeklyCostOn } from "../queries/weekly-cost.server";
import { whoLivesWhere } from "../queries/who-lives-where.server";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let strangers: readonly Actor[];
/** With an issued agreement that runs, and without one. */
let agreed: string;
let other: string;

beforeAll(async () => {
  ({ world, manager, strangers } = await placedWorld());
  const { offer, placement } = await plannedPlacement(world, { startsIn: 0 });
  agreed = placement.reference;
  await confirmMoveIn(manager, { reference: agreed, version: 1, movedIn: day(-20), why: "" });
  const agreement = await startedAgreement(world.broker, offer);
  await writtenAgreement(world.broker, agreement);
  await issuedAgreement(world.broker, agreement);
  other = await livedIn(world, manager, 10);
});

const denied = { init: { status: 403 } };

it("somebody's own placements are those of the referrals that they work on", async () => {
  const mine = async (who: Actor) =>
    (await listPlacements(who, { tab: "living", search: "", mine: true })).rows.map(
      ({ reference }) => reference,
    );
  expect((await mine(world.broker)).sort()).toEqual([agreed, other].sort());
  expect(await mine(world.colleague)).toEqual([]);
  // Whoever never has a part sees everybody's, whatever the address says; a provider has no such list.
  expect((await mine(await person(world.home, ["quality-assurance"]))).length).toBe(2);
  expect(
    (await listPlacements(manager, { tab: "living", search: "", mine: true })).filter.mine,
  ).toBeUndefined();
});

it("an IRO reads children by their next review, without a date first, with what has changed", async () => {
  const iro = await person(world.home, ["iro"]);
  expect(await setReviewDate(iro, { reference: agreed, version: 0, on: day(-1) })).toMatchObject({
    ok: true,
  });
  await recordAbsence(manager, { reference: agreed, kind: "missing", awayFrom: day(-2), backOn: null });
  const { rows } = await listReviews(iro);
  expect(rows.map(({ reference, tag }) => [reference, tag.words])).toEqual([
    [other, "No date"],
    [agreed, "Outcome not recorded"],
  ]);
  expect(rows.map(({ toTell }) => toTell)).toEqual([
    "No change since the child moved in",
    "Since the child moved in: missing now, went missing once",
  ]);
  const finance = await person(world.home, ["finance-officer"]);
  await expect(listReviews(finance)).rejects.toMatchObject(denied);
  await expect(listReviews(manager)).rejects.toMatchObject({ init: { status: 404 } });
});

it("spend is what the weeks of issued agreements cost, and by service to those who read costs alone", async () => {
  const cost = await read(world.broker, async (tx) => {
    const { id } = await tx.placement.findUniqueOrThrow({ where: { reference: agreed } });
    return weeklyCostOn(tx, id, day(0));
  });
  const { weeks } = await spendByWeek(world.head);
  // The fees begin today; a Monday before it costs nothing yet.
  expect(weeks.at(-1)).toMatchObject({ children: 2, unknown: 1, pence: cost });
  expect(weeks[0]).toMatchObject({ children: 0, pence: 0 });
  const iro = await person(world.home, ["iro"]);
  await expect(spendByWeek(iro)).rejects.toMatchObject(denied);
  expect((await placementsByService(iro)).rows).toMatchObject([{ living: 2, planned: 0, weekly: null }]);
  const commissioner = await person(world.home, ["commissioner"]);
  expect((await placementsByService(commissioner)).rows[0]?.weekly).toMatch(/^£[\d,.]+ \(1 not known\)$/);
  expect((await placementsByService(strangers[1] as Actor)).rows).toEqual([]);
});

it("a provider reads who lives in each of its homes, and nobody else does", async () => {
  const { homes } = await whoLivesWhere(manager);
  expect(homes.flatMap(({ children }) => children.map(({ reference }) => reference)).sort()).toEqual(
    [agreed, other].sort(),
  );
  expect(homes[0]?.beds).toMatch(/^2 /);
  expect((await whoLivesWhere(strangers[0] as Actor)).homes.flatMap(({ children }) => children)).toEqual([]);
  await expect(whoLivesWhere(world.broker)).rejects.toMatchObject({ init: { status: 404 } });
});

it("the social worker is told that an offer is accepted and that the child moved in, whoever did it is not", async () => {
  const row = await read(world.broker, (tx) =>
    tx.placement.findUniqueOrThrow({ where: { reference: agreed } }),
  );
  const job = { placementId: row.id, organisationId: row.councilId, byId: newColleague };
  for (const what of ["planned", "moved-in"] as const)
    await tellPlacement({ ...job, what, version: 9 }, {} as JobContext);
  for (const template of ["placement-planned", "placement-moved-in"]) {
    const mails = (await outbox()).filter(
      (one) => one.template === template && one.props.reference === agreed,
    );
    expect(mails.map(({ to }) => to)).toContain(world.broker.personId);
  }
  const before = (await outbox()).length;
  await tellPlacement(
    { ...job, what: "planned", version: 10, byId: world.broker.personId },
    {} as JobContext,
  );
  expect((await outbox()).length).toBe(before);
});
const newColleague = "01a230f3-76c3-7afa-95ac-000000000001";
