import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { giveNotice } from "~/domains/agreements/commands/give-notice.server";
import { phoneWorld } from "~/domains/agreements/testing/by-phone-world";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { pipelined } from "~/platform/database/transaction.server";
import { person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { day, livedIn, placedWorld, plannedPlacement } from "../../../prisma/testing/placed.server";
import { addItem } from "./commands/add-item.server";
import { saveArrivalPlan } from "./commands/save-arrival-plan.server";
import { codesBefore } from "./plan-items.options";
import { viewArrivalPlan } from "./queries/view-arrival-plan.server";
import { plansWaiting } from "./queries/waiting.server";

testDatabase();
let placed: Awaited<ReturnType<typeof placedWorld>>;
beforeAll(async () => {
  placed = await placedWorld();
});

const waiting = async (who: Actor, reference: string, everybodys = false) => {
  const settings = { "app.org_id": who.organisationId, "app.person_id": who.personId };
  const role = who.kind === "council" ? "council" : "provider";
  const [rows] = await pipelined(role, settings, (sql) => [plansWaiting(sql, who, everybodys, now())]);
  return rows.filter((row) => row.target === reference).map(({ kind, count }) => [kind, count]);
};
const starts = (reference: string, days: number) =>
  sqlFor("owner")`update placements set planned_start = ${day(days)}::date where reference = ${reference}`;

it("both sides are told within two days of what is open of their own, and nobody who does not work the case", async () => {
  const { world, manager, strangers } = placed;
  const { reference } = (await plannedPlacement(world)).placement;
  const [council, provider] = [codesBefore("arrival", "council"), codesBefore("arrival", "provider")];
  await starts(reference, 3);
  expect(await waiting(world.broker, reference)).toEqual([]);
  await starts(reference, 2);
  expect(await waiting(world.broker, reference)).toEqual([["arrival-to-prepare", council.length]]);
  expect(await waiting(manager, reference)).toEqual([["arrival-to-prepare", provider.length]]);
  const colleague = await person(world.home, ["broker"]);
  expect(await waiting(colleague, reference)).toEqual([]);
  expect(await waiting(colleague, reference, true)).toEqual([["arrival-to-prepare", council.length]]);
  for (const stranger of strangers) expect(await waiting(stranger, reference, true)).toEqual([]);

  const line = { done: true, notNeeded: false, value: "", note: "" };
  const items = provider.map((key) => ({ ...line, key }));
  await saveArrivalPlan(manager, { reference, kind: "arrival", version: 0, items });
  expect(await waiting(manager, reference)).toEqual([]);
  await addItem(manager, { reference, kind: "arrival", version: 1, label: "A spare key", before: true });
  await addItem(manager, { reference, kind: "arrival", version: 2, label: "A walk", before: false });
  expect(await waiting(manager, reference)).toEqual([["arrival-to-prepare", 1]]);
  // The planned day has passed: the placement itself asks what happened.
  await starts(reference, -1);
  expect(await waiting(manager, reference)).toEqual([]);
});

it("a leaving is told of from two days before the morning after the last night", async () => {
  const { world, manager } = placed;
  const reference = await livedIn(world, manager, 3);
  const notice = { reference, version: 2, reason: "behaviour", note: "" } as const;
  await giveNotice(manager, { ...notice, lastNight: day(1), short: "The others are afraid." });
  expect(await waiting(manager, reference)).toEqual([
    ["leaving-to-prepare", codesBefore("leaving", "provider").length],
  ]);
});

it("after a placement by phone the plan says what was not ticked before the child arrived, late for nobody", async () => {
  const { placed: byPhone, broker } = await phoneWorld();
  const { reference } = await byPhone();
  const plan = await viewArrivalPlan(broker, { reference, kind: "arrival" });
  expect(plan.standing).toMatchObject({
    title: "Placed by phone. Not ticked before the child arrived",
    tone: "info",
  });
  expect(plan.items.council.some(({ overdue }) => overdue)).toBe(false);
  expect(plan.whyNot).toBeNull();
  expect(await waiting(broker, reference, true)).toEqual([]);
});
