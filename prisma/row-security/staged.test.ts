import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { shortlistOffer } from "~/domains/offers/commands/shortlist-offer.server";
import { acceptTerms } from "~/domains/releases/commands/accept-terms.server";
import { exportLooks } from "~/domains/releases/commands/export-looks.server";
import { lookAtDetail } from "~/domains/releases/commands/look-at-detail.server";
import { lookAtIdentity } from "~/domains/releases/commands/look-at-identity.server";
import { releaseIdentity } from "~/domains/releases/commands/release-identity.server";
import { revokeRelease } from "~/domains/releases/commands/revoke-release.server";
import { saveFullerDetail } from "~/domains/releases/commands/save-fuller-detail.server";
import { sharedWithMe } from "~/domains/releases/queries/shared-with-me.server";
import { viewReleaseForm } from "~/domains/releases/queries/view-release-form.server";
import { viewReleases } from "~/domains/releases/queries/view-releases.server";
import { sqlFor } from "~/platform/database/clients.server";
import type { Role } from "~/platform/database/roles";
import { newId } from "~/platform/ids";
import { missing } from "~/platform/refusal";
import { preferredOffer } from "../factories/decisions";
import { person } from "../factories/organisations";
import { actingAs } from "../testing/acting-as.server";
import { testDatabase } from "../testing/database.server";
import { type DecidingWorld, decidingWorld } from "../testing/deciding.server";

/**
 * Information in stages, each wall with the other taken out: statements as each database role sends them, and then
 * the code with row security switched off.
 */
testDatabase();
let world: DecidingWorld;
let officer: Actor;
let manager: Actor;
let rival: Actor;
let stranger: Actor;
let serviceId: string;
let reference: string;
let referralId: string;
let releaseId: string;

beforeAll(async () => {
  world = await decidingWorld(2);
  const [first, second] = world.providers;
  if (!first || !second) throw new Error("no providers");
  ({ officer, serviceId } = first);
  rival = second.officer;
  manager = await person(first.org, ["registered-manager"]);
  stranger = (await decidingWorld(0)).broker;
  reference = await world.search();
  const offer = await world.offerOf(0, reference);
  const other = await world.offerOf(1, reference);
  await saveFullerDetail(world.broker, {
    reference,
    version: 1,
    content: { risk: "Told at stage 1", safety: "", health: "", history: "", days: "" },
  });
  await preferredOffer(world.broker, { reference, offer });
  await acceptTerms(officer, { reference });
  await shortlistOffer(world.broker, { reference: other });
  const made = await releaseIdentity(world.broker, {
    reference,
    serviceId,
    personId: manager.personId,
    reason: "To assess the match",
    until: "",
  });
  if (!made.ok) throw new Error("not released");
  ({ releaseId } = made.value);
  const [row] = await as(
    officer,
    (tx) => tx<{ id: string }[]>`select referral_id as id from deliveries where reference = ${reference}`,
  );
  referralId = row?.id ?? "";
});

type Sql = Parameters<Parameters<ReturnType<typeof sqlFor>["begin"]>[1]>[0];

/** Runs statements as somebody and rolls them back. */
async function as<T>(by: Actor, work: (tx: Sql) => PromiseLike<T>, role: Role = by.kind): Promise<T> {
  let value: T | undefined;
  try {
    await sqlFor(role).begin(async (tx) => {
      await actingAs(tx, role, by);
      value = await work(tx);
      throw new Error("roll back");
    });
  } catch (thrown) {
    if (!(thrown instanceof Error && thrown.message === "roll back")) throw thrown;
  }
  return value as T;
}

const refused = { code: "42501" };

describe("row security alone, stage 1", () => {
  const look = (tx: Sql, by: Actor) => tx`
    insert into information_looks (id, council_id, provider_id, referral_id, person_id, stage, what, at)
    values (${newId()}, ${world.home.id}, ${by.organisationId}, ${referralId}, ${by.personId}, 1, 'detail', now())`;
  const detail = (tx: Sql) => tx<{ published: object }[]>`select published from fuller_details`;

  it("is read by nobody at a provider without a look in the same transaction", async () => {
    expect(await as(officer, detail)).toEqual([]);
    expect(await as(officer, async (tx) => [await look(tx, officer), await detail(tx)].at(1))).toHaveLength(
      1,
    );
    await lookAtDetail(officer, reference);
    expect(await as(officer, detail)).toEqual([]);
  });

  it("is never the text as the council wrote it, look or not", async () => {
    await expect(
      as(officer, async (tx) => [await look(tx, officer), await tx`select content from fuller_details`]),
    ).rejects.toMatchObject(refused);
  });

  it("hides even the titles of redacted documents, and takes none for ready without a second person", async () => {
    const document = (tx: Sql, more: Record<string, string | null> = {}) => tx`
      insert into redacted_documents ${tx({
        id: newId(),
        referral_id: referralId,
        council_id: world.home.id,
        title: "A report",
        kind: "pdf",
        bytes: 1,
        state: "checking",
        uploaded_by_id: world.broker.personId,
        uploaded_at: new Date().toISOString(),
        ...more,
      })}`;
    await as(world.broker, (tx) => document(tx));
    await expect(as(world.broker, (tx) => document(tx, { state: "ready" }))).rejects.toThrow();
    await expect(
      as(world.broker, (tx) => document(tx, { uploaded_by_id: world.head.personId })),
    ).rejects.toMatchObject(refused);
    await expect(as(officer, (tx) => document(tx))).rejects.toMatchObject(refused);
    for (const set of ["state = 'ready'", `state = 'ready', confirmed_by_id = '${world.broker.personId}'`])
      await expect(
        as(world.broker, async (tx) => {
          await document(tx);
          return tx.unsafe(`update redacted_documents set ${set}`);
        }),
      ).rejects.toMatchObject({ code: "23514" });
    expect(await as(officer, (tx) => tx`select title from redacted_documents`)).toEqual([]);
  });

  it("takes no look from somebody who has not accepted the terms, or in another's name", async () => {
    await expect(as(rival, (tx) => look(tx, rival))).rejects.toMatchObject(refused);
    await expect(as(manager, (tx) => look(tx, manager))).rejects.toMatchObject(refused);
    await expect(as(manager, (tx) => look(tx, officer))).rejects.toMatchObject(refused);
  });

  it("lets nobody say which transaction a look was, or that it was of stage 2", async () => {
    for (const column of ["transaction", "release_id"])
      await expect(
        as(officer, (tx) =>
          tx.unsafe(`insert into information_looks (id, council_id, provider_id, referral_id, person_id, stage, what, at, ${column})
            select gen_random_uuid(), council_id, provider_id, referral_id, person_id, 1, 'detail', now(), null from information_looks limit 1`),
        ),
      ).rejects.toMatchObject(refused);
  });

  it("takes no terms without a shortlisted offer, and gives nobody's looks to a colleague", async () => {
    const fresh = await world.search();
    await world.offerOf(0, fresh);
    await expect(
      as(
        officer,
        (tx) => tx`
        insert into terms_acceptances (id, person_id, provider_id, council_id, referral_id, terms_version, accepted_at)
        select ${newId()}::uuid, ${officer.personId}::uuid, provider_id, council_id, referral_id, 1, now()
          from deliveries where reference = ${fresh}`,
      ),
    ).rejects.toMatchObject(refused);
    expect(
      await as(manager, (tx) => tx`select id from information_looks where person_id <> ${manager.personId}`),
    ).toEqual([]);
  });
});

describe("row security alone, stage 2", () => {
  const read = (tx: Sql, release = releaseId) =>
    tx`select * from public.read_released_identity(${release}::uuid, ${newId()}::uuid, now())`;
  /** As the process that holds the keys asks for somebody. */
  const asKeys = <T>(by: Actor, work: (tx: Sql) => PromiseLike<T>) => as(by, work, "keys");

  it("keeps the vault from every role but the council’s", async () => {
    for (const by of [officer, manager])
      for (const table of ["vault.identities", "vault.looks"])
        await expect(as(by, (tx) => tx.unsafe(`select * from ${table}`))).rejects.toMatchObject(refused);
    await expect(as(world.broker, (tx) => read(tx))).rejects.toMatchObject(refused);
  });

  it("gives a sealed row to the named person alone, and the look with it", async () => {
    // The web server's own roles get no ciphertext at all.
    for (const by of [manager, world.broker])
      await expect(as(by, (tx) => read(tx))).rejects.toMatchObject(refused);
    for (const by of [officer, rival, { ...manager, organisationId: rival.organisationId }])
      expect(await asKeys(by, (tx) => read(tx))).toEqual([]);
    const rows = await asKeys(manager, (tx) => read(tx));
    expect(rows).toHaveLength(1);
    expect(Buffer.from(rows?.[0]?.ciphertext).includes("Amara")).toBe(false);
  });

  it("lets a council release only itself, on its ground, to somebody who answers there", async () => {
    const insert = (by: Actor, more: Partial<Record<string, string | boolean>> = {}) =>
      as(by, (tx) => {
        const row: Record<string, string | boolean> = {
          id: newId(),
          council_id: by.organisationId,
          provider_id: officer.organisationId,
          referral_id: referralId,
          delivery_id: newId(),
          service_id: serviceId,
          person_id: officer.personId,
          emergency: false,
          reason: "x",
          released_by_id: by.personId,
          released_at: new Date().toISOString(),
          ...(more as Record<string, string | boolean>),
        };
        return tx`insert into information_releases ${tx(row)}`;
      });
    const [delivery] = await as(
      world.broker,
      (tx) =>
        tx<
          { id: string }[]
        >`select id from deliveries where referral_id = ${referralId} and provider_id = ${officer.organisationId}`,
    );
    const on = { delivery_id: delivery?.id ?? "" };
    await insert(world.broker, on);
    await expect(insert(stranger, on)).rejects.toMatchObject(refused);
    await expect(insert(await person(world.home, ["commissioner"]), on)).rejects.toMatchObject(refused);
    for (const wrong of [
      { person_id: rival.personId },
      { released_by_id: world.head.personId },
      { emergency: true },
      { service_id: world.providers[1]?.serviceId ?? "" },
      { provider_id: rival.organisationId },
    ])
      await expect(insert(world.broker, { ...on, ...wrong }), JSON.stringify(wrong)).rejects.toMatchObject(
        refused,
      );
  });

  it("tells the named person that there is a release, and not the council's reasons for it", async () => {
    const rows = (column: string) => (tx: Sql) =>
      tx.unsafe(`select ${column} from information_releases where id = $1`, [releaseId]);
    expect(await as(manager, rows("released_at, ended_because"))).toHaveLength(1);
    for (const column of ["reason", "ended_reason", "*"])
      await expect(as(manager, rows(column)), column).rejects.toMatchObject(refused);
    expect(await as(world.broker, rows("reason, ended_reason"))).toEqual([
      { reason: "To assess the match", ended_reason: null },
    ]);
  });

  it("lets a release be ended and nothing else, and never opened again", async () => {
    const change = (by: Actor, set: string) =>
      as(by, (tx) => tx.unsafe(`update information_releases set ${set} where id = $1`, [releaseId]));
    for (const set of ["reason = 'y'", `person_id = '${officer.personId}'`, "until = null"])
      await expect(change(world.broker, set)).rejects.toMatchObject(refused);
    await expect(change(manager, "ended_at = now()")).rejects.toMatchObject(refused);
    await expect(
      change(
        world.broker,
        `ended_at = now(), ended_because = 'lapsed', ended_by_id = '${world.broker.personId}'`,
      ),
    ).rejects.toMatchObject(refused);
    expect((await change(stranger, "ended_at = now(), ended_because = 'revoked'")).count).toBe(0);
  });

  it("tells a council names of people at a service that it asked, and no address", async () => {
    const people = (by: Actor, service = serviceId) =>
      as(by, (tx) => tx`select * from access.people_at_service(${referralId}::uuid, ${service}::uuid)`);
    const [one] = await people(world.broker);
    expect(Object.keys(one ?? {}).sort()).toEqual(["name", "person_id", "roles"]);
    expect(await people(stranger)).toEqual([]);
    await expect(people(officer)).rejects.toMatchObject(refused);
    await expect(
      as(world.broker, (tx) => tx`select public.end_releases(array[${releaseId}::uuid], 'left', now())`),
    ).rejects.toMatchObject(refused);
  });
});

describe("the code alone", () => {
  beforeAll(async () => {
    const owner = sqlFor("owner");
    const tables = await owner<{ name: string }[]>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('auth', 'access', 'vault', 'public') and tablename <> '_prisma_migrations'`;
    for (const { name } of tables) await owner.unsafe(`alter table ${name} disable row level security`);
  });

  it("shows stage 1 to nobody who has not accepted the terms, and to no stranger", async () => {
    expect((await lookAtDetail(officer, reference)).ok).toBe(true);
    expect(await lookAtDetail(manager, reference)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    expect(await lookAtDetail(rival, reference)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    const outsider = (await decidingWorld(1)).providers[0]?.officer as Actor;
    expect(await lookAtDetail(outsider, reference)).toMatchObject({
      ok: false,
      error: missing(),
    });
    expect(await acceptTerms(outsider, { reference })).toMatchObject({
      ok: false,
      error: missing(),
    });
  });

  it("shows who the child is to the named person alone", async () => {
    for (const by of [officer, rival]) {
      expect(await lookAtIdentity(by, reference)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
      expect(await sharedWithMe(by, reference)).toMatchObject({ identity: false });
    }
    expect(await lookAtIdentity(world.broker, reference)).toMatchObject({ ok: false });
    expect((await lookAtIdentity(manager, reference)).ok).toBe(true);
  });

  it("answers a strange council as if there were no such referral", async () => {
    const absent = { ok: false, error: missing() };
    const input = { reference, serviceId, personId: officer.personId, reason: "x", until: "" };
    expect(await releaseIdentity(stranger, input)).toEqual(absent);
    expect(await revokeRelease(stranger, { reference, releaseId, reason: "x" })).toEqual(absent);
    expect(await exportLooks(stranger, reference)).toEqual(absent);
    const content = { risk: "x", safety: "", health: "", history: "", days: "" };
    expect(await saveFullerDetail(stranger, { reference, version: 1, content })).toEqual(absent);
    for (const page of [viewReleases(stranger, reference), viewReleaseForm(stranger, reference, serviceId)])
      await expect(page).rejects.toMatchObject({ init: { status: 404 } });
  });
});
