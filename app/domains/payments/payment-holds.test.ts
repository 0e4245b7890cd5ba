import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { council, person, provider } from "../../../prisma/factories/organisations";
import { attempted } from "../../../prisma/testing/attempted.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, outbox, queuedJobs } from "../../../prisma/testing/deciding.server";
import { day, placedWorld } from "../../../prisma/testing/placed.server";
import { placePaymentHold } from "./commands/place-payment-hold.server";
import { releasePaymentHold } from "./commands/release-payment-hold.server";
import { setPaymentCalendar } from "./commands/set-payment-calendar.server";
import { tellPaymentHold } from "./jobs/tell-payment-hold.server";
import { viewHold, viewNewHold } from "./queries/view-payment-hold.server";
import { viewPayments } from "./queries/view-payments.server";
import { viewPaymentPeriod } from "./queries/view-placement-payments.server";
import { lived } from "./testing/lived-placement";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let finance: Actor;
let reference: string;
let id: string;
const from = day(-7);

beforeAll(async () => {
  ({ world, manager } = await placedWorld());
  finance = await person(world.home, ["finance-officer"]);
  const calendar = { frequency: "weekly", paysAfterDays: 20, closesBeforeDays: 3 } as const;
  await setPaymentCalendar(finance, {
    ...calendar,
    convention: "weekly-share",
    firstDay: day(-14),
    expected: "none",
  });
  ({ reference, id } = await lived(world, manager));
});

const hold = (who: Actor, more: Partial<Parameters<typeof placePaymentHold>[1]> = {}) =>
  placePaymentHold(who, {
    ...{ reference, from, reason: "wrong-nights", owner: "finance", pence: 60_000 },
    words: "Tell us which night the child was away",
    ...more,
  } as Parameters<typeof placePaymentHold>[1]);
const period = async (who: Actor) => (await viewPaymentPeriod(who, reference, from)).period;

describe("some of a payment is put on hold", () => {
  let held: string;

  it("with its reason and owner on both sides' pages, and stops the 30 days of its own pence alone", async () => {
    const before = await period(manager);
    const made = await hold(finance);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    held = made.value.id;
    const [seen, own] = [await period(manager), await period(finance)];
    expect(seen.holds).toEqual(own.holds);
    expect(seen.holds).toMatchObject([
      {
        pence: 60_000,
        reason: "Nights are disputed",
        owner: "Council’s finance team",
        disputes: true,
        released: null,
      },
    ]);
    const [clock] = seen.clocks;
    expect(clock?.lastDay).toBe(before.clocks[0]?.lastDay);
    expect(clock?.disputed).toMatchObject([{ pence: 60_000, lastDay: null }]);
    // The first screen has the same clocks from its one statement.
    for (const who of [manager, finance]) {
      const piles = await viewPayments(who);
      const rows = [...piles.running.rows, ...piles.due.flatMap(({ rows }) => rows)];
      expect(rows.find((row) => row.placement === reference && row.from === from)?.clock).toMatchObject({
        ...{ lastDay: clock?.lastDay, disputed: clock?.disputed },
      });
    }
    // What the council waits for itself stops nothing.
    expect(await hold(finance, { reason: "no-order", pence: 1_000 })).toMatchObject({ ok: true });
    expect((await period(manager)).clocks[0]?.disputed).toHaveLength(1);
  });

  it("the provider is told once, without the amount and the reason", async () => {
    const [job] = (await queuedJobs("tell-payment-hold")).map(({ payload }) => payload);
    for (let time = 0; time < 2; time += 1) await tellPaymentHold(job, {} as JobContext);
    const mails = (await outbox()).filter(({ template }) => template === "payment-hold");
    expect(mails).toHaveLength(1);
    expect(JSON.stringify(mails)).not.toMatch(/600|nights/i);
  });

  it("never more than is expected and not paid, by nobody else, and nothing is there for others", async () => {
    const { pence } = await period(finance);
    expect(await hold(finance, { pence })).toMatchObject({ error: { kind: "invalid", field: "pence" } });
    expect(await hold(finance, { from: "2020-01-01" })).toMatchObject({ error: { kind: "not-found" } });
    for (const who of [world.broker, manager])
      expect(await hold(who)).toMatchObject({ error: { kind: "forbidden" } });
    const elsewhere = await person(await council(), ["finance-officer"]);
    const stranger = await person(await provider(), ["provider-finance"]);
    for (const who of [elsewhere, stranger]) {
      expect(await hold(who)).toMatchObject({ error: { kind: "not-found" } });
      expect(
        await releasePaymentHold(who, { reference, id: held, version: 1, outcome: "pay" }),
      ).toMatchObject({
        error: { kind: "not-found" },
      });
    }
    await expect(viewNewHold(world.broker, reference, from)).rejects.toMatchObject({ init: { status: 403 } });
    await expect(viewHold(elsewhere, reference, held)).rejects.toMatchObject({ init: { status: 404 } });
  });

  it("the database says the same past the program", async () => {
    const insert = (who: Actor, more: { pence?: number; by?: Actor; from?: string } = {}) =>
      attempted(
        "council",
        who,
        `insert into payment_holds (id, placement_id, council_id, provider_id, period_from, period_to, pence, reason, owner, words,
            state, held_by_id, held_at)
          values (gen_random_uuid(), '${id}', '${finance.organisationId}', '${manager.organisationId}', '${more.from ?? from}',
            '${day(-1)}', ${more.pence ?? 5}, 'wrong-fee', 'finance', '', 'held', '${(more.by ?? who).personId}', now())`,
      );
    expect(await insert(finance)).toBe("rolled back 1");
    expect(await insert(finance, { pence: 90_000_000 })).toBe("42501");
    expect(await insert(finance, { from: day(-6) })).toBe("42501");
    expect(await insert(finance, { by: world.broker })).toBe("42501");
    expect(await insert(world.broker)).toBe("42501");
    const update = (set: string) =>
      attempted(
        "council",
        finance,
        `update payment_holds set version = version + 1, ${set} where id = '${held}'`,
      );
    const by = `released_by_id = '${finance.personId}', released_at = now(), outcome = 'pay'`;
    expect(await update(`state = 'released', ${by}`)).toBe("rolled back 1");
    expect(await update("pence = 1")).toBe("42501");
    expect(await attempted("provider", manager, "select held_by_id from payment_holds")).toBe("42501");
  });

  it("is released once, with what came of it, and its clock runs on", async () => {
    const release = { reference, id: held, version: 1, outcome: "pay" } as const;
    expect(await releasePaymentHold(world.broker, release)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await releasePaymentHold(finance, release)).toMatchObject({ ok: true });
    expect(await releasePaymentHold(finance, release)).toMatchObject({ error: { kind: "not-now" } });
    const { holds, clocks } = await period(manager);
    expect(holds[0]?.released).toMatch(/^It will be paid\. Released on /);
    // Held and released on one day: no day was lost.
    expect(clocks[0]?.disputed).toEqual([]);
  });
});
