import postgres from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import {
  issuedAgreement,
  signedAgreement,
  startedAgreement,
  writtenAgreement,
} from "../../../../prisma/factories/agreements";
import { acceptedOffer, sentOffer } from "../../../../prisma/factories/decisions";
import { council, person } from "../../../../prisma/factories/organisations";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { everythingIn } from "../../../../prisma/testing/cluster.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, outbox, queuedJobs } from "../../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../../prisma/testing/job-context";
import { day, managedWorld, plannedPlacement } from "../../../../prisma/testing/placed.server";
import { confirmEnd } from "../commands/confirm-end.server";
import { confirmMoveIn } from "../commands/confirm-move-in.server";
import { disputeEnd } from "../commands/dispute-end.server";
import { endPlacement } from "../commands/end-placement.server";
import { fallThrough } from "../commands/fall-through.server";
import { giveNotice } from "../commands/give-notice.server";
import { tellPlacement } from "../jobs/tell-placement.server";
import { viewPlacement } from "../queries/view-placement.server";

/** The council says that the child has not left, although the provider recorded the end. */
const database = testDatabase();
let world: DecidingWorld;
let manager: Actor;
let officer: Actor;

beforeAll(async () => {
  const made = await managedWorld();
  ({ world, manager } = made);
  ({ officer } = made.asked);
});

async function started(as: "draft" | "issued" | "in-force" = "draft") {
  const { search, offer, placement } = await plannedPlacement(world);
  const { reference, acceptanceId } = placement;
  const ipa = await startedAgreement(world.broker, offer);
  await writtenAgreement(world.broker, ipa);
  if (as !== "draft") await issuedAgreement(world.broker, ipa);
  if (as === "in-force") for (const who of [manager, world.head]) await signedAgreement(who, ipa);
  await confirmMoveIn(manager, { reference, version: 1, movedIn: day(-3), why: "" });
  return { search, reference, acceptanceId, ipa };
}

const rowOf = (reference: string) =>
  read(world.broker, (tx) =>
    tx.placement.findUniqueOrThrow({ where: { reference }, include: { acceptance: true } }),
  );

async function ends(who: Actor, reference: string) {
  const { version } = await rowOf(reference);
  const end = { reference, version, lastNight: day(-1), reason: "match", note: "Rang at 11pm" } as const;
  expect((await endPlacement(who, end)).ok).toBe(true);
}

async function disputes(who: Actor, reference: string, reason = "We visited today and the child was there") {
  const { version } = await rowOf(reference);
  return disputeEnd(who, { reference, version, reason });
}

describe("an end that the provider recorded and the council disputes", () => {
  it.each(["draft", "issued", "in-force"] as const)(
    "without notice leaves the placement as it was, and its agreement %s",
    async (as) => {
      const { reference, ipa } = await started(as);
      const before = await rowOf(reference);
      const agreement = () =>
        read(world.broker, (tx) => tx.agreement.findUniqueOrThrow({ where: { reference: ipa } }));
      await ends(manager, reference);
      expect((await rowOf(reference)).acceptance.endedAt).not.toBeNull();
      expect(await agreement()).toMatchObject({ state: "ended" });
      expect(await disputes(world.broker, reference)).toMatchObject({ ok: true });
      const after = await rowOf(reference);
      const moved = { stateSince: after.stateSince, updatedAt: after.updatedAt, version: after.version };
      expect(after).toEqual({ ...before, ...moved });
      expect(await agreement()).toMatchObject({ state: as });
      for (const reader of [world.broker, manager]) {
        const { events, end } = await viewPlacement(reader, reference);
        expect(end).toBeNull();
        expect(events[0]?.text).toMatch(
          /^The council says the child has not left, so the placement continues/,
        );
        expect(events[0]?.text).toContain("the child was there");
        expect(events[1]?.text).toMatch(/^The provider says the placement ended without notice/);
      }
      // It can end again.
      await ends(manager, reference);
    },
  );

  it("after notice goes back to the notice, and the provider is mailed", async () => {
    const { reference } = await started();
    const { version } = await rowOf(reference);
    const notice = { reference, version, lastNight: day(28), reason: "match", short: "", note: "" } as const;
    expect((await giveNotice(manager, notice)).ok).toBe(true);
    const before = await rowOf(reference);
    await ends(manager, reference);
    expect((await disputes(world.broker, reference)).ok).toBe(true);
    expect(await rowOf(reference)).toMatchObject({
      state: "notice-given",
      noticeAt: before.noticeAt,
      noticeLastNight: before.noticeLastNight,
      endedAt: null,
    });
    const jobs = (await queuedJobs("tell-placement")).filter(
      ({ payload }) => payload.what === "end-disputed",
    );
    for (const { payload } of jobs) await tellPlacement(payload as never, FIRST_TRY);
    const mails = (await outbox()).filter(
      ({ template, props }) => template === "placement-end-disputed" && props.reference === reference,
    );
    expect(mails.map(({ to }) => to).sort()).toEqual([manager.personId, officer.personId].sort());
  });

  it("is the council's word, before it confirms, at the version that was read, and names nobody", async () => {
    const { reference } = await started();
    await ends(manager, reference);
    const { version } = await rowOf(reference);
    for (const [who, kind] of [
      [manager, "forbidden"],
      [world.head, "forbidden"],
      [await person(await council(), ["broker"]), "not-found"],
    ] as const)
      expect(await disputes(who, reference)).toMatchObject({ error: { kind } });
    expect(await disputeEnd(world.broker, { reference, version: version - 1, reason: "x" })).toMatchObject({
      error: { kind: "conflict" },
    });
    expect(await disputes(world.broker, reference, "Amara Quillfeather is still there")).toMatchObject({
      ok: false,
    });
    expect((await confirmEnd(world.broker, { reference, version })).ok).toBe(true);
    expect(await disputes(world.broker, reference)).toMatchObject({ error: { kind: "not-now" } });
    const other = await started();
    await ends(world.broker, other.reference);
    expect(await disputes(world.broker, other.reference)).toMatchObject({ error: { kind: "not-now" } });
  });

  it("is refused once the child has a place elsewhere", async () => {
    const { reference, search } = await started();
    await ends(manager, reference);
    const { version } = await read(world.broker, (tx) =>
      tx.referral.findUniqueOrThrow({ where: { reference: search } }),
    );
    const fell = { reference: search, version, answerWithin: "24h", reason: "Flooded" } as const;
    expect((await fallThrough(world.broker, fell)).ok).toBe(true);
    expect(await disputes(world.broker, reference)).toMatchObject({
      error: { kind: "not-now", message: expect.stringMatching(/^The referral was withdrawn or closed/) },
    });
    const [asked] = world.providers;
    if (!asked) throw new Error("no provider");
    const next = await sentOffer(asked.officer, { reference: search, serviceId: asked.serviceId });
    await acceptedOffer(world.broker, world.head, { reference: search, offer: next });
    expect(await disputes(world.broker, reference)).toMatchObject({
      error: { kind: "not-now", message: expect.stringMatching(/^Another placement has been agreed/) },
    });
  });

  it("is refused once a search that was begun from it has found another home, also past the pages", async () => {
    const [ended, found] = [await started(), await started()];
    await ends(manager, ended.reference);
    const [{ id, councilId, version }, { referralId }] = [
      await rowOf(ended.reference),
      await rowOf(found.reference),
    ];
    const everything = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
    const search = newId();
    await everything`
      insert into searches_again (id, placement_id, council_id, referral_id, reason, started_by_id, started_at)
        values (${search}, ${id}, ${councilId}, ${referralId}, 'match', ${world.broker.personId}, now())`;
    expect(await disputes(world.broker, ended.reference)).toMatchObject({
      error: { kind: "not-now", message: expect.stringMatching(/^Another placement has been agreed/) },
    });
    const past = () =>
      sqlFor("council")
        .begin(async (tx) => {
          await actingAs(tx, "council", world.broker);
          return (
            await tx`
              update placements set state = 'started', state_since = ${now()}, version = ${version + 1}, ended_side = null,
                     ended_by_id = null, ended_at = null, end_reason = null, end_note = null, last_night = null,
                     notice_side = null, notice_by_id = null, notice_at = null, notice_reason = null, notice_note = null,
                     notice_short = null, notice_last_night = null
               where id = ${id}`
          ).count;
        })
        .catch((error: { code?: string }) => error.code);
    expect(await past()).toBe("42501");
    await everything`update searches_again set ended_at = now() where id = ${search}`;
    await everything.end();
    expect(await past()).toBe(1);
  });
});
