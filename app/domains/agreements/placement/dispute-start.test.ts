import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { past } from "~/domains/authorisations/testing/past-the-pages";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, outbox, queuedJobs } from "../../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../../prisma/testing/job-context";
import { day, managedWorld, plannedPlacement } from "../../../../prisma/testing/placed.server";
import { confirmMoveIn } from "../commands/confirm-move-in.server";
import { disputeStart } from "../commands/dispute-start.server";
import { fallThrough } from "../commands/fall-through.server";
import { tellPlacement } from "../jobs/tell-placement.server";
import { viewPlacement } from "../queries/view-placement.server";

/** The council says that the child has not moved in, although the provider said so. */
testDatabase();
let world: DecidingWorld;
let manager: Actor;

beforeAll(async () => {
  ({ world, manager } = await managedWorld());
});

const rowOf = (reference: string) =>
  read(world.broker, (tx) => tx.placement.findUniqueOrThrow({ where: { reference } }));

/** Started by the word of the provider alone. */
async function started() {
  const { search, placement } = await plannedPlacement(world);
  const before = await rowOf(placement.reference);
  const said = { reference: placement.reference, version: 1, movedIn: day(-1), why: "Came late at night" };
  expect((await confirmMoveIn(manager, said)).ok).toBe(true);
  return { search, reference: placement.reference, before };
}

async function disputes(who: Actor, reference: string) {
  const { version } = await rowOf(reference);
  return disputeStart(who, {
    reference,
    version,
    reason: "We spoke to the child, who is still with the aunt",
  });
}

async function fallsThrough(search: string) {
  const { version } = await read(world.broker, (tx) =>
    tx.referral.findUniqueOrThrow({ where: { reference: search }, select: { version: true } }),
  );
  return fallThrough(world.broker, {
    reference: search,
    version,
    answerWithin: "5-working-days",
    reason: "The home cannot take the child",
  });
}

describe("a child who has not moved in, although the provider said so", () => {
  it("leaves the placement planned as before, the provider mailed, and the fall-through possible", async () => {
    const { search, reference, before } = await started();
    expect(await fallsThrough(search)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining("The child has not moved in") },
    });
    expect(await disputes(world.broker, reference)).toMatchObject({ ok: true });
    const after = await rowOf(reference);
    const moved = { stateSince: after.stateSince, updatedAt: after.updatedAt, version: after.version };
    expect(after).toEqual({ ...before, ...moved });
    for (const reader of [world.broker, manager]) {
      const [newest] = (await viewPlacement(reader, reference)).events;
      expect(newest?.text).toMatch(/^The council says the child did not move in on /);
      expect(newest?.text).toContain("still with the aunt");
    }
    for (const { payload } of await queuedJobs("tell-placement"))
      if (payload.what === "start-disputed") await tellPlacement(payload as never, FIRST_TRY);
    const mails = (await outbox()).filter(({ template }) => template === "placement-start-disputed");
    expect(mails.map(({ to }) => to)).toContain(manager.personId);
    expect(JSON.stringify(mails)).not.toContain("aunt");
    expect(await fallsThrough(search)).toMatchObject({ ok: true });
  });

  it("can start again, and is not disputed once the council has said so itself", async () => {
    const { reference } = await started();
    expect(await disputes(manager, reference)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    expect((await disputes(world.broker, reference)).ok).toBe(true);
    for (const who of [manager, world.broker]) {
      const { version } = await rowOf(reference);
      expect((await confirmMoveIn(who, { reference, version, movedIn: day(0), why: "" })).ok).toBe(true);
    }
    expect(await disputes(world.broker, reference)).toMatchObject({ ok: false, error: { kind: "not-now" } });
  });

  it("past the page a council writes nothing else of what the provider said", async () => {
    const { reference } = await started();
    const { id } = await rowOf(reference);
    const correct = () =>
      past(
        world.broker,
        (tx) =>
          tx.$executeRaw`update placements set provider_moved_in = ${day(-5)}::date where id = ${id}::uuid`,
      );
    const back = () =>
      past(
        world.broker,
        (tx) =>
          tx.$executeRaw`update placements set state = 'planned', state_since = now() where id = ${id}::uuid`,
      );
    expect([await correct(), await back()]).toEqual(["refused", "refused"]);
    const { version } = await rowOf(reference);
    expect((await confirmMoveIn(world.broker, { reference, version, movedIn: day(-1), why: "" })).ok).toBe(
      true,
    );
    const taken = () =>
      past(
        world.broker,
        (
          tx,
        ) => tx.$executeRaw`update placements set state = 'planned', state_since = now(), provider_moved_in = null,
          provider_said_by_id = null, provider_said_at = null, provider_said_why = null where id = ${id}::uuid`,
      );
    expect(await taken()).toBe("refused");
  });
});
