import { describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { codeAt, stepNow } from "~/domains/access/authenticator.server";
import { endMySessions } from "~/domains/access/commands/end-my-sessions.server";
import { resetFactor } from "~/domains/access/commands/reset-factor.server";
import { secretToSetUp, setUpAuthenticator } from "~/domains/access/commands/set-up-authenticator.server";
import { factorsOf } from "~/domains/access/factors.server";
import { listHubResets } from "~/domains/access/queries/list-hub-resets.server";
import { listMySessions } from "~/domains/access/queries/list-my-sessions.server";
import { viewColleague } from "~/domains/access/queries/view-colleague.server";
import { viewReset } from "~/domains/access/queries/view-reset.server";
import { signedInPerson, signedInSession, startSession } from "~/domains/access/session.server";
import { read } from "~/domains/access/transactions.server";
import { sqlFor } from "~/platform/database/clients.server";
import { missing } from "~/platform/refusal";
import { council, hub, joins, person, provider } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";

testDatabase();

const bare = new Request("http://portal.test/");
const withCookie = (header: string) =>
  new Request("http://portal.test/", { headers: { cookie: header.split(";")[0] ?? "" } });
const begin = async (personId: string) => withCookie(await startSession(bare, personId));
const inside = async (requests: Request[]) =>
  (await Promise.all(requests.map(signedInPerson))).map((who) => who !== undefined);

describe("sessions", () => {
  it("are ten of a person at most: the one that was used longest ago ends, and nobody else's", async () => {
    const place = await council();
    const [mine, other] = [await person(place), await person(place)];
    const theirs = await begin(other.personId);
    const browsers: Request[] = [];
    for (let count = 0; count < 10; count += 1) browsers.push(await begin(mine.personId));
    expect(await inside(browsers)).toEqual(browsers.map(() => true));
    // The first to begin is used again later than all the others.
    await sqlFor(
      "auth",
    )`update auth.sessions set seen_at = seen_at - interval '5 minutes' where person_id = ${mine.personId}`;
    const first = await signedInSession(browsers[0] as Request);
    await sqlFor("auth")`update auth.sessions set seen_at = now() where id = ${first?.id ?? ""}`;
    browsers.push(await begin(mine.personId));
    expect(await inside(browsers)).toEqual([true, false, ...browsers.slice(2).map(() => true)]);
    expect(await inside([theirs])).toEqual([true]);
    expect(await listMySessions(mine.personId, browsers[0] as Request)).toHaveLength(10);
  });

  it("end one by one or all others at once, never those of somebody else", async () => {
    const place = await council();
    const [mine, other] = [await person(place), await person(place)];
    const [here, there, third] = [
      await begin(mine.personId),
      await begin(mine.personId),
      await begin(mine.personId),
    ];
    const theirs = await begin(other.personId);
    const listed = await listMySessions(mine.personId, here);
    expect(listed.map(({ isThisOne }) => isThisOne).filter(Boolean)).toHaveLength(1);
    const [stranger] = await listMySessions(other.personId, theirs);
    await endMySessions(mine.personId, here, stranger?.handle ?? "");
    expect(await inside([theirs])).toEqual([true]);
    const seenThere = (await listMySessions(mine.personId, there)).find((one) => one.isThisOne);
    await endMySessions(mine.personId, here, seenThere?.handle ?? "");
    expect(await inside([here, there, third])).toEqual([true, false, true]);
    await endMySessions(mine.personId, here, "others");
    expect(await inside([here, third, theirs])).toEqual([true, false, true]);
  });
});

async function withFactor<A extends Actor>(actor: A): Promise<A> {
  const session = await signedInSession(await begin(actor.personId));
  if (!session) throw new Error("Nobody is signed in.");
  const code = codeAt(await secretToSetUp(actor.personId), stepNow());
  if (!(await setUpAuthenticator(session, code)).ok) throw new Error("not set up");
  return actor;
}

const has = async ({ personId }: Actor) => (await factorsOf(personId)).length > 0;
const NOT_THEIRS = { ok: false, error: missing() };
/** What the database says to a role that does not ask the command. */
const straight = (by: Actor, { personId }: Actor) =>
  read(by, (tx) => tx.$queryRaw`select access.reset_factor(${personId}::uuid, now())`).then(
    () => "done",
    (error: unknown) => (/42501/.test(String(error)) ? "refused" : String(error)),
  );
const told = async (template: string, { personId, personName }: Actor) => {
  const rows = await sqlFor("worker")<{ to: string }[]>`
    select to_person_id as to from outgoing_messages
     where template = ${template} and (to_person_id = ${personId} or props->>'person' = ${personName})`;
  return rows.map(({ to }) => to);
};

describe("a reset of a second factor", () => {
  it("is another admin's: it takes the factor and every session, and the person and the admins are told", async () => {
    const place = await council();
    const [admin, second, broker] = [
      await person(place),
      await person(place),
      await person(place, ["broker"]),
    ];
    const lost = await withFactor(await person(place, ["social-worker"]));
    const open = withCookie(await startSession(bare, lost.personId, "given"));
    const elsewhere = await person(await council());
    const officer = await person(await hub());
    expect((await resetFactor(broker, lost)).ok).toBe(false);
    expect(await resetFactor(lost, lost)).toMatchObject({ ok: false });
    for (const by of [elsewhere, officer]) expect(await resetFactor(by, lost)).toEqual(NOT_THEIRS);
    for (const by of [broker, lost, elsewhere, officer]) expect(await straight(by, lost)).toBe("refused");
    expect(await has(lost)).toBe(true);
    expect(await resetFactor(admin, lost)).toEqual({ ok: true, value: null });
    expect([await has(lost), ...(await inside([open]))]).toEqual([false, false]);
    expect(await told("account-notice", lost)).toContain(lost.personId);
    expect(await told("factor-reset", lost)).toEqual([second.personId]);
    expect(await resetFactor(admin, lost)).toEqual(NOT_THEIRS);
  });

  it("of an only admin is the hub's, and never their own", async () => {
    const [lone, officer] = [await withFactor(await person(await provider())), await person(await hub())];
    expect(await resetFactor(lone, lone)).toEqual(NOT_THEIRS);
    expect((await listHubResets(officer)).map(({ personId }) => personId)).toContain(lone.personId);
    expect(await resetFactor(officer, lone)).toEqual({ ok: true, value: null });
    expect(await has(lone)).toBe(false);
  });

  it("of somebody who acts for another organisation, too, is no admin's alone: the hub does it and all are told", async () => {
    const [home, guest] = [await provider(), await council()];
    const [here, there] = [await person(home), await person(guest)];
    const shared = await withFactor(await person(guest, ["head-of-service"]));
    await joins(home, shared, ["provider-finance"]);
    for (const by of [here, there]) {
      expect(await resetFactor(by, shared)).toEqual(NOT_THEIRS);
      expect(await straight(by, shared)).toBe("refused");
      expect(await viewReset(by, shared.personId)).toBeUndefined();
      expect(await viewColleague(by, shared.personId)).toMatchObject({
        hubResets: true,
        abilities: { resetFactor: false },
      });
    }
    const officer = await person(await hub());
    expect(await viewReset(officer, shared.personId)).toMatchObject({
      organisation: [guest.name, home.name].sort().join(", "),
    });
    expect(await resetFactor(officer, shared)).toEqual({ ok: true, value: null });
    expect((await told("factor-reset", shared)).sort()).toEqual([here.personId, there.personId].sort());
  });

  it("of somebody of a council and its internal provider stays with the council, not with the provider", async () => {
    const owner = await council();
    const internal = await provider(undefined, { ownerCouncilId: owner.id });
    const [admin, manager] = [await person(owner), await person(internal)];
    const both = await withFactor(await person(owner, ["broker"]));
    await joins(internal, both, ["registered-manager"]);
    expect(await resetFactor(manager, both)).toEqual(NOT_THEIRS);
    expect(await resetFactor(admin, both)).toEqual({ ok: true, value: null });
  });

  it("is open again to one admin once the person has left the other organisation", async () => {
    const [home, guest] = [await provider(), await provider()];
    const [admin] = [await person(home)];
    const shared = await withFactor(await person(home, ["registered-manager"]));
    await joins(guest, shared, ["provider-finance"]);
    expect(await resetFactor(admin, shared)).toEqual(NOT_THEIRS);
    await sqlFor("owner")`
      update access.memberships set ended_at = now() where person_id = ${shared.personId} and organisation_id = ${guest.id}`;
    expect((await resetFactor(admin, shared)).ok).toBe(true);
  });
});
