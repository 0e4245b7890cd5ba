import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { pipelined } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { issuedAgreement, startedAgreement, writtenAgreement } from "../../../../prisma/factories/agreements";
import { council, person } from "../../../../prisma/factories/organisations";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../../prisma/testing/deciding.server";
import { day, placedWorld, plannedPlacement } from "../../../../prisma/testing/placed.server";
import { askChange } from "../commands/ask-change.server";
import { confirmMoveIn } from "../commands/confirm-move-in.server";
import { decideChange } from "../commands/decide-change.server";
import { type ReviewCost, reviewCost } from "../commands/review-cost.server";
import { setCostThreshold } from "../commands/set-cost-threshold.server";
import { readHighCost } from "../queries/high-cost.server";
import { costReviewsOverdue, highCostRegister } from "../queries/high-cost-register.server";
import { readPlacement, viewPlacement } from "../queries/view-placement.server";
import { weeklyCostOn } from "../queries/weekly-cost.server";
import { thresholdAsSent } from "./high-cost.rules";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let commissioner: Actor;
let strangers: readonly Actor[];
let reference: string;
let agreed: number;

/** A child who moved in 20 days ago, with an issued agreement that runs and an authorised change of £350 a week. */
beforeAll(async () => {
  ({ world, manager, strangers } = await placedWorld());
  commissioner = await person(world.home, ["commissioner"]);
  const { offer, placement } = await plannedPlacement(world, { startsIn: 0 });
  reference = placement.reference;
  await confirmMoveIn(manager, { reference, version: 1, movedIn: day(-20), why: "" });
  const agreement = await startedAgreement(world.broker, offer);
  await writtenAgreement(world.broker, agreement);
  await issuedAgreement(world.broker, agreement);
  agreed = await cost();
  const asked = await askChange(manager, {
    ...{ reference, kind: "extra-staffing", label: "Second worker", weeklyPence: 35_000 },
    ...{ from: day(0), to: null, reason: "Nights", evidence: "The night log" },
  });
  if (!asked.ok) throw new Error(JSON.stringify(asked.error));
  const decision = { decision: "authorise", lastNight: null, words: "" } as const;
  await decideChange(world.head, { reference, id: asked.value.id, version: 1, ...decision });
});

const cost = () =>
  read(world.broker, async (tx) => {
    const { id } = await tx.placement.findUniqueOrThrow({ where: { reference } });
    return (await weeklyCostOn(tx, id, day(0))) ?? 0;
  });
const register = async (who: Actor, overdue = false) => (await highCostRegister(who, { overdue })).rows;
const set = (who: Actor, weeklyPence: number | null, before: number | null = null) =>
  setCostThreshold(who, { weeklyPence, expected: thresholdAsSent(before) });
const reviewed = (who: Actor, version: number, more: Partial<ReviewCost> = {}) =>
  reviewCost(who, { reference, version, outcome: "renegotiate", note: "", nextOn: day(84), ...more });
const cardOf = (who: Actor) =>
  read(who, async (tx) => readHighCost(tx, who, await readPlacement(tx, who, reference)));
const raw = (who: Actor, statement: string) => {
  const role = who.kind === "council" ? "council" : "provider";
  return sqlFor(role)
    .begin(async (tx) => {
      await actingAs(tx, role, who);
      return String((await tx.unsafe(statement)).count);
    })
    .catch((error: Error & { code?: string }) => error.code ?? error.message);
};

it("lists what costs the threshold or more with its changes, from when a head or commissioner sets one", async () => {
  expect(await cost()).toBe(agreed + 35_000);
  expect(await register(world.head)).toEqual([]);
  expect(await set(world.broker, 1_00)).toMatchObject({ error: { kind: "forbidden" } });
  expect(await set(commissioner, agreed + 35_001)).toMatchObject({ ok: true });
  expect(await register(world.head)).toEqual([]);
  expect(await cardOf(world.head)).toBeNull();
  expect(await set(world.head, 5_00)).toMatchObject({ error: { kind: "conflict" } });
  expect(await set(world.head, agreed + 35_000, agreed + 35_001)).toMatchObject({ ok: true });
  const rows = await register(commissioner);
  // The list works its cost out in the database, the page from the agreed fees.
  expect(rows).toMatchObject([{ reference, overdue: false, last: "Not reviewed yet" }]);
  expect((await cardOf(world.head))?.weekly).toBe(rows[0]?.weekly);
});

it("is reviewed with the next day, once from what was read, and is overdue after that day", async () => {
  expect(await reviewed(world.broker, 0)).toMatchObject({ error: { kind: "forbidden" } });
  expect(await reviewed(commissioner, 0, { nextOn: day(85) })).toMatchObject({ error: { field: "nextOn" } });
  expect(await reviewed(commissioner, 0, { note: "Amara Quillfeather settles" })).toMatchObject({
    error: { kind: "invalid", field: "note" },
  });
  expect(await reviewed(commissioner, 0, { note: "Ask for a lower ratio" })).toMatchObject({ ok: true });
  expect(await reviewed(world.head, 0)).toMatchObject({ error: { kind: "conflict" } });
  expect(await cardOf(world.broker)).toMatchObject({
    overdue: false,
    reviews: [{ words: "Renegotiate the fee", note: "Ask for a lower ratio" }],
  });
  const waits = async (who: Actor) => {
    const settings = { "app.org_id": who.organisationId, "app.person_id": who.personId };
    const [rows] = await pipelined("council", settings, (sql) => [costReviewsOverdue(sql, who, now())]);
    return rows.map(({ count }) => count);
  };
  expect(await waits(world.head)).toEqual([]);
  const placement = await read(world.broker, (tx) =>
    tx.placement.findUniqueOrThrow({ where: { reference } }),
  );
  const insert = (who: Actor, more: Record<string, string> = {}) => {
    const row = {
      ...{ id: newId(), placement_id: placement.id, council_id: placement.councilId, number: "2" },
      ...{ weekly_pence: "1", outcome: "continue", next_on: day(-1), reviewed_by_id: who.personId },
      ...{ reviewed_at: now().toISOString(), ...more },
    };
    return raw(
      who,
      `insert into cost_reviews (${Object.keys(row).join(", ")}) values ('${Object.values(row).join("', '")}')`,
    );
  };
  for (const [who, more] of [
    [manager, {}],
    [world.broker, {}],
    [world.head, { reviewed_by_id: commissioner.personId }],
    [world.head, { next_on: day(90) }],
    [world.head, { council_id: strangers[1]?.organisationId ?? "" }],
  ] as const)
    expect([more, await insert(who, more)]).toEqual([more, "42501"]);
  expect(await insert(world.head)).toBe("1");
  expect(await waits(world.head)).toEqual([1]);
  expect(await register(world.head, true)).toMatchObject([{ reference, overdue: true }]);
});

it("is told to nobody at a provider, in another council, or in a role that has no part in it", async () => {
  const told = async (who: Actor) =>
    (await viewPlacement(who, reference)).events.map(({ text }) => text).join();
  expect(await told(world.head)).toContain("a week reviewed: Renegotiate the fee");
  const iro = await person(world.home, ["iro"]);
  for (const who of [manager, iro]) {
    expect(await told(who)).not.toContain("reviewed");
    expect(await cardOf(who)).toBeNull();
    await expect(highCostRegister(who, { overdue: false })).rejects.toMatchObject({ init: { status: 403 } });
  }
  const elsewhere = await person(await council(), ["head-of-service"]);
  expect(await register(elsewhere)).toEqual([]);
  expect(await reviewed(elsewhere, 0)).toMatchObject({ error: { kind: "not-found" } });
  expect(await raw(manager, "select 1 from cost_reviews")).toBe("42501");
  expect(await raw(manager, "select 1 from cost_thresholds")).toBe("42501");
});
