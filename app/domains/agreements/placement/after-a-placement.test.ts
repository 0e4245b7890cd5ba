import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { acceptTerms } from "~/domains/releases/commands/accept-terms.server";
import { lookAtDetail } from "~/domains/releases/commands/look-at-detail.server";
import { lookAtIdentity } from "~/domains/releases/commands/look-at-identity.server";
import { releaseIdentity } from "~/domains/releases/commands/release-identity.server";
import { saveFullerDetail } from "~/domains/releases/commands/save-fuller-detail.server";
import { sharedWithMe } from "~/domains/releases/queries/shared-with-me.server";
import { viewReleases } from "~/domains/releases/queries/view-releases.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import type { Role } from "~/platform/database/roles";
import { newId } from "~/platform/ids";
import { acceptedOffer, standing } from "../../../../prisma/factories/decisions";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../../prisma/testing/deciding.server";
import { day, managedWorld } from "../../../../prisma/testing/placed.server";
import { confirmMoveIn } from "../commands/confirm-move-in.server";
import { endPlacement } from "../commands/end-placement.server";
import { fallThrough } from "../commands/fall-through.server";
import { secondChild } from "../testing/second-child";

/** What a home knew of a child, once the child has left it. */
testDatabase();
let world: DecidingWorld;
let officer: Actor;
let manager: Actor;
let serviceId: string;

beforeAll(async () => {
  const made = await managedWorld();
  ({ world, manager } = made);
  ({ officer, serviceId } = made.asked);
});

type Sql = Parameters<Parameters<ReturnType<typeof sqlFor>["begin"]>[1]>[0];

/** Runs statements as somebody and rolls them back; a refusal is its code. */
async function as(
  by: Actor,
  work: (tx: Sql) => PromiseLike<unknown>,
  role: Role = by.kind,
): Promise<unknown> {
  let value: unknown;
  try {
    await sqlFor(role).begin(async (tx) => {
      await actingAs(tx, role, by);
      value = await work(tx);
      throw new Error("roll back");
    });
  } catch (thrown) {
    if (!(thrown instanceof Error && thrown.message === "roll back"))
      return (thrown as { code?: string }).code ?? thrown;
  }
  return value;
}

/** A child who lives in a home where the officer reads stage 1 and the manager knows who the child is. */
async function livesThere() {
  const reference = await world.search();
  await saveFullerDetail(world.broker, {
    reference,
    version: 1,
    content: { risk: "Told at stage 1", safety: "", health: "", history: "", days: "" },
  });
  const offer = await world.offerOf(0, reference);
  await acceptedOffer(world.broker, world.head, { reference, offer });
  await acceptTerms(officer, { reference });
  const released = await releases(reference, manager);
  if (!released.ok) throw new Error("not released");
  const row = await read(world.broker, (tx) =>
    tx.placement.findFirstOrThrow({ where: { offer: { reference: offer } } }),
  );
  await confirmMoveIn(manager, { reference: row.reference, version: 1, movedIn: day(-3), why: "" });
  return { ...row, reference, offer, releaseId: released.value.releaseId, placement: row.reference };
}

const releases = (reference: string, to: Actor) =>
  releaseIdentity(world.broker, {
    ...{ reference, serviceId, personId: to.personId, reason: "To assess the match", until: "" },
  });

const ends = (who: Actor, reference: string, version = 2) =>
  endPlacement(who, { reference, version, lastNight: day(-1), reason: "match", note: "" });

describe("once the child has left", () => {
  it("nobody at the home opens stage 1, accepts its terms or is told who the child is, in code or past it", async () => {
    const { reference, referralId, councilId, deliveryId, placement, releaseId } = await livesThere();
    const documentId = newId();
    const owner = sqlFor("owner");
    await owner.unsafe(
      "alter table redacted_documents no force row level security; alter table redacted_documents disable trigger user",
    );
    await owner`insert into redacted_documents ${owner({
      ...{
        id: documentId,
        referral_id: referralId,
        council_id: councilId,
        title: "A report",
        kind: "pdf",
        bytes: 1,
      },
      ...{
        state: "ready",
        uploaded_by_id: world.broker.personId,
        uploaded_at: now(),
        confirmed_by_id: world.head.personId,
      },
      ...{ words: Buffer.from("sealed"), confirmed_at: now() },
    })}`;
    await owner.unsafe(
      "alter table redacted_documents force row level security; alter table redacted_documents enable trigger user",
    );
    const past = async () => [
      await as(
        officer,
        (
          tx,
        ) => tx`insert into information_looks (id, council_id, provider_id, referral_id, person_id, stage, what, at)
          values (${newId()}, ${councilId}, ${officer.organisationId}, ${referralId}, ${officer.personId}, 1, 'detail', now())
          returning stage`,
      ),
      await as(
        manager,
        (
          tx,
        ) => tx`insert into terms_acceptances (id, person_id, provider_id, council_id, referral_id, terms_version, accepted_at)
          values (${newId()}, ${manager.personId}, ${manager.organisationId}, ${councilId}, ${referralId}, 1, now()) returning 1 as stage`,
      ),
      await as(
        world.broker,
        (tx) =>
          tx`insert into information_releases ${tx({
            ...{
              id: newId(),
              council_id: councilId,
              provider_id: officer.organisationId,
              referral_id: referralId,
            },
            ...{
              delivery_id: deliveryId,
              service_id: serviceId,
              person_id: officer.personId,
              emergency: false,
              reason: "x",
            },
            ...{ released_by_id: world.broker.personId, released_at: now() },
          })} returning 1 as stage`,
      ),
      await as(
        officer,
        (tx) =>
          tx`select 1 as stage from public.document_to_open(${documentId}::uuid, array[${documentId}]::uuid[], ${newId()}::uuid, now())`,
        "keys",
      ),
      await as(
        manager,
        (tx) =>
          tx`select 1 as stage from public.read_released_identity(${releaseId}::uuid, ${newId()}::uuid, now())`,
        "keys",
      ),
    ];
    expect(await past()).toEqual(Array.from({ length: 5 }, () => [{ stage: 1 }]));
    expect(await lookAtDetail(officer, reference)).toMatchObject({ ok: true });
    expect(await lookAtIdentity(manager, reference)).toMatchObject({ ok: true });
    expect(await sharedWithMe(manager, reference)).toEqual({ reference, detail: "terms", identity: true });

    expect(await ends(manager, placement)).toMatchObject({ ok: true });
    expect(await past()).toEqual(["42501", "42501", "42501", [], []]);
    for (const looks of [lookAtDetail(officer, reference), lookAtIdentity(manager, reference)])
      expect(await looks).toMatchObject({ error: { kind: "forbidden" } });
    expect(await acceptTerms(manager, { reference })).toMatchObject({ error: { kind: "forbidden" } });
    expect(await sharedWithMe(officer, reference)).toEqual({ reference, detail: null, identity: false });
    expect(await releases(reference, officer)).toMatchObject({ error: { kind: "not-now" } });
    // Who looked at what stays with the council, and so does who was told.
    const looked = await read(world.broker, (tx) =>
      tx.informationLook.findMany({ where: { referralId }, select: { stage: true, personId: true } }),
    );
    expect(looked).toEqual(
      expect.arrayContaining([
        { stage: 1, personId: officer.personId },
        { stage: 2, personId: manager.personId },
      ]),
    );
    expect(JSON.stringify(await viewReleases(world.broker, reference))).toContain("The offer ended");
  });

  it("its offer does not fall through with a later one: it stays as it ended", async () => {
    const { reference, offer, placement } = await livesThere();
    expect(await ends(manager, placement)).toMatchObject({ ok: true });
    const { version } = await read(world.broker, (tx) =>
      tx.referral.findFirstOrThrow({ where: { reference }, select: { version: true } }),
    );
    expect(
      await fallThrough(world.broker, { reference, version, answerWithin: "24h", reason: "Flooded" }),
    ).toMatchObject({ ok: true });
    expect(await standing(world.broker, offer)).toMatchObject({ state: "accepted" });
  });
});

describe("brothers and sisters who leave at the same moment", () => {
  /** The council ends the first and waits with its commit until the provider's end of the second waits or is done. */
  async function bothLeave(): Promise<{ known: number }> {
    const first = await livesThere();
    const second = await secondChild(first.id);
    const by = world.broker;
    let done: unknown;
    let other: Promise<unknown> = Promise.resolve();
    await sqlFor("council").begin(async (tx) => {
      await actingAs(tx, "council", by);
      const who = `'${by.personId}'`;
      await tx.unsafe(`update placements set state = 'notice-given', notice_side = 'council', notice_by_id = ${who}, notice_at = now(),
        notice_reason = 'match', notice_last_night = '${day(0)}' where id = '${first.id}'`);
      await tx.unsafe(`update placements set state = 'ended', ended_side = 'council', ended_by_id = ${who}, ended_at = now(),
        end_reason = 'match', last_night = '${day(-1)}' where id = '${first.id}'`);
      other = ends(manager, second).then((result) => {
        done = result;
      });
      for (let tick = 0; tick < 100 && done === undefined && !(await waitsForALock()); tick += 1)
        await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await other;
    expect(done).toMatchObject({ ok: true });
    const known = await read(by, (tx) =>
      tx.informationRelease.count({ where: { id: first.releaseId, endedAt: null } }),
    );
    return { known };
  }

  const waitsForALock = async () =>
    (
      await sqlFor(
        "owner",
      )`select 1 from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`
    ).length > 0;

  it("leave nobody there who goes on knowing who they are; without the lock somebody would", async () => {
    expect(await bothLeave()).toEqual({ known: 0 });
    const owner = sqlFor("owner");
    const [held] = await owner<{ sql: string }[]>`
      select pg_get_functiondef('public.hold_releases_at(uuid, uuid)'::regprocedure) as sql`;
    await owner.unsafe(
      `create or replace function public.hold_releases_at(p_referral uuid, p_service uuid) returns void language sql volatile set search_path = pg_catalog, pg_temp as $$ select null::void $$`,
    );
    expect(await bothLeave()).toEqual({ known: 1 });
    await owner.unsafe(held?.sql ?? "");
    expect(await bothLeave()).toEqual({ known: 0 });
  });
});
