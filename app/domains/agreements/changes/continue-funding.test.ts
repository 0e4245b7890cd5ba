import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import type { TellFundingEnd } from "~/domains/authorisations/authorisation.jobs";
import { continueFunding } from "~/domains/authorisations/commands/continue-funding.server";
import { viewAuthorisation } from "~/domains/authorisations/queries/view-authorisation.server";
import { past } from "~/domains/authorisations/testing/past-the-pages";
import { councilHome } from "~/domains/home/queries/council-home.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newFormKey } from "~/platform/ids";
import { addDays, columnOfDay, dayOfColumn, londonDate } from "~/platform/time";
import type { Prisma } from "~prisma/client";
import { council, person } from "../../../../prisma/factories/organisations";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, outbox, queuedJobs } from "../../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../../prisma/testing/job-context";
import { day, placedWorld } from "../../../../prisma/testing/placed.server";
import { endPlacement } from "../commands/end-placement.server";
import { tellFundingEnd } from "../jobs/tell-funding-end.server";
import { viewFundingTerms } from "../queries/view-funding-terms.server";
import { CONDITIONS, fundedOffer, fundedPlacement, fundedUntil } from "../testing/funded";

testDatabase();
let world: DecidingWorld;
let manager: Actor;

beforeAll(async () => {
  ({ world, manager } = await placedWorld());
});

const row = (id: string) => read(world.head, (tx) => tx.authorisation.findUniqueOrThrow({ where: { id } }));
const until = (days: number) => ({ fundedUntil: day(days), reason: "She is settled" });
const remindersOf = async (id: string) =>
  (await queuedJobs("tell-funding-end"))
    .map(({ payload }) => payload as TellFundingEnd)
    .filter(({ authorisationId }) => authorisationId === id);

describe("funding with a last day", () => {
  it("is continued once, with who, when and why for colleagues", async () => {
    const { id, offer } = await fundedPlacement(world, manager, 10);
    const { version } = await row(id);
    const idempotency = { key: newFormKey(), redirectTo: () => "/there" };
    const given = { id, version, ...until(200), idempotency };
    expect(await continueFunding(world.head, given)).toMatchObject({ ok: true });
    const again = await continueFunding(world.head, given).catch((thrown: unknown) => thrown);
    expect((again as Response).headers.get("location")).toBe("/there");
    expect(await row(id)).toMatchObject({
      state: "authorised",
      version: version + 1,
      fundedUntil: columnOfDay(day(200)),
      continuedById: world.head.personId,
      continuedForId: null,
      conditions: CONDITIONS,
    });
    expect(await viewFundingTerms(world.broker, offer)).toMatchObject({
      standing: "running",
      continued: { by: expect.stringContaining(world.head.personName), reason: "She is settled" },
    });
    const { timeline } = await viewAuthorisation(world.head, id);
    expect(timeline[0]?.text).toBe(`Funding was continued until ${dayWords(day(200))}: “She is settled”`);
    const theirs = await read(manager, (tx) => tx.event.findMany({ select: { kind: true, reason: true } }));
    expect(JSON.stringify(theirs)).not.toMatch(/funding-continued|She is settled/);

    // Somebody who opened the page before is told, and nothing is written over.
    expect(await continueFunding(world.head, { id, version, ...until(300) })).toMatchObject({
      error: { kind: "conflict" },
    });
    const open = { id, version: version + 1, fundedUntil: null, reason: "Until she is grown up" };
    expect(await continueFunding(world.head, open)).toMatchObject({ ok: true });
    expect(await viewFundingTerms(world.broker, offer)).toMatchObject({ standing: "open", until: null });
    expect(await continueFunding(world.head, { ...open, version: version + 2 })).toMatchObject({
      error: { kind: "not-now" },
    });
  });

  it("goes on only until a later day, decided by whoever decides and never who took part", async () => {
    const { id } = await fundedPlacement(world, manager, 50);
    const { version } = await row(id);
    const given = { id, version, ...until(200) };
    for (const days of [-1, 49, 50, 6 * 366])
      expect(await continueFunding(world.head, { ...given, fundedUntil: day(days) })).toMatchObject({
        error: { kind: "invalid", field: "fundedUntil" },
      });
    const stranger = await person(await council(), ["head-of-service"]);
    expect(await continueFunding(stranger, given)).toMatchObject({ error: { kind: "not-found" } });
    const director = await person(world.home, ["director"]);
    for (const who of [world.broker, director])
      expect(await continueFunding(who, given)).toMatchObject({ error: { kind: "forbidden" } });

    // Who asked for it and found it, though head of service by now; and who was its broker before.
    const both: Actor = { ...world.broker, roles: ["broker", "head-of-service"] };
    await sqlFor("owner")`update access.memberships set roles = '{broker,head-of-service}'
      where person_id = ${world.broker.personId}`;
    expect(await continueFunding(both, given)).toMatchObject({ error: { kind: "forbidden" } });
    const { organisationId: councilId } = world.head;
    const { referralId } = await row(id);
    const before = await person(world.home, ["head-of-service"]);
    await sqlFor("owner")`alter table assignments no force row level security`;
    await sqlFor("owner")`
      insert into assignments (id, council_id, referral_id, person_id, role, started_at, ended_at)
      values (gen_random_uuid(), ${councilId}, ${referralId}, ${before.personId}, 'broker', now(), now())`;
    await sqlFor("owner")`alter table assignments force row level security`;
    expect(await continueFunding(before, given)).toMatchObject({ error: { kind: "forbidden" } });

    // Past the pages: the same people, another's name, no reason, an earlier day.
    const written = (who: Actor, more: Prisma.AuthorisationUncheckedUpdateManyInput = {}) =>
      past(who, (tx) =>
        tx.authorisation.updateMany({
          where: { id },
          data: {
            fundedUntil: columnOfDay(day(200)),
            continuedAt: now(),
            continuedById: who.personId,
            continuedReason: "Why",
            version: version + 1,
            ...more,
          },
        }),
      );
    for (const who of [both, before, director]) expect(await written(who)).toBe("refused");
    for (const more of [
      { continuedById: both.personId },
      { continuedReason: null },
      { fundedUntil: columnOfDay(day(50)) },
      { fundedUntil: columnOfDay(day(6 * 366)) },
      { conditions: null },
      { version },
    ])
      expect(await written(world.head, more), JSON.stringify(more)).toBe("refused");
    expect(await written(world.head)).toBe("written");
    await sqlFor(
      "owner",
    )`update access.memberships set roles = '{broker}' where person_id = ${both.personId}`;
    await sqlFor(
      "owner",
    )`update access.memberships set ended_at = now() where person_id = ${before.personId}`;
  });
});

describe("before the last day", () => {
  it("those who decide are mailed four weeks before, or at once where it is nearer", async () => {
    const { id, reference } = await fundedOffer(world, 100);
    const [run] = await sqlFor("owner")<{ at: Date }[]>`
      select j.run_at as at from graphile_worker._private_jobs j where j.payload ->> 'authorisationId' = ${id}`;
    expect(londonDate(run?.at ?? now())).toBe(addDays(day(100), -28));
    const near = await fundedOffer(world, 20);
    const [soon] = await sqlFor("owner")<{ soon: boolean }[]>`
      select j.run_at <= now() as soon from graphile_worker._private_jobs j
       where j.payload ->> 'authorisationId' = ${near.id}`;
    expect(soon).toEqual({ soon: true });

    const [job] = await remindersOf(id);
    if (!job) throw new Error("nobody is reminded");
    expect(job).toMatchObject({ organisationId: world.home.id, fundedUntil: day(100) });
    for (const _ of [1, 2]) await tellFundingEnd(job, FIRST_TRY);
    const mails = (await outbox()).filter(({ props }) => props.reference === reference);
    const told = mails.filter(({ template }) => template === "funding-ends");
    expect(told.map(({ to }) => to)).toEqual([world.head.personId]);
    expect(told[0]?.props).toMatchObject({
      until: dayWords(day(100)),
      link: expect.stringMatching(new RegExp(`/authorisations/${id}/continue$`)),
    });
    expect(JSON.stringify(told)).not.toContain(CONDITIONS);
  });

  it("nobody is reminded once it was continued, nor of a placement that has ended", async () => {
    const moved = await fundedPlacement(world, manager, 40);
    const ended = await fundedPlacement(world, manager, 40);
    const jobs = [...(await remindersOf(moved.id)), ...(await remindersOf(ended.id))];
    expect(jobs).toHaveLength(2);
    const { version } = await row(moved.id);
    expect(await continueFunding(world.head, { id: moved.id, version, ...until(400) })).toMatchObject({
      ok: true,
    });
    expect((await remindersOf(moved.id)).map(({ fundedUntil }) => fundedUntil)).toEqual([day(40), day(400)]);
    await ends(ended.placement);
    for (const job of jobs) await tellFundingEnd(job, FIRST_TRY);
    const mails = (await outbox()).filter(
      ({ template, props }) =>
        template === "funding-ends" && [moved.reference, ended.reference].includes(String(props.reference)),
    );
    expect(mails).toEqual([]);
  });

  it("a line stands on the start page of who decides and of the broker, until it is continued or over", async () => {
    const { id, reference, placement } = await fundedPlacement(world, manager, 28);
    const rows = async (who: Actor) =>
      (await councilHome(who)).rows
        .filter((one) => one.reference === reference)
        .map(({ tag, to, clock }) => ({
          tag: tag.words,
          to: to.replace(/.*authorisations/, ""),
          tone: clock?.tone,
        }))
        .filter(({ tag }) => /^Funding/.test(tag));
    const soon = { tag: "Funding ends soon", tone: "plain" };
    expect(await rows(world.head)).toEqual([{ ...soon, to: `/${id}/continue` }]);
    expect(await rows(world.broker)).toEqual([{ ...soon, to: `/${id}` }]);
    expect(await rows(world.colleague)).toEqual([]);
    await fundedUntil(id, -1);
    const over = { tag: "Funding past its end date", tone: "now" };
    expect(await rows(world.head)).toEqual([{ ...over, to: `/${id}/continue` }]);
    expect(await rows(world.broker)).toEqual([{ ...over, to: `/${id}` }]);
    expect(dayOfColumn((await row(id)).fundedUntil)).toBe(day(-1));
    await ends(placement);
    expect(await rows(world.head)).toEqual([]);
    expect(await rows(world.broker)).toEqual([]);
  });
});

async function ends(placement: string): Promise<void> {
  const { version } = await read(world.broker, (tx) =>
    tx.placement.findUniqueOrThrow({ where: { reference: placement } }),
  );
  const end = { reference: placement, version, lastNight: day(-1), reason: "match", note: "" } as const;
  expect(await endPlacement(world.broker, end)).toMatchObject({ ok: true });
}
