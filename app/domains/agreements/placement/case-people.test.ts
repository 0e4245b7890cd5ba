import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { removeColleague } from "~/domains/access/commands/remove-colleague.server";
import { read } from "~/domains/access/transactions.server";
import type { NamedPart } from "~/domains/referrals/case-parts.rules";
import { nameCasePeople } from "~/domains/referrals/commands/name-case-people.server";
import { viewCasePeople } from "~/domains/referrals/queries/view-case-people.server";
import { reassignReferral } from "~/domains/routing/commands/reassign-referral.server";
import { referralsOfLeaver } from "~/domains/routing/jobs/referrals-of-leaver.server";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { person } from "../../../../prisma/factories/organisations";
import { triedAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, outbox } from "../../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../../prisma/testing/job-context";
import { livedIn, placedWorld } from "../../../../prisma/testing/placed.server";
import { listPlacements } from "../queries/list-placements.server";
import { listReviews } from "../queries/reviews-list.server";
import { viewPlacement } from "../queries/view-placement.server";
import { childrenWithoutOfficer } from "../queries/waiting-officers.server";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let socialWorker: Actor;
let strangers: readonly Actor[];
let iro: Actor;
let teamManager: Actor;

beforeAll(async () => {
  ({ world, manager, socialWorker, strangers } = await placedWorld());
  iro = await person(world.home, ["iro"], { name: "Ruth Adeyemi" });
  teamManager = await person(world.home, ["team-manager"], { name: "Colin Marsh" });
});

/** A placement with its referral and who has a part in it today. */
async function living() {
  const placement = await livedIn(world, manager, 10);
  const { referral } = await viewPlacement(world.broker, placement);
  return { placement, referral };
}
const names = async (
  who: Actor,
  referral: string,
  people: Partial<Record<NamedPart, string>>,
  version?: number,
) => {
  const view = await viewCasePeople(world.broker, referral);
  const has = (part: NamedPart) => view.choices.find((one) => one.part === part)?.value ?? "";
  return nameCasePeople(who, {
    reference: referral,
    version: version ?? view.version,
    people: {
      "social-worker": has("social-worker"),
      "team-manager": has("team-manager"),
      iro: has("iro"),
      ...people,
    },
  });
};
const mine = async (who: Actor) =>
  (await listPlacements(who, { tab: "living", search: "", mine: true })).rows.map((row) => row.reference);
const reviews = async (who: Actor, whose: "mine" | "without-officer") =>
  (await listReviews(who, { whose })).rows.map((row) => row.reference);
const parts = async (who: Actor, placement: string) =>
  (await viewPlacement(who, placement)).people.map(({ part, name }) => `${part}: ${name}`);

describe("who does what in a child's case", () => {
  it("is named by whoever works it, mailed to who is named, and read by both sides; lists show one's own", async () => {
    const { placement, referral } = await living();
    expect(await parts(manager, placement)).toContain("Any reviewing officer: Ruth Adeyemi");
    expect(await mine(iro)).not.toContain(placement);
    expect(await reviews(iro, "without-officer")).toContain(placement);
    const to = { "team-manager": teamManager.personId, iro: iro.personId };
    expect(await names(socialWorker, referral, to)).toEqual({ ok: true, value: null });
    for (const who of [manager, world.broker]) {
      const told = await parts(who, placement);
      expect(told).toEqual(
        expect.arrayContaining(["Team manager: Colin Marsh", "Independent reviewing officer: Ruth Adeyemi"]),
      );
      expect(told.join()).not.toMatch(/Any (team manager|reviewing officer)/);
    }
    for (const who of [iro, teamManager]) {
      expect(await mine(who)).toContain(placement);
      expect(await reviews(who, "mine")).toContain(placement);
    }
    expect(await reviews(iro, "without-officer")).not.toContain(placement);
    const mails = (await outbox()).filter(
      ({ template, props }) => template === "case-person-named" && props.reference === referral,
    );
    expect(mails.map((mail) => mail.to).sort()).toEqual([iro.personId, teamManager.personId].sort());
    expect(JSON.stringify(mails)).not.toMatch(/Amara|Quillfeather/);
    // Another officer takes it on; the first has it no longer, and nobody is mailed of what they did themselves.
    const other = await person(world.home, ["iro"]);
    expect(
      await names(other, referral, { "social-worker": "", "team-manager": "", iro: other.personId }),
    ).toEqual({
      ok: true,
      value: null,
    });
    expect([await mine(iro), await mine(other)].map((all) => all.includes(placement))).toEqual([false, true]);
    expect((await viewCasePeople(iro, referral)).people.map(({ part }) => part)).toContain("team-manager");
  });

  it("keeps the reviewing officer independent of the case, both ways, also past the pages", async () => {
    const { referral, placement } = await living();
    const both = await person(world.home, ["iro", "broker"]);
    const head = await person(world.home, ["iro", "head-of-service"]);
    const invalid = { error: { kind: "invalid", field: "iroId" } };
    for (const who of [socialWorker, world.broker, head, strangers[1] as Actor])
      expect(await names(world.broker, referral, { iro: who.personId })).toMatchObject(invalid);
    expect(await names(world.broker, referral, { iro: both.personId })).toMatchObject({ ok: true });
    const reassigned = await read(world.broker, (tx) =>
      tx.referral.findFirstOrThrow({ where: { reference: referral }, select: { version: true } }),
    );
    const gives = { reference: referral, brokerId: both.personId, reason: "", ...reassigned };
    expect(await reassignReferral(world.broker, gives)).toMatchObject({
      error: { kind: "invalid", field: "brokerId" },
    });
    // Somebody who worked it once is no reviewing officer of it.
    const { referral: second } = await living();
    const version = async () =>
      (
        await read(world.broker, (tx) =>
          tx.referral.findFirstOrThrow({ where: { reference: second }, select: { version: true } }),
        )
      ).version;
    for (const broker of [both, world.broker])
      expect(
        await reassignReferral(world.broker, {
          ...{ reference: second, brokerId: broker.personId, reason: "", version: await version() },
        }),
      ).toMatchObject({ ok: true });
    expect(await names(world.broker, second, { iro: both.personId })).toMatchObject(invalid);
    const insert = (of: string, who: Actor, role: string) =>
      `insert into assignments (id, referral_id, council_id, person_id, role, started_at)
       select gen_random_uuid(), id, council_id, '${who.personId}', '${role}', now() from referrals where reference = '${of}'`;
    for (const [by, of, who, role] of [
      [world.broker, second, both, "iro"],
      [world.broker, second, head, "iro"],
      [world.broker, second, strangers[1] as Actor, "iro"],
      [world.broker, second, socialWorker, "team-manager"],
      [world.broker, referral, both, "broker"],
      [iro, second, socialWorker, "social-worker"],
      [iro, second, teamManager, "team-manager"],
      [await person(world.home, ["quality-assurance"]), second, iro, "iro"],
    ] as const)
      expect([role, await triedAs(by, insert(of, who, role))]).toEqual([role, "42501"]);
    expect(await triedAs(iro, insert(second, iro, "iro"))).toBe("rows 1");
    expect(await triedAs(iro, "update assignments set ended_at = now() where role = 'broker'")).toBe("42501");
    expect(await triedAs(strangers[1] as Actor, insert(second, iro, "iro"))).toBe("rows 0");
    expect(await triedAs(manager, "select * from assignments")).toBe("42501");
    expect(await mine(both)).toContain(placement);
  });

  it("changes once where two colleagues name somebody, and is nobody else's to change", async () => {
    const { referral } = await living();
    const two = await Promise.all([
      names(socialWorker, referral, { iro: iro.personId }, 0),
      names(world.broker, referral, { "team-manager": teamManager.personId }, 0),
    ]);
    expect(two.filter(({ ok }) => ok)).toHaveLength(1);
    expect(two.find(({ ok }) => !ok)).toMatchObject({ error: { kind: "conflict" } });
    const role = (who: Actor) => names(who, referral, { iro: iro.personId });
    expect(await role(await person(world.home, ["quality-assurance"]))).toMatchObject({
      error: { kind: "forbidden" },
    });
    expect(await names(iro, referral, { "social-worker": teamManager.personId })).toMatchObject({
      error: { kind: "forbidden" },
    });
    expect(await role(strangers[1] as Actor)).toMatchObject({ error: { kind: "not-found" } });
    // No page of a provider leads here, and past them the database refuses.
    await expect(role(manager)).rejects.toThrow(/permission denied/);
  });

  it("is nobody's once who had it has left, which the officers read on their start page", async () => {
    const { referral, placement } = await living();
    const leaver = await person(world.home, ["iro"]);
    expect(await names(world.broker, referral, { iro: leaver.personId })).toMatchObject({ ok: true });
    const waits = async () => {
      const settings = { "app.org_id": iro.organisationId, "app.person_id": iro.personId };
      const [rows] = await pipelined("council", settings, (sql) => [childrenWithoutOfficer(sql, iro)]);
      return rows[0]?.count ?? 0;
    };
    const before = await waits();
    const admin = await person(world.home, ["council-admin"]);
    await removeColleague(admin, { personId: leaver.personId, reason: "Has left", version: 1 });
    await referralsOfLeaver({ organisationId: world.home.id, personId: leaver.personId }, FIRST_TRY);
    expect(await waits()).toBe(before + 1);
    expect(await reviews(iro, "without-officer")).toContain(placement);
    expect(await parts(manager, placement)).toContain("Any reviewing officer: Ruth Adeyemi");
    const told = await read(world.broker, (tx) =>
      tx.event.findMany({
        where: { kind: "case-person-named", reason: "left", at: { lte: now() } },
        select: { data: true },
      }),
    );
    expect(told.map(({ data }) => data)).toContainEqual({ part: "iro", from: leaver.personId });
  });
});
