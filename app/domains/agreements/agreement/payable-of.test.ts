import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { issuedAgreement, startedAgreement, writtenAgreement } from "../../../../prisma/factories/agreements";
import { testDatabase } from "../../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../../prisma/testing/deciding.server";
import { day, placedWorld, plannedPlacement } from "../../../../prisma/testing/placed.server";
import { askChange } from "../commands/ask-change.server";
import { confirmMoveIn } from "../commands/confirm-move-in.server";
import { decideChange } from "../commands/decide-change.server";
import { endPlacement } from "../commands/end-placement.server";
import { payableOf } from "../queries/payable-of.server";
import { viewChanges } from "../queries/view-changes.server";
import { linesOn, weeklyPenceOn } from "./payable.rules";

testDatabase();
let world: DecidingWorld;
let manager: Actor;

beforeAll(async () => {
  ({ world, manager } = await placedWorld());
});

it("is the agreed fee and what was authorised beside it, each by its decision, on the nights of the placement", async () => {
  const { offer, placement } = await plannedPlacement(world, { startsIn: 0 });
  const { id, reference } = placement;
  const nights = (from: number, to: number, who: Actor = world.broker) =>
    read(who, (tx) => payableOf(tx, id, { from: day(from), to: day(to) }));
  const agreement = await startedAgreement(world.broker, offer);
  await writtenAgreement(world.broker, agreement);
  await issuedAgreement(world.broker, agreement);
  // Nobody has moved in.
  expect(await nights(-30, 30)).toEqual([]);
  await confirmMoveIn(manager, { reference, version: 1, movedIn: day(-5), why: "" });
  const asked = await askChange(manager, {
    reference,
    kind: "fee-rise",
    label: "Two to one by day",
    weeklyPence: 7_000,
    from: day(-2),
    to: day(3),
    reason: "Why",
    evidence: "Log",
  });
  if (!asked.ok) throw new Error(asked.error.kind);
  const before = (await nights(-5, 10)).filter(({ pace }) => pace === "nightly");
  expect(before.length).toBeGreaterThan(0);
  expect(before.every(({ by }) => by.what === "agreement" && by.reference === agreement && !by.signed)).toBe(
    true,
  );
  expect((await viewChanges(manager, reference)).paid?.lines[0]?.words).toBe(
    "Fee in the agreement, not signed by both sides yet",
  );
  await decideChange(world.head, {
    reference,
    id: asked.value.id,
    version: 1,
    decision: "authorise",
    lastNight: null,
    words: "",
  });
  const lines = await nights(-5, 10);
  const agreed = (night: number) => weeklyPenceOn(before, day(night));
  for (let night = -5; night <= 10; night += 1)
    expect(weeklyPenceOn(lines, day(night))).toBe(agreed(night) + (night >= -2 && night <= 3 ? 7_000 : 0));
  expect(linesOn(lines, day(0)).at(-1)?.by).toEqual({ what: "change", changeId: asked.value.id });
  // Both sides read the same, to the penny.
  expect(await nights(-5, 10, manager)).toEqual(lines);
  const page = await viewChanges(manager, reference);
  expect(page.paid?.lines.at(-1)).toEqual({ words: "Two to one by day", amount: "£70.00" });

  // Nothing after the last night, whatever was authorised.
  const { version } = await read(world.broker, (tx) =>
    tx.placement.findUniqueOrThrow({ where: { reference } }),
  );
  const end = { reference, version, lastNight: day(-1), reason: "as-planned" as const, note: "" };
  expect(await endPlacement(world.broker, end)).toMatchObject({ ok: true });
  expect(linesOn(await nights(-5, 10), day(0))).toEqual([]);
  expect(weeklyPenceOn(await nights(-5, 10), day(-1))).toBe(agreed(-1) + 7_000);
});
