import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "~/platform/ids";
import { testDatabase } from "../testing/database.server";

const database = testDatabase();
let owner: postgres.Sql;
beforeAll(() => {
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
});
afterAll(() => owner.end());

/** What these name is one of them, and never goes: no role deletes it. */
const THINGS: Record<string, string> = {
  referral_id: "referrals",
  referral_child_id: "referral_children",
  delivery_id: "deliveries",
  offer_id: "offers",
  acceptance_id: "acceptances",
  placement_id: "placements",
  offer_version_id: "offer_versions",
  agreement_id: "agreements",
  agreement_version_id: "agreement_versions",
  identity_id: "vault.identities",
  release_id: "information_releases",
  document_id: "redacted_documents",
  placement_document_id: "placement_documents",
  change_id: "placement_changes",
  fee_line_id: "fee_lines",
  service_id: "services",
  series_id: "forum_series",
  date_id: "forum_dates",
  statement_id: "statements",
  payment_document_id: "payment_documents",
  block_id: "statement_blocks",
  interest_id: "intention_interests",
};
/** Whose it is never changes: beside the id stands the owner, and both are compared. */
const IMMUTABLE: Record<string, string[]> = {
  referrals: ["council_id"],
  deliveries: ["council_id", "provider_id"],
  offers: ["council_id", "provider_id"],
  acceptances: ["council_id", "provider_id"],
  agreements: ["council_id", "provider_id"],
  placements: ["council_id"],
  arrival_plans: ["council_id", "provider_id"],
  referral_verdicts: ["council_id", "provider_id"],
  promise_checks: ["council_id"],
  statements: ["council_id"],
  statement_blocks: ["council_id"],
  intention_interests: ["council_id", "provider_id"],
  funding_splits: ["council_id"],
  funding_shares: ["council_id"],
  payment_sources: ["council_id"],
  payment_suppliers: ["council_id"],
  import_batches: ["council_id"],
  payment_uploads: ["council_id"],
  payments: ["council_id"],
  expected_lines: ["council_id", "provider_id"],
  payment_documents: ["council_id", "provider_id"],
  payment_queries: ["council_id", "provider_id"],
  placement_issues: ["council_id", "provider_id"],
  "vault.identities": ["council_id"],
};
/** Those that refer by the id alone, or not at all, and why. */
const OTHERWISE: Record<string, string> = {
  "events.referral_id": "alone: an event of a provider or of the hub names no council",
  "offer_drafts.offer_id": "alone: the row says whose it is by the provider only",
  "impact_drafts.offer_id": "alone: the row says whose it is by the provider only",
  "authorisations.offer_id": "with its council: the row names no provider",
  "vault.looks.document_id": "none: kept with the child's looks when the document is not",
  "forum_guests.date_id": "none: empty where the whole series is meant",
};

type Key = { from: string; columns: string[]; to: string; whole: boolean; valid: boolean };
async function keys(): Promise<Key[]> {
  return owner<Key[]>`
    select k.conrelid::regclass::text as from, k.confrelid::regclass::text as to, k.convalidated as valid,
           array_agg(a.attname::text order by p.place) as columns, bool_and(a.attnotnull) as whole
      from pg_constraint k cross join unnest(k.conkey) with ordinality p (number, place)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.number
     where k.contype = 'f' group by k.oid order by 1, 2`;
}

describe("nothing hangs in the air", () => {
  it("what a row says it is of is there, and of the same council and provider", async () => {
    const columns = await owner<{ table: string; column: string }[]>`
      select c.oid::regclass::text as table, a.attname::text as column
        from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('auth', 'access', 'vault', 'public')
         and a.attnum > 0 and not a.attisdropped and a.attname in ${owner(Object.keys(THINGS))} order by 1, 2`;
    const there = await keys();
    const wrong = columns.flatMap(({ table, column }) => {
      const name = `${table}.${column}`;
      if (OTHERWISE[name]) return [];
      const to = THINGS[column] ?? "";
      const wanted = [column, ...(IMMUTABLE[to] ?? [])];
      const found = there.some(
        (key) =>
          key.from === table && key.to === to && JSON.stringify(key.columns) === JSON.stringify(wanted),
      );
      return found ? [] : [`${name} → ${to} (${wanted.join(", ")})`];
    });
    expect(wrong).toEqual([]);
    const names = columns.map(({ table, column }) => `${table}.${column}`);
    expect(Object.keys(OTHERWISE).filter((name) => !names.includes(name))).toEqual([]);
  });

  it("one that compares several columns has none of them empty, and only parents that never change hands", async () => {
    const several = (await keys()).filter(({ columns }) => columns.length > 1);
    expect(several.length).toBeGreaterThan(20);
    expect(several.filter(({ whole, valid }) => !whole || !valid)).toEqual([]);
    expect(several.filter(({ to }) => IMMUTABLE[to] === undefined)).toEqual([]);
  });

  it("people and organisations, to which no key leads, are deleted by nobody", async () => {
    const rows = await owner`
      select r.rolname from pg_roles r, (values ('access.people'), ('access.organisations')) as t (name)
       where r.rolname like 'homeward\\_%' and r.rolname <> 'homeward_owner' and has_table_privilege(r.rolname, t.name, 'delete')`;
    expect([...rows]).toEqual([]);
  });
});

it("who moves a referral keeps nobody from writing that they looked at it", async () => {
  const [council, person] = [newId(), newId()];
  const referralId = newId();
  await owner`alter table referrals no force row level security`;
  await owner`alter table gate_readings no force row level security`;
  await owner`alter table referrals disable trigger user`;
  await owner`alter table gate_readings disable trigger user`;
  await owner`
    insert into referrals (id, reference, council_id, state, content, saved_pages, broker_id, created_by_id, state_since, created_at, updated_at)
    values (${referralId}, 'HW-000001', ${council}, 'searching', '{}', '{}', ${person}, ${person}, now(), now(), now())`;
  const other = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  const writes = async (lock: string): Promise<string> =>
    owner.begin(async (mover) => {
      await mover.unsafe(`select 1 from referrals where id = '${referralId}' ${lock}`);
      return other
        .begin(async (tx) => {
          await tx`set local lock_timeout = '200ms'`;
          await tx`insert into gate_readings (referral_id, council_id, digest, read_by_id, read_at)
            values (${referralId}, ${council}, '', ${person}, now())`;
          throw new Error("written");
        })
        .catch((error: Error & { code?: string }) => error.code ?? error.message);
    });
  try {
    expect(await writes("for no key update")).toBe("written");
    // The control: so it was.
    expect(await writes("for update")).toBe("55P03");
  } finally {
    await other.end();
  }
});
