import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testDatabase } from "../testing/database.server";
import { asActing, closeActing } from "./acting-roles";
import { fillWorlds, idOf } from "./sample-rows";

/**
 * Whoever gets SQL through has a signature of their own, and can change the setting and the search path around it: also
 * while a statement runs. Rows of others do not come nearer by it.
 */
const database = testDatabase();
let owner: postgres.Sql;

beforeAll(async () => {
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  await fillWorlds(owner);
  // An address that the other council vouched for, so that nothing of this one is for whoever answers there.
  await owner.begin(async (tx) => {
    await tx`alter table access.organisations no force row level security`;
    await tx`alter table access.organisations disable trigger user`;
    await tx`update access.organisations set standing = 'unconfirmed', vouched_by_id = ${idOf(2, "council")}
              where id = ${idOf(1, "provider")}`;
    await tx`alter table access.organisations enable trigger user`;
    await tx`alter table access.organisations force row level security`;
  });
});
afterAll(async () => {
  await closeActing();
  await owner?.end();
});

it("a setting that changes between two policies opens no delivery", async () => {
  const seen = asActing("provider", async (tx) => {
    expect(await tx`select 1 from public.deliveries`).toHaveLength(0);
    const [row] = await tx<{ signed: string }[]>`select current_setting('app.acting') as signed`;
    const claimed = row?.signed.replace(idOf(1, "provider"), idOf(2, "provider")) ?? "";
    await tx.unsafe("set local enable_seqscan = off");
    // The index asks who it is and finds nothing; a row is looked at when the setting says something else already.
    return tx.unsafe<{ council: string | null }[]>(`
      select case when t.n = 2 then set_config('app.acting', '${claimed}', true) end,
             (select d.council_id from public.deliveries d where d.state = t.state limit 1) as council
        from (select n, case when n = 1 then 'no such' else 'delivered' end as state from generate_series(1, 2) n offset 0) t`);
  }).then((rows) => rows.flatMap(({ council }) => council ?? []), codeOf);
  expect(["42501", []]).toContainEqual(await seen);
});

it("types and casts of one's own are not those of who is asking", async () => {
  const another = idOf(2, "council");
  // No role may make a schema; whoever had one all the same would get nothing from it.
  await owner`create schema own`;
  await owner`grant usage, create on schema own to homeward_worker`;
  const seen = await asActing("worker", async (tx) => {
    await tx.unsafe(`
      create type own.uuid as (said text);
      create function own.from_text(text) returns own.uuid immutable language sql as 'select row($1)::own.uuid';
      create function own.to_id(own.uuid) returns pg_catalog.uuid immutable language sql
        as $$ select '${another}'::pg_catalog.uuid $$;
      create cast (text as own.uuid) with function own.from_text(text) as assignment;
      create cast (own.uuid as pg_catalog.uuid) with function own.to_id(own.uuid) as assignment;
      set local search_path = own, pg_catalog, public`);
    return tx<{ council: string }[]>`select council_id as council from public.referrals`;
  });
  expect(seen.map(({ council }) => council)).toEqual([idOf(1, "council")]);
});

it("no function is read with the search path of whoever asks", async () => {
  const read = await owner<{ name: string }[]>`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in ('auth', 'access', 'vault', 'public') and p.prosqlbody is null
       and not exists (select 1 from unnest(p.proconfig) c where c like 'search_path=pg_catalog,%')
       and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`;
  expect(read.map(({ name }) => name)).toEqual([]);
});

function codeOf(thrown: unknown): string {
  if (!(thrown instanceof postgres.PostgresError)) throw thrown;
  return thrown.code;
}
