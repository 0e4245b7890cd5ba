import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { LoginRole } from "~/platform/database/roles";
import { testDatabase } from "../testing/database.server";
import { actAs, asActing, closeActing } from "./acting-roles";
import { fillWorlds, idOf } from "./sample-rows";

const database = testDatabase();
beforeAll(async () => {
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  await fillWorlds(owner);
  await owner.end();
});
afterAll(closeActing);

/** For whom a task is asked in world 1 when it is asked rightly. */
const delivery = { deliveryId: idOf(1, "deliveries") };
const release = { releaseId: idOf(1, "information_releases") };
const OWN = (role: LoginRole) => ({ organisationId: actAs(role).organisation });

type Allowed = { roles: LoginRole[]; payload: (role: LoginRole) => Record<string, string> };
const ALLOWED: Record<string, Allowed> = {
  "password-link": { roles: ["auth"], payload: () => ({ email: "a@b.example" }) },
  "colleague-removed": { roles: ["council", "provider", "region"], payload: OWN },
  "tell-provider": {
    roles: ["council"],
    payload: () => ({ ...delivery, organisationId: idOf(1, "provider") }),
  },
  "tell-outcome": {
    roles: ["council"],
    payload: () => ({ ...delivery, organisationId: idOf(1, "provider") }),
  },
  "tell-broker": {
    roles: ["provider"],
    payload: () => ({ ...delivery, organisationId: idOf(1, "council") }),
  },
  "expire-offer": { roles: ["provider"], payload: OWN },
  "tell-alert": { roles: ["council", "region"], payload: () => ({ alertId: idOf(1, "alerts") }) },
  "tell-standing": { roles: ["council", "region"], payload: () => ({ confirmationId: idOf(1, "x") }) },
  "end-with-refused": { roles: ["council", "region"], payload: () => ({ confirmationId: idOf(1, "x") }) },
  "tell-release": {
    roles: ["council"],
    payload: () => ({ ...release, organisationId: idOf(1, "provider") }),
  },
  "lapse-release": { roles: ["council"], payload: OWN },
  "open-document": { roles: ["council"], payload: OWN },
  "check-document": { roles: ["council"], payload: OWN },
  "forget-document": { roles: ["council"], payload: OWN },
  "tell-forum-booking": { roles: ["council", "region"], payload: OWN },
  "check-paper": { roles: ["council", "region"], payload: OWN },
};
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
  for (const role of ROLES) {
    for (const [task, { roles, payload }] of Object.entries(ALLOWED)) {
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
  };
  for (const [task, { roles, payload }] of Object.entries(ALLOWED)) {
    for (const role of roles) {
      const right = payload(role);
      // A row of other organisations, an organisation that the row is not of, and, where a task names none, any at all.
      const wrong: Record<string, string>[] = [{ ...right, organisationId: elsewhere.organisationId }];
      if ("deliveryId" in right) wrong.push({ ...right, deliveryId: elsewhere.deliveryId });
      if ("releaseId" in right) wrong.push({ ...right, releaseId: elsewhere.releaseId });
      for (const one of wrong)
        expect([role, task, await asks(role, task, one)]).toEqual([role, task, "refused"]);
      expect(await asks(role, task, right, "send-mail:1")).toBe("refused");
    }
  }
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
