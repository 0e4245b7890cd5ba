import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type LoginRole, loginRoles, roleName } from "~/platform/database/roles";
import { testDatabase } from "../testing/database.server";
import { actAs, asActing, closeActing } from "./acting-roles";
import { fillWorlds, idOf } from "./sample-rows";

const database = testDatabase();
let allowed: Allowed[];
beforeAll(async () => {
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  allowed = await jobsToAskFor(owner);
  await fillWorlds(owner);
  await owner.end();
});
afterAll(closeActing);

/** For whom a task is asked in world 1 when it is asked rightly, by the word that the list of the database has for it. */
const delivery = { deliveryId: idOf(1, "deliveries") };
const placement = { placementId: idOf(1, "placements") };
const release = { releaseId: idOf(1, "information_releases") };
const OWN = (role: LoginRole) => ({ organisationId: actAs(role).organisation });
const RIGHTLY: Record<string, (role: LoginRole) => Record<string, string>> = {
  own: OWN,
  nobody: () => ({ confirmationId: idOf(1, "x") }),
  delivery: (role) => ({ ...delivery, organisationId: idOf(1, role === "council" ? "provider" : "council") }),
  placement: (role) => ({
    ...placement,
    organisationId: idOf(1, role === "council" ? "provider" : "council"),
  }),
  "payment-document": (role) => ({
    documentId: idOf(1, "payment_documents"),
    organisationId: idOf(1, role === "council" ? "provider" : "council"),
  }),
  interest: (role) => ({
    interestId: idOf(1, "intention_interests"),
    organisationId: idOf(1, role === "council" ? "provider" : "council"),
  }),
  release: () => ({ ...release, organisationId: idOf(1, "provider") }),
  agreement: () => ({ agreementId: idOf(1, "agreements"), organisationId: idOf(1, "provider") }),
};

type Allowed = { task: string; roles: LoginRole[]; payload: (role: LoginRole) => Record<string, string> };

/** What the clock, other jobs and functions of the database ask for, and what nobody knows. */
const NOBODYS = [
  "send-mail",
  "lapse-forum-seat",
  "forum-maintenance",
  "seal-audit",
  "destroy-due-identities",
  "tell-next-contact",
  "made-up",
  "",
];
const ROLES = ["auth", "council", "provider", "region", "reader", "keys"] as const;

/** The list of prisma/sql/queue.sql: a task, the roles that ask for it, and whom they may name. */
async function jobsToAskFor(sql: postgres.Sql): Promise<Allowed[]> {
  const rows = await sql<
    { task: string; roles: string[]; whose: string }[]
  >`select * from public.jobs_to_ask_for()`;
  return rows.map(({ task, roles, whose }) => {
    const payload = RIGHTLY[whose];
    if (!payload) throw new Error(`say in RIGHTLY for whom ${task} is asked: ${whose}`);
    return { task, roles: ROLES.filter((role) => roles.includes(`homeward_${role}`)), payload };
  });
}

async function asks(role: LoginRole, task: string, payload: object, key = `${task}:1`): Promise<string> {
  try {
    return await asActing(role, async (tx) => {
      await tx`select public.enqueue_job(${task}, (${JSON.stringify(payload)}::text)::json, ${key})`;
      return "done";
    });
  } catch (thrown) {
    if (thrown instanceof postgres.PostgresError && thrown.code === "42501") return "refused";
    throw thrown;
  }
}

it("a role asks for the jobs on its list and for no other", async () => {
  expect(allowed.length).toBeGreaterThan(10);
  for (const role of ROLES) {
    for (const { task, roles, payload } of allowed) {
      const said = await asks(role, task, payload(role));
      expect([role, task, said]).toEqual([role, task, roles.includes(role) ? "done" : "refused"]);
    }
    for (const task of NOBODYS)
      expect([role, task, await asks(role, task, OWN(role))]).toEqual([role, task, "refused"]);
  }
});

it("for its own organisation, or for the other side of a row that is its own", async () => {
  const elsewhere = {
    organisationId: idOf(2, "council"),
    deliveryId: idOf(2, "deliveries"),
    releaseId: idOf(2, "information_releases"),
    placementId: idOf(2, "placements"),
  };
  for (const { task, roles, payload } of allowed) {
    for (const role of roles) {
      const right = payload(role);
      // A row of other organisations, an organisation that the row is not of, and, where a task names none, any at all.
      const wrong: Record<string, string>[] = [{ ...right, organisationId: elsewhere.organisationId }];
      if ("deliveryId" in right) wrong.push({ ...right, deliveryId: elsewhere.deliveryId });
      if ("releaseId" in right) wrong.push({ ...right, releaseId: elsewhere.releaseId });
      if ("placementId" in right) wrong.push({ ...right, placementId: elsewhere.placementId });
      for (const one of wrong)
        expect([role, task, await asks(role, task, one)]).toEqual([role, task, "refused"]);
      expect(await asks(role, task, right, "send-mail:1")).toBe("refused");
    }
  }
});

it("nobody who signs in owns a function that others call", async () => {
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  const owned = (schemas: string[]) => owner<{ name: string }[]>`
    select r.rolname || ' ' || p.oid::regprocedure as name
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      join pg_roles r on r.rolname in ${owner(loginRoles.map(roleName))} and pg_has_role(r.oid, p.proowner, 'usage')
     where n.nspname in ${owner(schemas)}`;
  expect(await owned(["auth", "access", "vault", "public"])).toEqual([]);
  // The control: the worker counts as owner of the queue, whose tables it works on.
  expect((await owned(["graphile_worker"])).every(({ name }) => name.startsWith("homeward_worker "))).toBe(
    true,
  );
  expect(await owned(["graphile_worker"])).not.toEqual([]);
  await owner.end();
});

// (The worker owns the queue by its membership and may put in what it likes.)
it("only the functions of the database put a job past the list", async () => {
  for (const role of ROLES)
    for (const past of [
      "public.put_job('send-mail', '{}'::json)",
      "public.may_ask_for_job('send-mail', '{}'::json)",
    ])
      await expect(asActing(role, (tx) => tx.unsafe(`select ${past}`))).rejects.toThrow(/permission denied/);
});
