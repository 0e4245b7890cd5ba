import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { newId } from "~/platform/ids";
import { council, hub as hubOf, person, provider } from "../../../prisma/factories/organisations";
import { draftReferral } from "../../../prisma/factories/referrals";
import { everythingIn } from "../../../prisma/testing/cluster.server.ts";
import { testDatabase } from "../../../prisma/testing/database.server.ts";
import { readAuditFilters } from "./audit.schema";
import { exportAudit } from "./commands/export-audit.server";
import { readRecordKey } from "./queries/read-record.server";
import { PAGE_SIZE, viewAudit } from "./queries/view-audit.server";

const database = testDatabase();
let everything: Sql;
let admin: Actor;
let broker: Actor;
let foreign: Actor;
let providerAdmin: Actor;
let hub: Actor;
let reference: string;
let referralId: string;

const SAID = "Amara Okafor told me =HYPERLINK(1)";

beforeAll(async () => {
  everything = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
  const home = await council("Wolverhampton");
  admin = await person(home, ["council-admin"]);
  broker = await person(home, ["broker"]);
  foreign = await person(await council("Dudley"), ["council-admin"]);
  providerAdmin = await person(await provider(), ["provider-admin"]);
  hub = await person(await hubOf(), ["hub-officer"]);
  ({ reference } = await draftReferral(broker));
  const [row] = await everything<{ id: string }[]>`select id from referrals where reference = ${reference}`;
  referralId = row?.id ?? "";
  await happened({ kind: "search-closed", referralId, reason: SAID });
  await happened({
    kind: "colleague-roles-changed",
    from: "broker",
    to: "=cmd, broker",
    reason: "Moved team",
  });
});
afterAll(() => everything.end());

type Happened = {
  kind: string;
  at?: Date;
  by?: Actor;
  referralId?: string;
  reason?: string;
  from?: string;
  to?: string;
};

const happened = ({ kind, at = new Date(), by = broker, referralId: about, reason, from, to }: Happened) =>
  everything`insert into events (id, at, kind, audience, council_id, provider_id, subject, subject_id, referral_id, person_id, from_state, to_state, reason)
    values (${newId()}, ${at}, ${kind}, ${by.kind === "provider" ? "provider" : "council"},
      ${by.kind === "council" ? by.organisationId : null}, ${by.kind === "provider" ? by.organisationId : null}, 'organisation',
      ${by.organisationId}, ${about ?? null}, ${by.personId}, ${from ?? null}, ${to ?? null}, ${reason ?? null})`;

const view = (actor: Actor, query = "", after: string | null = null) =>
  viewAudit(actor, readAuditFilters(new URLSearchParams(query)), readRecordKey(after));
const whats = async (actor: Actor, query = "") => (await view(actor, query)).rows.map(({ what }) => what);

describe("what an admin reads", () => {
  it("names the referral and the kind of thing, never what somebody typed of a child", async () => {
    const { rows } = await view(admin, "kind=referral");
    expect(rows[0]).toMatchObject({ reference, person: broker.personName, what: "The search was closed" });
    expect(JSON.stringify(rows)).not.toContain("Amara");
  });

  it("of people and roles from what to what, and why", async () => {
    expect(await whats(admin, "kind=people")).toContain(
      "The roles of a colleague were changed. From broker to =cmd, broker. “Moved team”",
    );
  });

  it("looks at who a child is, of its own children alone", async () => {
    const [child] = await everything<{ identity_id: string }[]>`
      select identity_id from referral_children where referral_id = ${referralId}`;
    await everything`insert into vault.looks (id, identity_id, council_id, person_id, purpose, at)
      values (${newId()}, ${child?.identity_id ?? ""}, ${admin.organisationId}, ${broker.personId}, 'assess-match', now())`;
    expect((await view(admin, "kind=identity")).rows[0]).toMatchObject({
      what: "Opened identity page to assess a match",
      reference,
    });
    expect(await whats(foreign, "kind=identity")).toEqual([]);
  });

  it("of another organisation nothing, by any filter", async () => {
    for (const actor of [foreign, providerAdmin, hub])
      for (const query of ["", `person=${broker.personId}`, "kind=referral"])
        expect(await whats(actor, query), `${actor.kind} ${query}`).toEqual([]);
    const { rows, errors } = await view(foreign, `reference=${reference}`);
    expect(rows).toEqual([]);
    expect(errors.reference).toMatch(/no referral/);
  });

  it("a provider's and the hub's admin their own", async () => {
    await happened({ kind: "vacancy-confirmed", by: providerAdmin });
    await happened({ kind: "colleague-invited", by: hub });
    expect(await whats(providerAdmin)).toEqual(["Vacancies were confirmed"]);
    expect(await whats(hub)).toEqual(["A colleague was invited"]);
  });

  it("nobody who is no admin, and the try is on the record", async () => {
    await expect(view(broker)).rejects.toMatchObject({ init: { status: 403 } });
    expect((await exportAudit(broker, readAuditFilters(new URLSearchParams()))).ok).toBe(false);
    expect(await whats(admin, "kind=refused")).toEqual(["Refused: tried to read or export a log."]);
  });
});

describe("filters", () => {
  it("say what cannot be meant beside the field, keep what was typed and show nothing", async () => {
    const asked = readAuditFilters(
      new URLSearchParams("from.day=31&from.month=2&from.year=2026&reference=nonsense"),
    );
    expect(asked.errors).toEqual({
      from: "31 February 2026 does not exist",
      reference: "Enter a reference like HW-7K3M9Q",
    });
    expect(asked.typed.reference).toBe("nonsense");
    const shown = await viewAudit(admin, asked, undefined);
    expect(shown).toMatchObject({ rows: [], unusual: [] });
  });

  it("refuse a last day before the first", () => {
    const days = "from.day=2&from.month=11&from.year=2026&to.day=1&to.month=11&to.year=2026";
    expect(readAuditFilters(new URLSearchParams(days)).errors.to).toMatch(/first day or later/);
  });

  it("take whole days in London", async () => {
    await happened({ kind: "settings-changed", at: new Date("2026-07-01T22:59:59Z") });
    await happened({ kind: "retention-changed", at: new Date("2026-07-01T23:00:00Z") });
    const on = (day: number) =>
      `from.day=${day}&from.month=7&from.year=2026&to.day=${day}&to.month=7&to.year=2026`;
    expect(await whats(admin, on(1))).toEqual(["The settings were changed"]);
    expect(await whats(admin, on(2))).toEqual(["How long who a child is is kept was changed"]);
  });

  it("page by key: every row once, in order", async () => {
    const at = new Date("2026-06-01T12:00:00Z");
    for (let count = 0; count < PAGE_SIZE + 7; count += 1) await happened({ kind: "forum-planned", at });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof view>> = await view(admin, "kind=forum", after);
      seen.push(...page.rows.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(new Set(seen).size).toBe(PAGE_SIZE + 7);
    expect(seen).toHaveLength(PAGE_SIZE + 7);
  });
});

describe("the file", () => {
  it("opens as text, names no child, and is itself on the record", async () => {
    const taken = await exportAudit(admin, readAuditFilters(new URLSearchParams("kind=people")));
    if (!taken.ok) throw new Error("not exported");
    expect(taken.value.csv).toContain("From broker to =cmd");
    for (const cell of taken.value.csv.split(/\r\n|","/))
      expect(cell.replace(/^"/, "")).not.toMatch(/^[=+\-@]/);
    expect(taken.value.csv).not.toContain("Amara");
    expect(await whats(admin, "kind=export")).toEqual([
      expect.stringMatching(/^Audit log exported, \d+ rows$/),
    ]);
  });
});
