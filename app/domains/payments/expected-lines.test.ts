import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { askChange } from "~/domains/agreements/commands/ask-change.server";
import { decideAbsenceFee } from "~/domains/agreements/commands/decide-absence-fee.server";
import { decideChange } from "~/domains/agreements/commands/decide-change.server";
import { endPlacement } from "~/domains/agreements/commands/end-placement.server";
import { recordAbsence } from "~/domains/agreements/commands/record-absence.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { council, person, provider } from "../../../prisma/factories/organisations";
import { attempted } from "../../../prisma/testing/attempted.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, queuedJobs } from "../../../prisma/testing/deciding.server";
import { day, placedWorld } from "../../../prisma/testing/placed.server";
import { setPaymentCalendar } from "./commands/set-payment-calendar.server";
import { pricePlacements } from "./jobs/make-expected-lines.server";
import { LATEST_PAYMENT } from "./payment-calendar.rules";
import { calendarAsSent } from "./payment-words.rules";
import { viewPaymentCalendar } from "./queries/view-payment-calendar.server";
import { viewPayments } from "./queries/view-payments.server";
import { viewPaymentPeriod, viewPlacementPayments } from "./queries/view-placement-payments.server";
import { asOwner, lived as livedIn, priced as pricedIn } from "./testing/lived-placement";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let finance: Actor;
let stranger: Actor;
let otherCouncil: Actor;
const job = {} as JobContext;

beforeAll(async () => {
  ({ world, manager } = await placedWorld());
  finance = await person(world.home, ["finance-officer"]);
  stranger = await person(await provider(), ["provider-finance"]);
  otherCouncil = await person(await council("Dudley"), ["finance-officer"]);
  // Weeks from 14 days ago, paid 20 days after their last day: all of them are open.
  expect(
    await setPaymentCalendar(finance, { ...WEEKLY, firstDay: day(-14), expected: "none" }),
  ).toMatchObject({
    ok: true,
  });
});

const WEEKLY = {
  frequency: "weekly",
  paysAfterDays: 20,
  closesBeforeDays: 3,
  convention: "weekly-share",
} as const;

const lived = (agreement?: "in-force" | "issued") => livedIn(world, manager, agreement);
const priced = (placementId: string) => pricedIn(world, placementId);
const rows = (id: string) =>
  read(finance, (tx) => tx.expectedLine.findMany({ where: { placementId: id }, orderBy: { fromOn: "asc" } }));

describe("what a placement should cost", () => {
  it("is asked for when the agreement comes into force, and both sides read the same to the penny", async () => {
    const { reference, id } = await lived();
    const asked = await queuedJobs("make-expected-lines");
    expect(asked.filter(({ payload }) => payload.placementId === id)).toEqual([
      { task: "make-expected-lines", payload: { placementId: id, organisationId: finance.organisationId } },
    ]);
    const seen = await viewPlacementPayments(finance, reference);
    expect(seen.periods.map(({ from, to }) => [from, to])).toEqual([
      [day(0), day(6)],
      [day(-7), day(-1)],
      [day(-14), day(-8)],
    ]);
    const theirs = await viewPlacementPayments(manager, reference);
    expect(theirs.periods).toEqual(seen.periods);
    // Whole weeks cost the weekly fees; of the first the child was there for 3 nights.
    const [running, last, first] = seen.periods;
    expect(running?.pence).toBe(last?.pence);
    const weekly = running?.pence ?? 0;
    expect(weekly).toBeGreaterThan(0);
    expect(Math.abs((first?.pence ?? 0) - (weekly * 3) / 7)).toBeLessThanOrEqual(first?.lines.length ?? 0);
    expect(await viewPaymentPeriod(manager, reference, day(-14))).toMatchObject({
      period: {
        ...{ paysOn: day(12), closesOn: day(9), closed: false, toldOn: day(0) },
        // Told after its last night: the 30 days begin today, whatever the calendar says.
        clocks: [
          { paysOn: day(12), standing: "running", start: { on: day(0), because: "told" }, lastDay: day(29) },
        ],
      },
    });
  });

  it("is nothing before both sides have signed, and says what is missing", async () => {
    const { reference, id } = await lived("issued");
    expect(await rows(id)).toEqual([]);
    expect(await viewPlacementPayments(manager, reference)).toMatchObject({
      missing: { movedIn: true, signed: false },
    });
  });

  it("made again it writes nothing; nights away and the last night make it anew, with what was before kept", async () => {
    const { reference, id } = await lived();
    // Made three days ago: from then on both sides could read it, whatever has replaced it since.
    await asOwner(
      "expected_lines",
      `update expected_lines set made_at = made_at - interval '3 days' where placement_id = '${id}'`,
    );
    const before = await rows(id);
    await priced(id);
    expect(await rows(id)).toEqual(before);

    const away = await recordAbsence(manager, {
      reference,
      kind: "hospital",
      awayFrom: day(-5),
      backOn: day(-3),
    });
    if (!away.ok) throw new Error("refused");
    const decision = { reference, id: away.value.id, version: 1, percent: 50 };
    expect(await decideAbsenceFee(world.head, decision)).toMatchObject({ ok: true });
    await priced(id);
    const [period] = (await viewPlacementPayments(finance, reference)).periods.filter(
      ({ from }) => from === day(-7),
    );
    expect(period?.lines.map(({ sum }) => sum.split(" at ")[0])).toEqual(
      expect.arrayContaining(["2 nights", "2 nights away", "3 nights"]),
    );
    expect(period?.toldOn).toBe(day(-3));
    const version = (await read(manager, (tx) => tx.placement.findUniqueOrThrow({ where: { id } }))).version;
    const ended = { reference, version, lastNight: day(-2), reason: "match", short: "x", note: "" };
    expect(await endPlacement(manager, { ...ended, provider: undefined } as never)).toMatchObject({
      ok: true,
    });
    await priced(id);
    const after = await viewPlacementPayments(finance, reference);
    expect(after.periods.map(({ from }) => from)).toEqual([day(-7), day(-14)]);
    // That the week which runs is no longer expected is said to both sides.
    const told = await read(manager, (tx) =>
      tx.event.findMany({ where: { kind: "payment-expected", subjectId: id }, select: { data: true } }),
    );
    expect(told.filter(({ data }) => (data as { pence?: number }).pence === 0)).toMatchObject([
      { data: { from: day(0), to: day(6), pence: 0 } },
    ]);
    // What was expected before is superseded, and its numbers are as they were.
    const all = await rows(id);
    for (const row of before) {
      const now = all.find((one) => one.id === row.id);
      expect({ ...now, supersededAt: null }).toEqual(row);
    }
  });

  it("an authorised change is a line of its own for its nights, asked for when it is authorised", async () => {
    const { reference, id } = await lived();
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
    await priced(id);
    const ofChange = async () => (await rows(id)).filter(({ feeId }) => feeId === asked.value.id);
    expect(await ofChange()).toEqual([]);
    await sqlFor("owner")`delete from graphile_worker._private_jobs`;
    const decision = { reference, id: asked.value.id, version: 1, decision: "authorise", words: "" } as const;
    expect(await decideChange(world.head, { ...decision, lastNight: null })).toMatchObject({ ok: true });
    expect((await queuedJobs("make-expected-lines")).map(({ payload }) => payload.placementId)).toEqual([id]);
    await priced(id);
    // Two nights of the week that is over and four of the one that runs, at £10 a night.
    expect((await ofChange()).map(({ nights, pence }) => [nights, pence])).toEqual([
      [2, 2_000],
      [4, 4_000],
    ]);
    const { period } = await viewPaymentPeriod(manager, reference, day(0));
    expect(period.lines.map(({ fee }) => fee).at(-1)).toBe("Higher weekly fee: Two to one by day");
  });

  it("two who work it out at once write it once", async () => {
    const { id, sign } = await lived("issued");
    await sign();
    await Promise.all([priced(id), priced(id), priced(id)]);
    const live = (await rows(id)).filter(({ supersededAt }) => supersededAt === null);
    expect(new Set(live.map(({ generation }) => generation))).toEqual(new Set([1]));
    expect(new Set(live.map(({ feeId, fromOn }) => `${feeId} ${fromOn.toISOString()}`)).size).toBe(
      live.length,
    );
  });
});

describe("who sees it", () => {
  it("another provider and another council find nothing, and the totals of both sides agree", async () => {
    const { reference } = await lived();
    for (const who of [stranger, otherCouncil]) {
      await expect(viewPlacementPayments(who, reference)).rejects.toMatchObject({ init: { status: 404 } });
      expect(await viewPayments(who)).toMatchObject({ duePence: 0, due: [], passed: [] });
    }
    const [theirs, ours] = [await viewPayments(manager), await viewPayments(finance)];
    expect(theirs.duePence).toBeGreaterThan(0);
    expect(theirs.duePence).toBe(ours.duePence);
    const byPlacement = await Promise.all(
      [...new Set(theirs.due.flatMap(({ rows: some }) => some.map(({ placement }) => placement)))].map(
        async (one) =>
          (await viewPlacementPayments(manager, one)).periods.reduce((sum, { pence }) => sum + pence, 0),
      ),
    );
    expect(byPlacement.reduce((sum, pence) => sum + pence, 0)).toBe(theirs.duePence);
  });

  it("a role that reads no placements reads no payments, and only a finance officer sets the calendar", async () => {
    const admin = await person(world.home, ["council-admin"]);
    await expect(viewPayments(admin)).rejects.toMatchObject({ init: { status: 403 } });
    const view = await viewPaymentCalendar(admin);
    expect(view.whyNot).toContain("finance officer");
    const sent = { ...WEEKLY, firstDay: day(7), expected: calendarAsSent(view.newest) };
    expect(await setPaymentCalendar(admin, sent)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await setPaymentCalendar(finance, { ...sent, expected: "none" })).toMatchObject({
      error: { kind: "conflict" },
    });
  });
});

it("the next periods of a calendar are counted from today, also where a newer one begins later", async () => {
  const set = async (firstDay: string) => {
    const { newest } = await viewPaymentCalendar(otherCouncil);
    const sent = { ...WEEKLY, firstDay, expected: calendarAsSent(newest) };
    expect(await setPaymentCalendar(otherCouncil, sent)).toMatchObject({ ok: true });
    return (await viewPaymentCalendar(otherCouncil)).periods.map(({ from, to }) => [from, to]);
  };
  expect((await set(day(300)))[0]).toEqual([day(300), day(306)]);
  expect((await set(day(-3)))[0]).toEqual([day(-3), day(3)]);
  expect(await set(day(6))).toEqual([
    [day(-3), day(3)],
    [day(4), day(5)],
    [day(6), day(12)],
  ]);
});

describe("what the database holds, past the program", () => {
  const attempt = (
    role: "worker" | "council" | "provider",
    statement: string,
    by = role === "provider" ? manager : finance,
  ) => attempted(role, by, statement);
  const copied = (id: string, changed: string) =>
    `insert into expected_lines select ${changed} from expected_lines where placement_id = '${id}' limit 1`;
  const columns = (instead: Record<string, string>) =>
    [
      "id placement_id council_id provider_id fee_id kind period_from period_to from_on to_on nights",
      "basis_points pence generation pays_on closes_on made_at superseded_at",
    ]
      .join(" ")
      .split(" ")
      .map((column) => instead[column] ?? column)
      .join(", ");

  it("no night of a fee is expected twice, and only the worker writes lines", async () => {
    const { id } = await lived();
    const again = copied(id, columns({ id: `'${newId()}'::uuid`, generation: "99" }));
    // exclusion_violation
    expect(await attempt("worker", again)).toBe("23P01");
    for (const role of ["council", "provider"] as const) {
      expect(await attempt(role, again)).toBe("42501");
      expect(await attempt(role, `update expected_lines set pence = 1 where placement_id = '${id}'`)).toBe(
        "42501",
      );
      expect(await attempt(role, `delete from expected_lines where placement_id = '${id}'`)).toBe("42501");
    }
    expect(await attempt("worker", `update expected_lines set pence = 1 where placement_id = '${id}'`)).toBe(
      "42501",
    );
  });

  it("a line that has closed is never superseded, one that is open is", async () => {
    const { id } = await lived();
    const supersede = `update expected_lines set superseded_at = now() where placement_id = '${id}'`;
    expect(await attempt("worker", supersede)).toMatch(/^rolled back [1-9]/);
    await asOwner(
      "expected_lines",
      `update expected_lines set closes_on = '${day(0)}' where placement_id = '${id}'`,
    );
    expect(await attempt("worker", supersede)).toBe("42501");
  });

  it("a calendar is set by a finance officer alone, and not over a period that has closed", async () => {
    const { id } = await lived();
    await asOwner(
      "expected_lines",
      `update expected_lines set closes_on = '${day(0)}' where placement_id = '${id}'`,
    );
    const from = (
      first: string,
      by = finance,
      pays = 10,
    ) => `insert into payment_calendars values ('${newId()}',
      '${finance.organisationId}', 'monthly', '${first}', ${pays}, 0, 'weekly-share', '${by.personId}', now())`;
    expect(await attempt("council", from(day(60)))).toBe("rolled back 1");
    // As late as the law allows, and not a day later.
    expect(await attempt("council", from(day(60), finance, LATEST_PAYMENT))).toBe("rolled back 1");
    expect(await attempt("council", from(day(60), finance, LATEST_PAYMENT + 1))).toBe("23514");
    expect(await attempt("council", from(day(0)))).toBe("42501");
    expect(await attempt("council", from(day(60), world.broker), world.broker)).toBe("42501");
    expect(await attempt("provider", from(day(60)))).toBe("42501");
    expect(await attempt("worker", from(day(60)))).toBe("42501");
  });
});

it("each placement of a council is priced anew once its calendar is set", async () => {
  const { id } = await lived();
  await pricePlacements({ organisationId: finance.organisationId }, job);
  const asked = await queuedJobs("make-expected-lines");
  expect(asked.filter(({ payload }) => payload.placementId === id).length).toBe(1);
});

it("what becomes known after a period has closed is an adjustment on it, paid with the next that is open", async () => {
  // Paid on the day after its last: both weeks that are over have closed.
  await asOwner(
    "payment_calendars",
    "update payment_calendars set pays_after_days = 1, closes_before_days = 0",
  );
  const { reference, id } = await lived();
  const expected = await viewPlacementPayments(finance, reference);
  const closed = expected.periods.filter(({ to }) => to < day(0));
  expect(closed.map(({ from, paysOn, adjustments }) => [from, paysOn, adjustments[0]?.paysOn])).toEqual([
    [day(-7), null, day(7)],
    [day(-14), null, day(7)],
  ]);
  const before = await rows(id);
  const version = (await read(manager, (tx) => tx.placement.findUniqueOrThrow({ where: { id } }))).version;
  const ended = { reference, version, lastNight: day(-2), reason: "match", note: "" } as const;
  expect(await endPlacement(manager, ended)).toMatchObject({ ok: true });
  await priced(id);
  const { periods } = await viewPlacementPayments(manager, reference);
  // One night fewer of the week that has closed; the week that runs is no longer expected.
  const week = periods.find(({ from }) => from === day(-7));
  const night = Math.round((closed[0]?.pence ?? 0) / 7);
  expect(week?.lines.map(({ adjustment }) => adjustment)).toEqual([true, true]);
  expect(Math.abs((closed[0]?.pence ?? 0) - (week?.pence ?? 0) - night)).toBeLessThanOrEqual(1);
  expect(periods.find(({ from }) => from === day(0))).toBeUndefined();
  const after = await rows(id);
  for (const row of before.filter(({ kind }) => kind === "adjustment"))
    expect(after.find((one) => one.id === row.id)).toEqual(row);
  await priced(id);
  expect(await rows(id)).toEqual(after);
});
