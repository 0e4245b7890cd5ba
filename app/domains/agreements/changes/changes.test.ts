import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { newId } from "~/platform/ids";
import { testDatabase } from "../../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../../prisma/testing/deciding.server";
import { day, livedIn, placedWorld } from "../../../../prisma/testing/placed.server";
import { answerChange } from "../commands/answer-change.server";
import { askChange } from "../commands/ask-change.server";
import { type DecideChange, decideChange } from "../commands/decide-change.server";
import { moveChangeEnd } from "../commands/move-change-end.server";
import { replyToChange } from "../commands/reply-to-change.server";
import { withdrawChange } from "../commands/withdraw-change.server";
import { readChanges } from "../queries/list-changes.server";
import { payableOf } from "../queries/payable-of.server";
import { viewChange } from "../queries/view-changes.server";
import { viewPlacement } from "../queries/view-placement.server";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let socialWorker: Actor;
let strangers: readonly Actor[];

beforeAll(async () => {
  ({ world, manager, socialWorker, strangers } = await placedWorld());
});

const asked = {
  kind: "extra-staffing" as const,
  label: "Second worker at night",
  weeklyPence: 35_000,
  from: 0,
  to: 27 as number | null,
  reason: "Two incidents at night last week.",
  evidence: "Night log, emailed to the social worker.",
};

/** A placement with a change that this side asked for. */
async function change(
  changed: Partial<Omit<typeof asked, "kind">> & { kind?: "fee-rise" | "extra-staffing" | "step-down" } = {},
  who: Actor = manager,
  of?: string,
) {
  const reference = of ?? (await livedIn(world, manager, 20));
  const { from, to, ...input } = { ...asked, ...changed };
  const nights = { from: day(from), to: to === null ? null : day(to) };
  const result = await askChange(who, { ...input, reference, ...nights });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { reference, id: result.value.id, version: 1 };
}

const decision = { decision: "authorise" as const, lastNight: null, words: "" };
const decide = (one: { reference: string; id: string; version: number }, more: Partial<DecideChange> = {}) =>
  decideChange(world.head, { ...one, ...decision, ...more });
const rowsOf = (who: Actor, reference: string) => read(who, (tx) => readChanges(tx, who, reference));
const payable = (who: Actor, reference: string, from: number, to: number) =>
  read(who, async (tx) => {
    const { id } = await tx.placement.findUniqueOrThrow({ where: { reference } });
    return payableOf(tx, id, { from: day(from), to: day(to) });
  });

describe("a change that the provider asks for", () => {
  it("is payable once it is authorised and not before, until the night that was authorised", async () => {
    const one = await change();
    expect(await payable(manager, one.reference, 0, 60)).toEqual([]);
    expect(await decide(one, { lastNight: day(13) })).toMatchObject({ ok: true });
    for (const who of [manager, world.broker])
      expect(await payable(who, one.reference, -5, 60)).toMatchObject([
        {
          by: { what: "change", changeId: one.id },
          kind: "extra-staffing",
          description: "Second worker at night",
          weeklyPence: 35_000,
          from: day(0),
          to: day(13),
        },
      ]);
  });

  it("is read by both sides with who asked and what was decided; who decided is the council's to know", async () => {
    const one = await change({ from: -7 });
    expect((await rowsOf(world.head, one.reference))[0]).toMatchObject({
      tag: { words: "Waiting for a decision" },
      backdated: "Backdated: 7 nights before today, £350.00",
      whole: "35 nights, £1,750.00",
      abilities: { decide: true, withdraw: false },
    });
    expect(await decide(one)).toMatchObject({ ok: true });
    const [council] = await rowsOf(world.broker, one.reference);
    expect(council?.by[0]).toContain(`Asked for by ${manager.personName} for the provider`);
    expect(council?.by[1]).toContain(`Authorised by ${world.head.personName} for the council`);
    const [provider] = await rowsOf(manager, one.reference);
    expect(provider?.by[1]).toMatch(/^Authorised by the council, /);
    expect(JSON.stringify(provider)).not.toContain(world.head.personName);
    const { events } = await viewPlacement(manager, one.reference);
    expect(events[0]).toMatchObject({
      text: expect.stringMatching(/^The council authorised extra staffing, £350.00 a week more from/),
      who: null,
    });
    expect((await viewPlacement(world.broker, one.reference)).events[0]?.who).toBe(world.head.personName);
  });

  it("is refused with a reason, or returned with a question and answered, and decided at the version that was read", async () => {
    const refused = await change();
    expect(await decide(refused, { decision: "refuse", words: "Within the core fee." })).toMatchObject({
      ok: true,
    });
    expect((await rowsOf(manager, refused.reference))[0]).toMatchObject({
      tag: { words: "Refused" },
      outcome: "Within the core fee.",
    });
    expect(await decide({ ...refused, version: 2 })).toMatchObject({ error: { kind: "not-now" } });

    const one = await change();
    const words = "How many nights?";
    expect(await decide({ ...one, version: 2 })).toMatchObject({ error: { kind: "conflict" } });
    expect(await decide(one, { decision: "return", words })).toMatchObject({ ok: true });
    const answer = { ...one, version: 2, answer: "All seven." };
    expect(await answerChange(world.broker, answer)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await answerChange(manager, answer)).toMatchObject({ ok: true });
    expect((await rowsOf(world.broker, one.reference))[0]).toMatchObject({
      question: words,
      answer: "All seven.",
    });
    expect(await decide({ ...one, version: 3 })).toMatchObject({ ok: true });
  });

  it("is withdrawn by its own side while nothing is decided", async () => {
    const one = await change();
    expect(await withdrawChange(world.broker, one)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await withdrawChange(manager, one)).toMatchObject({ ok: true });
    expect(await decide({ ...one, version: 2 })).toMatchObject({ error: { kind: "not-now" } });
    const authorised = await change();
    await decide(authorised);
    expect(await withdrawChange(manager, { ...authorised, version: 2 })).toMatchObject({
      error: { kind: "not-now" },
    });
  });

  it("is of nights of a placement that runs, and passes the gate", async () => {
    const reference = await livedIn(world, manager, 5);
    const input = { ...asked, reference, from: day(-6), to: day(3) };
    expect(await askChange(manager, input)).toMatchObject({ error: { field: "from" } });
    expect(await askChange(manager, { ...input, from: day(4) })).toMatchObject({ error: { field: "to" } });
    expect(await askChange(manager, { ...input, from: day(0), reason: "Ring 07700 900123" })).toMatchObject({
      error: { field: "reason" },
    });
    expect(await askChange(world.head, { ...input, from: day(0) })).toMatchObject({
      error: { kind: "forbidden" },
    });
  });
});

describe("a change that the council asks for", () => {
  it("waits for the provider, and is decided by nobody before it has agreed", async () => {
    const one = await change({ kind: "step-down", label: "Lower ratio", to: null }, socialWorker);
    expect(await decide(one)).toMatchObject({ error: { kind: "not-now" } });
    const reply = { ...one, reply: "agree" as const, reason: "" };
    expect(await replyToChange(world.broker, reply)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await replyToChange(manager, reply)).toMatchObject({ ok: true });
    expect(await decide({ ...one, version: 2 })).toMatchObject({ ok: true });
    expect(await payable(manager, one.reference, 0, 6)).toMatchObject([{ weeklyPence: -35_000, to: day(6) }]);
  });

  it("is declined by the provider with a reason, and that is the end of it", async () => {
    const one = await change({ kind: "step-down", label: "Lower ratio" }, world.broker);
    const reply = { ...one, reply: "decline" as const, reason: "The need is the same." };
    expect(await replyToChange(manager, reply)).toMatchObject({ ok: true });
    expect((await rowsOf(world.broker, one.reference))[0]).toMatchObject({
      tag: { words: "Declined by the provider" },
      outcome: "The need is the same.",
    });
    expect(await decide({ ...one, version: 2 })).toMatchObject({ error: { kind: "not-now" } });
  });
});

describe("an authorised change", () => {
  const moved = { reason: "Still needed.", evidence: "Review of Monday." };

  it("is extended by a line of its own, and what was authorised stays as it was", async () => {
    const one = await change({ to: 6 });
    await decide(one);
    const extend = { ...one, version: 2, what: "extend" as const, ...moved };
    expect(await moveChangeEnd(manager, { ...extend, to: day(6) })).toMatchObject({ error: { field: "to" } });
    const extension = await moveChangeEnd(manager, { ...extend, to: day(20) });
    if (!extension.ok) throw new Error(extension.error.kind);
    const twin = await moveChangeEnd(manager, { ...extend, to: day(30) });
    if (!twin.ok) throw new Error(twin.error.kind);
    expect(await decide({ ...one, id: extension.value.id })).toMatchObject({ ok: true });
    // The same nights are not authorised twice.
    expect(await decide({ ...one, id: twin.value.id })).toMatchObject({
      error: { kind: "not-now", message: expect.stringContaining("not paid twice") },
    });
    expect(await payable(manager, one.reference, 0, 60)).toMatchObject([
      { by: { changeId: one.id }, from: day(0), to: day(6) },
      { by: { changeId: extension.value.id }, from: day(7), to: day(20) },
    ]);
  });

  it("is ended early from a night that has not passed, with its extensions", async () => {
    const one = await change({ from: -3, to: 6 });
    await decide(one);
    const extension = await moveChangeEnd(manager, {
      ...one,
      version: 2,
      what: "extend",
      to: day(20),
      ...moved,
    });
    if (!extension.ok) throw new Error(extension.error.kind);
    await decide({ ...one, id: extension.value.id });
    const end = { ...one, version: 2, what: "end" as const, ...moved };
    expect(await moveChangeEnd(manager, { ...end, to: day(-1) })).toMatchObject({ error: { field: "to" } });
    const ended = await moveChangeEnd(world.broker, { ...end, to: day(2) });
    if (!ended.ok) throw new Error(ended.error.kind);
    const closing = { ...one, id: ended.value.id };
    expect(await replyToChange(manager, { ...closing, reply: "agree", reason: "" })).toMatchObject({
      ok: true,
    });
    expect(await payable(manager, one.reference, 0, 60)).toHaveLength(2);
    expect(await decide({ ...closing, version: 2 })).toMatchObject({ ok: true });
    expect(await payable(manager, one.reference, -10, 60)).toMatchObject([{ from: day(-3), to: day(2) }]);
  });

  it("ends with its own extensions and nothing else that is called the same", async () => {
    const one = await change({ to: 6 });
    await decide(one);
    const again = await change({ from: 14, to: 20 }, manager, one.reference);
    await decide(again);
    const ended = await moveChangeEnd(manager, { ...one, version: 2, what: "end", to: day(2), ...moved });
    if (!ended.ok) throw new Error(ended.error.kind);
    expect(await decide({ ...one, id: ended.value.id })).toMatchObject({ ok: true });
    expect(await payable(manager, one.reference, 0, 60)).toMatchObject([
      { by: { changeId: one.id }, from: day(0), to: day(2) },
      { by: { changeId: again.id }, from: day(14), to: day(20) },
    ]);
  });
});

it("is nobody else's: what is foreign is answered like what is not there", async () => {
  const one = await change();
  const foreign = await change();
  for (const who of strangers) {
    expect(await withdrawChange(who, one)).toMatchObject({ error: { kind: "not-found" } });
    expect(await decideChange(who, { ...one, ...decision })).toMatchObject({ error: { kind: "not-found" } });
    expect(await rowsOf(who, one.reference)).toEqual([]);
    await expect(viewChange(who, one.reference, one.id, "view")).rejects.toMatchObject({
      init: { status: 404 },
    });
  }
  for (const id of [foreign.id, newId(), "nonsense"]) {
    expect(await decide({ ...one, id })).toMatchObject({ error: { kind: "not-found" } });
    expect(await withdrawChange(manager, { ...one, id })).toMatchObject({ error: { kind: "not-found" } });
    await expect(viewChange(manager, one.reference, id, "view")).rejects.toMatchObject({
      init: { status: 404 },
    });
  }
});
