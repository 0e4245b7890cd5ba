import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { endPlacement } from "~/domains/agreements/commands/end-placement.server";
import { giveNotice } from "~/domains/agreements/commands/give-notice.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../prisma/testing/deciding.server";
import { day, livedIn, placedWorld, plannedPlacement } from "../../../prisma/testing/placed.server";
import { addItem } from "./commands/add-item.server";
import { removeItem } from "./commands/remove-item.server";
import { saveArrivalPlan } from "./commands/save-arrival-plan.server";
import { untickItem } from "./commands/untick-item.server";
import type { PlanKind } from "./plan-items.options";
import { viewArrivalPlan } from "./queries/view-arrival-plan.server";
import { viewPlacementPage } from "./queries/view-placement-page.server";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let socialWorker: Actor;
let strangers: readonly Actor[];

beforeAll(async () => {
  ({ world, manager, socialWorker, strangers } = await placedWorld());
});

const planned = async () => (await plannedPlacement(world)).placement.reference;
type Line = { key: string; done?: boolean; notNeeded?: boolean; value?: string; note?: string };
const saves = (who: Actor, reference: string, version: number, lines: Line[], kind: PlanKind = "arrival") =>
  saveArrivalPlan(who, {
    reference,
    kind,
    version,
    items: lines.map((line) => ({ done: false, notNeeded: false, value: "", note: "", ...line })),
  });
const ok = (reference: string, kind: PlanKind = "arrival") => ({ ok: true, value: { reference, kind } });
const plan = (who: Actor, reference: string, kind: PlanKind = "arrival") =>
  viewArrivalPlan(who, { reference, kind });
const itemOf = async (who: Actor, reference: string, side: "council" | "provider", key: string) =>
  (await plan(who, reference)).items[side].find((item) => item.key === key);
const eventsOf = (reference: string) =>
  read(world.broker, async (tx) => {
    const { id } = await tx.placement.findUniqueOrThrow({ where: { reference }, select: { id: true } });
    return tx.event.findMany({
      where: { subjectId: id, kind: { startsWith: "arrival-" } },
      orderBy: { id: "asc" },
    });
  });

describe("a plan", () => {
  it("is ticked by each side for itself, many at once, and both read who, when, what and the note", async () => {
    const reference = await planned();
    expect(
      await saves(socialWorker, reference, 0, [
        { key: "arrival-time", done: true, value: "4.30pm" },
        { key: "brought-by", done: true, value: "social-worker" },
        { key: "medication", note: "One inhaler, in the blue bag" },
        { key: "belongings" },
      ]),
    ).toEqual(ok(reference));
    expect(await saves(manager, reference, 0, [{ key: "room", done: true }])).toEqual(ok(reference));
    for (const who of [world.broker, manager]) {
      const view = await plan(who, reference);
      const [time, escort, medication] = view.items.council;
      expect(time).toMatchObject({ done: true, says: "4:30pm" });
      expect(time?.history).toContain(`Ticked by ${socialWorker.personName}`);
      expect(escort).toMatchObject({ done: true, says: "The child’s social worker" });
      expect(medication).toMatchObject({ done: false, note: "One inhaler, in the blue bag" });
      expect(view.items.provider[0]?.history).toContain(`Ticked by ${manager.personName}`);
      expect(view.standing.lines.join()).not.toContain("time of arrival");
    }
    const events = await eventsOf(reference);
    expect(
      events.map(({ kind, audience, data }) => [kind, audience, (data as { done: number }).done]),
    ).toEqual([
      ["arrival-plan-saved", "both", 2],
      ["arrival-plan-saved", "both", 1],
    ]);
    expect(JSON.stringify(events.map(({ data, reason }) => [data, reason]))).not.toContain("inhaler");
  });

  it("asks for what belongs to a tick beside its field, and for something to save", async () => {
    const reference = await planned();
    expect(
      await saves(world.broker, reference, 0, [{ key: "medication" }, { key: "arrival-time", done: true }]),
    ).toMatchObject({ ok: false, error: { kind: "invalid", field: "items[1].value" } });
    expect(await saves(world.broker, reference, 0, [{ key: "medication" }])).toMatchObject({
      ok: false,
      error: { kind: "invalid" },
    });
  });

  it("says of an item that it is not needed, and why, until it is needed after all", async () => {
    const reference = await planned();
    const skip = (note: string, more: Partial<Line> = {}) =>
      saves(world.broker, reference, 0, [{ key: "arrival-time", notNeeded: true, note, ...more }]);
    expect(await skip("")).toMatchObject({ error: { kind: "invalid", field: "items[0].note" } });
    expect(await skip("The child", { done: true, value: "4pm" })).toMatchObject({
      error: { kind: "invalid", field: "items[0].notNeeded" },
    });
    expect(await skip("Amara Quillfeather lives there already")).toMatchObject({
      error: { kind: "invalid", field: "items[0].note" },
    });
    expect(await skip("The child is there already")).toEqual(ok(reference));
    const seen = await plan(manager, reference);
    expect(seen.items.council[0]).toMatchObject({
      done: true,
      notNeeded: true,
      note: "The child is there already",
      history: expect.stringMatching(/^Not needed, said by /),
    });
    expect(seen.standing.lines.join()).not.toContain("time of arrival");
    expect((await eventsOf(reference)).at(-1)?.data).toMatchObject({ done: 0, notNeeded: 1 });
    await untickItem(world.broker, {
      ...{ reference, kind: "arrival", item: "arrival-time", version: 1, why: "The day has moved" },
    });
    expect(await itemOf(world.broker, reference, "council", "arrival-time")).toMatchObject({
      ...{ done: false, notNeeded: false },
    });
  });

  it("takes the home's own number beside the item about its numbers, and nowhere else", async () => {
    const reference = await planned();
    const note = "Nights: 07700 900123";
    expect(await saves(manager, reference, 0, [{ key: "room", note }])).toMatchObject({
      error: { kind: "invalid", field: "items[0].note" },
    });
    expect(await saves(manager, reference, 0, [{ key: "home-contacts", done: true, note }])).toEqual(
      ok(reference),
    );
    const more = { key: "room", note: "NHS number 943 476 5919" };
    expect(await saves(manager, reference, 1, [more])).toMatchObject({ error: { kind: "invalid" } });
  });

  it("takes no note that says who the child is", async () => {
    const reference = await planned();
    const refused = await saves(world.broker, reference, 0, [
      { key: "medication", done: true, note: "Amara Quillfeather has an inhaler" },
    ]);
    expect(refused).toMatchObject({ ok: false, error: { kind: "invalid", field: "items[0].note" } });
    expect(await eventsOf(reference)).toEqual([]);
  });

  it("is saved once from a version; the other side's ticks are no conflict", async () => {
    const reference = await planned();
    const both = await Promise.all([
      saves(world.broker, reference, 0, [{ key: "medication", done: true }]),
      saves(socialWorker, reference, 0, [{ key: "belongings", done: true }]),
      saves(manager, reference, 0, [{ key: "room", done: true }]),
    ]);
    expect(both.filter((one) => one.ok).length).toBe(2);
    expect(both[2]).toEqual(ok(reference));
    expect(both.find((one) => !one.ok)).toMatchObject({ error: { kind: "conflict" } });
    expect(await saves(manager, reference, 0, [{ key: "first-meal", done: true }])).toMatchObject({
      error: { kind: "conflict" },
    });
  });

  it("is unticked with a reason, which both read, and ticked again", async () => {
    const reference = await planned();
    await saves(manager, reference, 0, [{ key: "room", done: true }]);
    const untick = (who: Actor, version: number, item = "room") =>
      untickItem(who, { reference, kind: "arrival", item, version, why: "The window does not close" });
    expect(await untick(world.broker, 0)).toMatchObject({ error: { kind: "not-found" } });
    expect(await untick(manager, 0)).toMatchObject({ error: { kind: "conflict" } });
    expect(await untick(manager, 1, "first-meal")).toMatchObject({ error: { kind: "not-now" } });
    expect(await untick(manager, 1)).toEqual(ok(reference));
    const room = await itemOf(world.broker, reference, "provider", "room");
    expect(room).toMatchObject({ done: false });
    expect(room?.history).toMatch(/^Unticked by .*: The window does not close$/);
    // A provider's words stay in the row, which can forget them.
    expect((await eventsOf(reference)).at(-1)).toMatchObject({ kind: "arrival-item-unticked", reason: null });
    // Who had ticked what stays on the record.
    expect((await eventsOf(reference)).at(-2)?.data).toMatchObject({ items: "room" });
    expect(await saves(manager, reference, 2, [{ key: "room", done: true }])).toEqual(ok(reference));
  });

  it("has up to ten items of a side's own, which the other reads and cannot touch", async () => {
    const reference = await planned();
    const add = (who: Actor, version: number, label = "A spare key is cut") =>
      addItem(who, { reference, kind: "arrival", version, label, before: true });
    for (let version = 0; version < 10; version += 1)
      expect(await add(manager, version)).toEqual(ok(reference));
    expect(await add(manager, 10)).toMatchObject({ error: { kind: "not-now" } });
    expect(await add(world.broker, 0, "Amara Quillfeather’s bike")).toMatchObject({
      error: { kind: "invalid", field: "label" },
    });
    const own = (await plan(world.broker, reference)).items.provider.filter((item) => item.own);
    expect(own.length).toBe(10);
    const [item = ""] = own.map(({ key }) => key);
    const remove = (who: Actor, version: number) =>
      removeItem(who, { reference, kind: "arrival", item, version });
    expect(await remove(world.broker, 0)).toMatchObject({ error: { kind: "not-found" } });
    expect(await remove(manager, 10)).toEqual(ok(reference));
    expect(await add(manager, 11)).toEqual(ok(reference));
    expect((await plan(manager, reference)).standing.lines.at(-1)).toContain("A spare key is cut");
  });

  it("is nobody else's, nor finance's", async () => {
    const reference = await planned();
    const nothing = { error: { kind: "not-found" } };
    for (const stranger of strangers) {
      expect(await saves(stranger, reference, 0, [{ key: "room", done: true }])).toMatchObject(nothing);
      await expect(plan(stranger, reference)).rejects.toMatchObject({ init: { status: 404 } });
    }
    const finance: Actor = { ...world.broker, roles: ["finance-officer"] };
    expect(await saves(finance, reference, 0, [{ key: "medication", done: true }])).toMatchObject({
      error: { kind: "forbidden" },
    });
    await expect(viewArrivalPlan(manager, { reference, kind: "holiday" })).rejects.toMatchObject({
      init: { status: 404 },
    });
  });
});

describe("the placement", () => {
  it("shows its plan with what is missing, and the leaving plan once notice is given", async () => {
    const reference = await livedIn(world, manager, 3);
    const cards = async (who: Actor) => (await viewPlacementPage(who, reference)).plans;
    expect(await cards(manager)).toMatchObject([
      { kind: "arrival", standing: { title: "Not ticked before the child arrived", tone: "soon" } },
    ]);
    await giveNotice(manager, {
      ...{ reference, version: 2, lastNight: day(40), reason: "behaviour", short: "", note: "" },
    });
    expect((await cards(world.broker)).map(({ kind }) => kind)).toEqual(["leaving", "arrival"]);
    expect(await saves(manager, reference, 0, [{ key: "goodbye", done: true }], "leaving")).toEqual(
      ok(reference, "leaving"),
    );
    expect(await saves(manager, reference, 1, [{ key: "room", done: true }], "leaving")).toMatchObject({
      error: { kind: "conflict" },
    });
  });

  it("that ended without notice says what was not done, late for nobody, and its arrival is closed", async () => {
    const reference = await livedIn(world, manager, 3);
    const end = { reference, version: 2, lastNight: day(-1), reason: "family", note: "" } as const;
    expect(await endPlacement(world.broker, end)).toMatchObject({ ok: true });
    const view = await plan(manager, reference, "leaving");
    expect(view.standing).toMatchObject({
      title: "Ended without notice. Not ticked before the child left",
      tone: "info",
    });
    expect(view.items.provider.some(({ overdue }) => overdue)).toBe(false);
    expect(await saves(manager, reference, 0, [{ key: "records-returned", done: true }], "leaving")).toEqual(
      ok(reference, "leaving"),
    );
    expect(await saves(manager, reference, 0, [{ key: "room", done: true }])).toMatchObject({
      error: { kind: "not-now" },
    });
    expect((await plan(manager, reference)).whyNot).toBe("The child has left");
  });
});
