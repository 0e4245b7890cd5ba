import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agreementMachine } from "~/domains/agreements/agreement/agreement.machine";
import { changeMachine } from "~/domains/agreements/changes/change.machine";
import { placementMachine } from "~/domains/agreements/placement/placement.machine";
import { authorisationMachine } from "~/domains/authorisations/authorisation.machine";
import { homeFileMachine } from "~/domains/documents/home-file.machine";
import { placementDocumentMachine } from "~/domains/documents/placement-document.machine";
import { bookingMachine } from "~/domains/forums/booking.machine";
import { dateMachine } from "~/domains/forums/date.machine";
import { paperMachine } from "~/domains/forums/paper.machine";
import { issueMachine } from "~/domains/issues/issue.machine";
import { interestMachine } from "~/domains/market/interests/interest.machine";
import { statementMachine } from "~/domains/market/statement/statement.machine";
import { offerMachine } from "~/domains/offers/offer.machine";
import { documentMachine } from "~/domains/payments/payment-document.machine";
import { holdMachine } from "~/domains/payments/payment-hold.machine";
import { paymentQueryMachine } from "~/domains/payments/payment-query.machine";
import { uploadMachine } from "~/domains/payments/payment-upload.machine";
import { referralMachine } from "~/domains/referrals/referral.machine";
import { answerMachine } from "~/domains/routing/answer.machine";
import { deliveryMachine } from "~/domains/routing/delivery.machine";
import { loginRoles, roleName } from "~/platform/database/roles";
import { databaseEnv } from "~/platform/env.server";
import { keepTenantKey } from "../../scripts/database/tenant-key";
import { testDatabase } from "../testing/database.server";
import { givenColumns } from "../testing/given-columns";
import { actAs, asActing, closeActing, insertAs } from "./acting-roles";
import { beginningsOf } from "./beginnings";
import { allTables, fillWorlds, idOf } from "./sample-rows";

/** Where a row of each table may begin: an insert past the code gets no further than the update does. */
type Beginning = { column?: string; states: readonly string[]; begins: readonly string[] };
const BEGINNINGS: Record<string, Beginning> = {
  "public.referrals": referralMachine,
  "public.referral_children": { states: referralMachine.states, begins: referralMachine.begins },
  "public.deliveries": deliveryMachine,
  "public.delivery_services": {
    column: "answer",
    states: answerMachine.states,
    begins: answerMachine.begins,
  },
  "public.offers": offerMachine,
  "public.authorisations": authorisationMachine,
  "public.placements": placementMachine,
  "public.placement_changes": changeMachine,
  "public.payment_queries": paymentQueryMachine,
  "public.placement_issues": issueMachine,
  "public.payment_holds": holdMachine,
  "public.intention_interests": interestMachine,
  "public.agreements": agreementMachine,
  "public.payment_documents": documentMachine,
  "public.payment_uploads": uploadMachine,
  "public.placement_documents": placementDocumentMachine,
  "public.home_files": homeFileMachine,
  "public.redacted_documents": {
    states: ["checking", "second-look", "ready", "refused", "removed"],
    begins: ["checking"],
  },
  "public.document_pages": {
    states: ["read", "waiting", "described", "passed", "left-out"],
    begins: ["read", "waiting"],
  },
  "public.forum_dates": dateMachine,
  "public.forum_bookings": bookingMachine,
  "public.forum_papers": paperMachine,
  "public.statements": statementMachine,
  "public.forum_topics": { states: ["open", "planned", "closed"], begins: ["open", "planned"] },
  "public.forum_actions": { states: ["open", "done", "dropped"], begins: ["open"] },
  "access.provider_confirmations": {
    states: ["waiting", "confirmed", "refused", "superseded"],
    begins: ["waiting"],
  },
  "access.invitations": {
    states: ["to-confirm", "waiting", "accepted", "refused", "taken-back"],
    begins: ["waiting"],
  },
  "access.role_changes": { states: ["waiting", "confirmed", "refused", "replaced"], begins: ["waiting"] },
};
/** What a row says of itself only later, by the beginning of its columns' names. */
const LATER =
  /^(ended|cancelled|decided|agreed|confirmed|answered|picked_up|opened|delivered|closed|done|destroyed|sent|failed)_/;

const database = testDatabase();
let owner: postgres.Sql;

beforeAll(async () => {
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  await fillWorlds(owner);
  for (const { name } of await allTables(owner))
    await owner.unsafe(`alter table ${name} enable trigger user`);
});
afterAll(async () => {
  await closeActing();
  await owner?.end();
});

/** The first world's row of a table, as a new row that the role's person would write now. */
async function sample(table: string, person: string): Promise<Record<string, unknown>> {
  await owner.unsafe(`alter table ${table} no force row level security`);
  const [row] = await owner.unsafe<{ record: Record<string, unknown> }[]>(
    `select to_jsonb(t) as record from ${table} t order by ctid limit 1`,
  );
  await owner.unsafe(`alter table ${table} force row level security`);
  const given = await givenColumns(owner, table);
  const fresh = Object.entries(row?.record ?? {})
    .filter(([name]) => given.includes(name))
    .map(([name, value]): [string, unknown] => {
      if (name === "id") return [name, idOf(1, `new ${table}`)];
      if (/_by_id$/.test(name) && value !== null) return [name, person];
      return [name, value];
    });
  return Object.fromEntries(fresh);
}

it("every table with a state is on the list, and the database has the machines' beginnings", async () => {
  const tables = await owner<{ name: string }[]>`
    select table_schema || '.' || table_name as name from information_schema.columns
     where table_schema in ('auth', 'access', 'vault', 'public') and column_name = 'state'`;
  const listed = Object.entries(BEGINNINGS).filter(([, { column }]) => !column);
  expect(listed.map(([name]) => name).sort()).toEqual(tables.map(({ name }) => name).sort());
  const known = await beginningsOf(owner);
  for (const [table, { column = "state", begins }] of Object.entries(BEGINNINGS))
    expect(known.get(table)?.get(column)?.split("|"), table).toEqual([...begins]);
});

it("the rules hold for every role that logs in", async () => {
  const [row] = await owner<{ text: string }[]>`
    select prosrc as text from pg_proc where proname = 'guard_beginning'`;
  for (const role of loginRoles) expect(row?.text).toContain(`'${roleName(role)}'`);
});

it("no role that logs in writes who belongs where: only the guarded functions do", async () => {
  const rights = await owner<{ who: string; what: string }[]>`
    select grantee as who, privilege_type as what from information_schema.column_privileges
     where table_schema = 'access' and table_name = 'memberships' and privilege_type <> 'SELECT'
       and grantee in ${owner([...loginRoles.map(roleName), "PUBLIC"])}
    union select who, 'DELETE' from unnest(${loginRoles.map(roleName)}::text[]) who
     where has_table_privilege(who, 'access.memberships', 'delete')`;
  expect(rights.map(({ who, what }) => `${who}: ${what}`)).toEqual([]);
});

it("what somebody decides, ends or answers later is nothing that a row says at its beginning", async () => {
  const insertable = await owner<{ name: string; column: string }[]>`
    select distinct table_schema || '.' || table_name as name, column_name as column
      from information_schema.column_privileges
     where privilege_type = 'INSERT' and table_schema in ('vault', 'public', 'access')
       and grantee in ${owner(loginRoles.map(roleName))} and column_name ~ '_(at|by_id|because|reason)$'`;
  const known = await beginningsOf(owner);
  const open = insertable
    .filter(({ name, column }) => LATER.test(column) && !known.get(name)?.has(column))
    .map(({ name, column }) => `${name}.${column}`)
    .sort();
  expect(open).toEqual([]);
});

describe.each(Object.entries(BEGINNINGS))("%s", (table, { column = "state", states, begins }) => {
  it.each(loginRoles)("%s begins it nowhere else", async (role) => {
    const { person } = actAs(role);
    const row = await sample(table, person);
    const elsewhere: string[] = [];
    for (const state of states) {
      const outcome = await insertAs(role, table, { ...row, [column]: state });
      if (!begins.includes(state) && outcome !== "refused") elsewhere.push(`${state}: ${outcome}`);
    }
    expect(elsewhere).toEqual([]);
  });
});

describe("an event", () => {
  const event = (more: Record<string, unknown>) => ({
    id: idOf(1, "new event"),
    at: "2020-01-01T00:00:00Z",
    kind: "delivery-opened",
    audience: "both",
    council_id: idOf(1, "council"),
    provider_id: idOf(1, "provider"),
    subject: "delivery",
    subject_id: idOf(1, "deliveries"),
    data: {},
    ...more,
  });
  const by = (role: "council" | "provider") => ({ person_id: actAs(role).person });

  it("is told of what is one's own to see", async () => {
    for (const role of ["council", "provider"] as const) {
      expect(await insertAs(role, "public.events", event(by(role)))).toBe("done");
      for (const [subject, id] of [
        ["delivery", idOf(2, "deliveries")],
        ["offer", idOf(2, "offers")],
        ["referral", idOf(2, "referrals")],
        ["release", idOf(2, "information_releases")],
        ["authorisation", idOf(2, "authorisations")],
        ["organisation", idOf(2, "council")],
        ["anything", idOf(1, "deliveries")],
      ])
        expect(
          await insertAs(role, "public.events", event({ ...by(role), subject, subject_id: id })),
          `${role}: ${subject}`,
        ).toBe("refused");
      const foreign = event({ ...by(role), referral_id: idOf(2, "referrals") });
      expect(await insertAs(role, "public.events", foreign)).toBe("refused");
    }
    const third = event({ ...by("council"), provider_id: idOf(2, "provider") });
    expect(await insertAs("council", "public.events", third)).toBe("refused");
  });

  it("is of a kind that a catalogue has, for a reader whom the catalogue names", async () => {
    for (const [more, outcome] of [
      [{ kind: "delivery-undeliverable", audience: "council" }, "done"],
      [{ kind: "delivery-undeliverable", audience: "both" }, "refused"],
      [{ kind: "offer-authorised", audience: "provider" }, "refused"],
      [{ kind: "delivery-made-up" }, "refused"],
      [{ kind: "forum-made-up" }, "refused"],
    ] as const)
      expect(
        await insertAs("council", "public.events", event({ ...by("council"), ...more })),
        JSON.stringify(more),
      ).toBe(outcome);
    for (const kind of [
      "authorisation-asked",
      "preferred-in-spite-of-alert",
      "funding-authorised",
      "made-up",
    ])
      for (const audience of ["council", "provider", "both"])
        expect(
          await insertAs("provider", "public.events", event({ ...by("provider"), kind, audience })),
          `${kind} for ${audience}`,
        ).toBe("refused");
  });

  it("carries the database's time, whatever it says, unless the migrator lets time be moved", async () => {
    const told = async () =>
      asActing("council", async (tx) => {
        const row = JSON.stringify(event(by("council")));
        await tx.unsafe(
          "insert into public.events select * from jsonb_populate_record(null::public.events, ($1::text)::jsonb)",
          [row],
        );
        const [kept] = await tx<{ old: boolean }[]>`
          select at < now() - interval '1 hour' as old from events where id = ${idOf(1, "new event")}`;
        return kept?.old;
      });
    expect(await told()).toBe(true);
    const { HOMEWARD_SECRET: secret } = databaseEnv();
    await keepTenantKey(owner, { secret, clockMoves: false });
    try {
      expect(await told()).toBe(false);
      const late = {
        ...(await sample("public.vacancies", actAs("provider").person)),
        confirmed_at: "2020-01-01",
      };
      expect(await insertAs("provider", "public.vacancies", late)).toBe("refused");
      const today = { ...late, confirmed_at: new Date().toISOString() };
      expect(await insertAs("provider", "public.vacancies", today)).toBe("done");
    } finally {
      await keepTenantKey(owner, { secret, clockMoves: true });
    }
  });
});
