import { describe, expect, it } from "vitest";
import { codeAt, stepNow } from "~/domains/access/authenticator.server";
import { addPasskey } from "~/domains/access/commands/add-passkey.server";
import { changePassword } from "~/domains/access/commands/change-password.server";
import { finishByCode, finishByPasskey } from "~/domains/access/commands/finish-sign-in.server";
import { removeFactor } from "~/domains/access/commands/remove-factor.server";
import { renewRecoveryCodes } from "~/domains/access/commands/renew-recovery-codes.server";
import { secretToSetUp, setUpAuthenticator } from "~/domains/access/commands/set-up-authenticator.server";
import { signIn } from "~/domains/access/commands/sign-in.server";
import { DEMO_AUTHENTICATOR_SECRET, demoCode } from "~/domains/access/demo-code.server";
import { factorsOf } from "~/domains/access/factors.server";
import { hashPassword } from "~/domains/access/passwords.server";
import { newPasskeyOptions, passkeyOptions } from "~/domains/access/queries/passkey-options.server";
import { requireSession } from "~/domains/access/require-person.server";
import {
  ANSWER_FOR_HOMES,
  BROKERS,
  FUNDING_DECIDERS,
  FUNDING_DECIDERS_ABOVE_LIMIT,
  FUNDING_DEPUTIES,
  HAVE_FUNDING_DEPUTIES,
  KNOW_EVERY_CHILD,
  PLACEMENT_APPROVERS,
  PLACEMENT_APPROVERS_AT_A_DISTANCE,
  PLACEMENT_EXPORTERS,
  RELEASERS,
} from "~/domains/access/role-groups";
import { ROLES_BY_KIND, type Role } from "~/domains/access/roles";
import { needsSecondFactor } from "~/domains/access/second-factor.rules";
import { type SignedInSession, signedInSession, startSession } from "~/domains/access/session.server";
import { read } from "~/domains/access/transactions.server";
import { sqlFor } from "~/platform/database/clients.server";
import { env, forgetEnv } from "~/platform/env.server";
import {
  council,
  type FactoryOrganisation,
  hub,
  person,
  provider,
} from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type Ceremony, softwareAuthenticator } from "./testing/software-authenticator";

testDatabase();

const PASSWORD = "tractor lemon orbit";
const ADDRESS = "192.0.2.1";
const bare = new Request("http://portal.test/sign-in");

type With = Pick<Request, "url" | "headers">;
const withCookies = (...setCookies: (string | undefined)[]) => {
  const cookie = setCookies.flatMap((one) => (one ? [one.split(";")[0]] : [])).join("; ");
  return new Request("http://portal.test/", { headers: { cookie } });
};

async function known(role: Role = "broker", org?: FactoryOrganisation) {
  const actor = await person(org ?? (await council()), [role]);
  const { personId } = actor;
  const hash = await hashPassword(PASSWORD);
  const [row] = await sqlFor("owner")<{ email: string }[]>`
    update auth.credentials set password_hash = ${hash} where person_id = ${personId} returning email`;
  return { actor, personId, email: row?.email ?? "" };
}

async function sessionOf(request: With): Promise<SignedInSession> {
  const session = await signedInSession(request);
  if (!session) throw new Error("Nobody is signed in.");
  return session;
}

/** Somebody with an authenticator app: the clock then stands so that the codes of a whole half minute are known. */
async function withAuthenticator() {
  const who = await known();
  const signedIn = withCookies(await startSession(bare, who.personId));
  const secret = await secretToSetUp(who.personId);
  const made = await setUpAuthenticator(await sessionOf(signedIn), codeAt(secret, stepNow()));
  if (!made.ok) throw new Error(made.error.message);
  return { ...who, secret, signedIn, recoveryCodes: made.value.recoveryCodes };
}

async function afterPassword(email: string): Promise<Request> {
  const result = await signIn(bare, ADDRESS, { email, password: PASSWORD });
  if (!result.ok) throw new Error(result.error.message);
  return withCookies(result.value.setCookie, result.value.knownBrowser);
}

const thrown = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof Response ? (error.headers.get("location") ?? "") : error),
  );
const opens = (cookie: string, path = "/account") =>
  thrown(requireSession(new Request(`http://portal.test${path}`, { headers: { cookie } })));
const cookieOf = (request: With) => request.headers.get("cookie") ?? "";

describe("whoever needs a second factor", () => {
  it("and has none reaches nothing but setting it up, in every such role, and their page comes back", async () => {
    const places = [await council(), await provider(), await hub()];
    const open: string[] = [];
    for (const place of places)
      for (const role of Object.keys(ROLES_BY_KIND[place.kind]) as Role[]) {
        const { personId } = await person(place, [role]);
        const cookie = cookieOf(withCookies(await startSession(bare, personId)));
        const asked = await opens(cookie, "/organisations?x=1");
        if (asked === undefined) open.push(role);
        else expect(asked).toBe("/account/second-factor?next=%2Forganisations%3Fx%3D1");
        expect(await opens(cookie, "/account/second-factor/authenticator")).toBeUndefined();
      }
    expect(open.sort()).toEqual(["finance-officer", "provider-finance"].sort());
  });

  it("is whoever decides on funding, in their own right or as a deputy, may know a child, approves placements or exports them", () => {
    const groups = {
      FUNDING_DECIDERS,
      FUNDING_DECIDERS_ABOVE_LIMIT,
      HAVE_FUNDING_DEPUTIES,
      FUNDING_DEPUTIES,
    };
    const placements = { PLACEMENT_APPROVERS, PLACEMENT_APPROVERS_AT_A_DISTANCE, PLACEMENT_EXPORTERS };
    const children = { KNOW_EVERY_CHILD, RELEASERS, BROKERS, ANSWER_FOR_HOMES };
    const without = Object.entries<readonly string[]>({ ...groups, ...children, ...placements }).flatMap(
      ([group, roles]) =>
        roles.filter((role) => !needsSecondFactor([role])).map((role) => `${group}: ${role}`),
    );
    expect(without).toEqual([]);
  });

  it("includes everybody of a council that asks it of all", async () => {
    const place = await council();
    const { personId } = await person(place, ["finance-officer"]);
    const cookie = cookieOf(withCookies(await startSession(bare, personId)));
    expect(await opens(cookie)).toBeUndefined();
    await sqlFor(
      "owner",
    )`update access.organisations set second_factor_for_all = true where id = ${place.id}`;
    expect(await opens(cookie)).toContain("/account/second-factor");
  });
});

describe("an authenticator app", () => {
  it("stands between the password and every page", async () => {
    const { email, secret } = await withAuthenticator();
    const waiting = await afterPassword(email);
    expect(await opens(cookieOf(waiting), "/council/x?page=2")).toBe(
      "/sign-in/code?next=%2Fcouncil%2Fx%3Fpage%3D2",
    );
    for (const wrong of ["000000", "", "12345", "1234567", `${codeAt(secret, stepNow() + 5)}`]) {
      const result = await finishByCode(waiting, ADDRESS, wrong);
      expect(result.ok).toBe(false);
      if (wrong === "1234567") break;
    }
    expect(await opens(cookieOf(waiting))).toContain("/sign-in/code");
    const done = await finishByCode(waiting, "192.0.2.77", codeAt(secret, stepNow() + 1));
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    const inside = cookieOf(withCookies(done.value.setCookie));
    expect(await opens(inside)).toBeUndefined();
    // The session that waited is gone: nobody who had its token is in.
    expect(await signedInSession(waiting)).toBeUndefined();
  });

  it("is not given, nor given again, by changing the password, whatever the session had proved", async () => {
    const { personId, signedIn } = await withAuthenticator();
    const change = async (request: With, current: string, password: string) => {
      const input = { personId, name: "Robin", current, password };
      const result = await changePassword(request, ADDRESS, input);
      if (!result.ok) throw new Error(result.error.message);
      return withCookies(result.value.setCookie);
    };
    await sqlFor("auth")`update auth.sessions set confirmed_at = now() - interval '1 hour'`;
    const { confirmedAt } = await sessionOf(signedIn);
    const kept = await change(signedIn, PASSWORD, "orchard velvet comet");
    expect(await sessionOf(kept)).toMatchObject({ factor: "given", confirmedAt });
    const without = withCookies(await startSession(bare, personId, "none"));
    const waits = await change(without, "orchard velvet comet", "granite pillow heron");
    expect(await sessionOf(waits)).toMatchObject({ factor: "waiting", confirmedAt: null });
    expect(await opens(cookieOf(waits))).toContain("/sign-in/code");
  });

  it("ends the sessions that began without one as soon as there is one", async () => {
    const { personId } = await known();
    const before = withCookies(await startSession(bare, personId));
    const mine = withCookies(await startSession(bare, personId));
    const secret = await secretToSetUp(personId);
    expect((await setUpAuthenticator(await sessionOf(mine), codeAt(secret, stepNow()))).ok).toBe(true);
    expect(await signedInSession(before)).toBeUndefined();
    expect(await sessionOf(mine)).toMatchObject({ factor: "given" });
  });

  it("takes each code once, of two at once one, and those of half a minute before and after", async () => {
    const { email, secret } = await withAuthenticator();
    const code = codeAt(secret, stepNow() + 1);
    const tabs = [await afterPassword(email), await afterPassword(email)];
    const both = await Promise.all(tabs.map((tab) => finishByCode(tab, ADDRESS, code)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const again = await finishByCode(await afterPassword(email), ADDRESS, code);
    expect(again.ok).toBe(false);
    await sqlFor("owner")`update auth.factors set last_step = null`;
    const early = codeAt(secret, stepNow() - 1);
    expect((await finishByCode(await afterPassword(email), ADDRESS, early)).ok).toBe(true);
    await sqlFor("owner")`update auth.factors set last_step = null`;
    const old = codeAt(secret, stepNow() - 3);
    expect((await finishByCode(await afterPassword(email), ADDRESS, old)).ok).toBe(false);
  });

  it("keeps its secret sealed, bound to its person", async () => {
    const [one, other] = [await withAuthenticator(), await withAuthenticator()];
    const rows = await sqlFor("auth")<{ person_id: string; secret: Buffer }[]>`
      select person_id, secret from auth.factors where person_id in (${one.personId}, ${other.personId})`;
    expect(rows).toHaveLength(2);
    for (const { secret } of rows) expect(secret.toString("latin1")).not.toContain(one.secret);
    const theirs = rows.find((row) => row.person_id === other.personId)?.secret ?? Buffer.alloc(0);
    await sqlFor("owner")`update auth.factors set secret = ${theirs} where person_id = ${one.personId}`;
    const code = codeAt(other.secret, stepNow() + 1);
    await expect(finishByCode(await afterPassword(one.email), ADDRESS, code)).rejects.toThrow();
  });

  it("is guessed at ten times at most, and the person's known browser still gets in", async () => {
    const { email, secret } = await withAuthenticator();
    const first = await finishByCode(await afterPassword(email), ADDRESS, codeAt(secret, stepNow() + 1));
    if (!first.ok) throw new Error("not in");
    const { knownBrowser } = first.value;
    const thief = await afterPassword(email);
    const answers = [];
    for (let n = 0; n < 40; n += 1) answers.push(await finishByCode(thief, `198.51.100.${n}`, "000000"));
    const tried = answers.filter(
      (one) => !one.ok && JSON.stringify(one).includes("wrong or has already been used"),
    );
    expect(tried).toHaveLength(10);
    await sqlFor("owner")`update auth.factors set last_step = null`;
    const again = await signIn(withCookies(knownBrowser), ADDRESS, { email, password: PASSWORD });
    if (!again.ok) throw new Error(again.error.message);
    const theirs = withCookies(again.value.setCookie, knownBrowser);
    expect((await finishByCode(theirs, ADDRESS, codeAt(secret, stepNow()))).ok).toBe(true);
  });

  it("tells the person what was added, used and removed, and does not leave a broker without one", async () => {
    const { actor, personId, email, recoveryCodes } = await withAuthenticator();
    const [code = ""] = recoveryCodes;
    expect((await finishByCode(await afterPassword(email), ADDRESS, code.toLowerCase())).ok).toBe(true);
    const [factor] = await factorsOf(personId);
    expect(await removeFactor(personId, factor?.id ?? "")).toMatchObject({ error: { kind: "invalid" } });
    const mails = await sqlFor("worker")<{ what: string }[]>`
      select props->>'what' as what from outgoing_messages where to_person_id = ${personId} order by created_at, id`;
    expect(mails.map(({ what }) => what)).toEqual([
      "authenticator-added",
      "recovery-code-used",
      "new-sign-in",
    ]);
    const events = await read(actor, (tx) =>
      tx.event.findMany({ where: { subjectId: personId }, select: { kind: true } }),
    );
    expect(events.map(({ kind }) => kind).sort()).toEqual(["recovery-code-used", "second-factor-added"]);
  });
});

describe("recovery codes", () => {
  it("are ten, each good once, kept as keyed hashes, and void once new ones are made", async () => {
    const { personId, email, recoveryCodes } = await withAuthenticator();
    expect(recoveryCodes).toHaveLength(10);
    const rows = await sqlFor("auth")`select * from auth.recovery_codes where person_id = ${personId}`;
    expect(rows).toHaveLength(10);
    for (const code of recoveryCodes) expect(JSON.stringify(rows)).not.toContain(code.replaceAll("-", ""));
    const [first = "", second = ""] = recoveryCodes;
    const tabs = [await afterPassword(email), await afterPassword(email)];
    const both = await Promise.all(tabs.map((tab) => finishByCode(tab, ADDRESS, first)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const [fresh = ""] = await renewRecoveryCodes(personId);
    expect((await finishByCode(await afterPassword(email), ADDRESS, second)).ok).toBe(false);
    expect((await finishByCode(await afterPassword(email), ADDRESS, fresh)).ok).toBe(true);
    const stranger = await withAuthenticator();
    const theirs = stranger.recoveryCodes[3] ?? "";
    expect((await finishByCode(await afterPassword(email), ADDRESS, theirs)).ok).toBe(false);
  });
});

describe("a passkey", () => {
  const place = () => ({ origin: env().APP_URL, rpId: new URL(env().APP_URL).hostname });

  async function adds(how: Partial<Ceremony> = {}) {
    const who = await known();
    const request = withCookies(await startSession(bare, who.personId));
    const session = await sessionOf(request);
    const { options, setCookie } = await newPasskeyOptions(request, session, {
      name: "Dana",
      email: who.email,
    });
    const device = softwareAuthenticator();
    const made = device.make({ ...place(), challenge: options.challenge, ...how });
    const sent = withCookies(cookieOf(request), setCookie);
    const result = await addPasskey(sent, { session, name: "Laptop", made });
    return { ...who, device, made, sent, session, result };
  }

  async function uses(
    { device, ...who }: Pick<Awaited<ReturnType<typeof adds>>, "device" | "email">,
    how: Partial<Ceremony> & { password?: boolean } = {},
  ) {
    const before = how.password === false ? bare : await afterPassword(who.email);
    const { options, setCookie } = await passkeyOptions(before, "sign-in", await signedInSession(before));
    const used = device.use({ ...place(), challenge: options.challenge, counter: 1, ...how });
    const sent = withCookies(cookieOf(before) || undefined, setCookie);
    return { sent, used, result: await finishByPasskey(sent, used) };
  }

  it("signs in after the password and without it, and its answer counts once", async () => {
    const owner = await adds();
    if (!owner.result.ok) throw new Error(owner.result.error.message);
    expect(owner.result.value.recoveryCodes).toHaveLength(10);
    const first = await uses(owner);
    expect(first.result.ok).toBe(true);
    expect((await finishByPasskey(first.sent, first.used)).ok).toBe(false);
    const alone = await uses(owner, { password: false, counter: 2 });
    if (!alone.result.ok) throw new Error(alone.result.error.message);
    const inside = await signedInSession(withCookies(alone.result.value.setCookie));
    expect(inside).toMatchObject({ personId: owner.personId, factor: "given" });
  });

  it("is refused for another site, another challenge, without its owner proved, of a copy, and of somebody else", async () => {
    const owner = await adds();
    const bad: (Partial<Ceremony> & { password?: boolean })[] = [
      { origin: "https://homeward.evil.example" },
      { rpId: "evil.example" },
      { challenge: Buffer.from("another").toString("base64url") },
      { verified: false },
    ];
    for (const how of bad) expect((await uses(owner, how)).result.ok).toBe(false);
    expect((await uses(owner, { counter: 9 })).result.ok).toBe(true);
    // A copy of the device counts from where it was copied.
    expect((await uses(owner, { counter: 9 })).result.ok).toBe(false);
    const other = await adds();
    expect((await uses({ device: other.device, email: owner.email })).result.ok).toBe(false);
    for (const how of bad) expect((await adds(how)).result.ok).toBe(false);
  });

  it("has a challenge for five minutes, once, and for this session alone", async () => {
    const owner = await adds();
    const { made, sent, session } = owner;
    expect((await addPasskey(sent, { session, name: "Again", made })).ok).toBe(false);
    const mine = withCookies(await startSession(bare, owner.personId));
    const { options, setCookie } = await newPasskeyOptions(mine, await sessionOf(mine), {
      name: "D",
      email: "d",
    });
    const other = withCookies(await startSession(bare, owner.personId));
    const device = softwareAuthenticator();
    const next = device.make({ ...place(), challenge: options.challenge });
    const carried = withCookies(cookieOf(other), setCookie);
    expect((await addPasskey(carried, { session: await sessionOf(other), name: "X", made: next })).ok).toBe(
      false,
    );
    const late = await newPasskeyOptions(mine, await sessionOf(mine), { name: "D", email: "d" });
    await sqlFor("auth")`update auth.ceremonies set expires_at = now() - interval '1 second'`;
    const made2 = device.make({ ...place(), challenge: late.options.challenge });
    const sent2 = withCookies(cookieOf(mine), late.setCookie);
    expect((await addPasskey(sent2, { session: await sessionOf(mine), name: "X", made: made2 })).ok).toBe(
      false,
    );
  });
});

describe("the code of the demo", () => {
  it("is shown in the demo, of its invented people alone", async () => {
    const { personId } = await withAuthenticator();
    process.env.HOMEWARD_DEMO = "1";
    forgetEnv();
    try {
      expect(await demoCode(personId)).toBeUndefined();
      const { giveDemoFactor } = await import("../../../prisma/scenarios/demo-people");
      const invented = await known();
      await giveDemoFactor(invented.personId);
      expect(await demoCode(invented.personId)).toBe(codeAt(DEMO_AUTHENTICATOR_SECRET, stepNow()));
      process.env.HOMEWARD_DEMO = "";
      forgetEnv();
      expect(await demoCode(invented.personId)).toBeUndefined();
    } finally {
      delete process.env.HOMEWARD_DEMO;
      forgetEnv();
    }
  });
});
