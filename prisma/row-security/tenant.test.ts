import { createHmac } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type LoginRole, loginRoles, roleName } from "~/platform/database/roles";
import { deriveTenantKey, keyHalves, tenantKey } from "~/platform/database/tenant-key.server";
import { signTenant, tenantToken } from "~/platform/database/tenant-setting.server";
import { databaseEnv, databaseUrl } from "~/platform/env.server";
import { keepTenantKey } from "../../scripts/database/tenant-key";
import { testDatabase } from "../testing/database.server";
import { fillWorlds, idOf } from "./sample-rows";
import { VISIBILITY } from "./visibility";

/**
 * Whoever gets SQL through to the database can set any setting. It helps only whoever has the key: what is forged,
 * taken from another or too old shows nothing and writes nothing.
 */
const database = testDatabase();
let owner: postgres.Sql;
const connections = new Map<LoginRole, postgres.Sql>();
const asked = (role: LoginRole): postgres.Sql => {
  const sql = connections.get(role);
  if (!sql) throw new Error(`no connection for ${role}`);
  return sql;
};

beforeAll(async () => {
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  await fillWorlds(owner);
  for (const role of loginRoles) connections.set(role, postgres(databaseUrl(role), { max: 1 }));
});
afterAll(async () => {
  await owner?.end();
  for (const sql of connections.values()) await sql.end();
});

const KIND: Record<LoginRole, string> = {
  auth: "council",
  council: "council",
  provider: "provider",
  region: "region",
  reader: "provider",
  worker: "council",
  keys: "council",
};
const soon = () => Math.floor(Date.now() / 1000) + 600;
const someoneIn = (role: LoginRole) => ({
  login: roleName(role),
  ends: soon(),
  organisation: idOf(1, KIND[role]),
  person: idOf(1, `${KIND[role]} person`),
});

/** Every way to come by a setting without the key. */
const FORGED: Record<string, (role: LoginRole) => Record<string, string>> = {
  "the ids as they are": (role) => {
    const { organisation, person } = someoneIn(role);
    return { "app.org_id": organisation, "app.person_id": person };
  },
  "no signature": (role) => {
    const { ends, organisation, person } = someoneIn(role);
    return { "app.acting": `${"0".repeat(64)}.${ends}.${organisation}.${person}` };
  },
  "a signature alone": (role) => ({ "app.acting": signTenant(tenantKey(), someoneIn(role)).slice(0, 64) }),
  "another key": (role) => ({ "app.acting": signTenant(deriveTenantKey("another"), someoneIn(role)) }),
  "the empty key": (role) => ({ "app.acting": signTenant(Buffer.alloc(0), someoneIn(role)) }),
  "a hash without a key": (role) => {
    const { ends, organisation, person, login } = someoneIn(role);
    const said = `${ends}.${organisation}.${person}`;
    return { "app.acting": `${createHmac("sha256", "").update(`${said}.${login}`).digest("hex")}.${said}` };
  },
  "another role's": (role) => ({
    "app.acting": signTenant(tenantKey(), {
      ...someoneIn(role),
      login: roleName(role === "council" ? "provider" : "council"),
    }),
  }),
  "another organisation's, with its own signature": (role) => ({
    "app.acting": signTenant(tenantKey(), { ...someoneIn(role), organisation: idOf(2, KIND[role]) }).replace(
      idOf(2, KIND[role]),
      idOf(1, KIND[role]),
    ),
  }),
  "another person's, with its own signature": (role) => ({
    "app.acting": signTenant(tenantKey(), { ...someoneIn(role), person: "" }) + someoneIn(role).person,
  }),
  "the organisation in the person's place": (role) => {
    const { organisation, person } = someoneIn(role);
    const signed = signTenant(tenantKey(), someoneIn(role));
    return { "app.acting": signed.replace(`${organisation}.${person}`, `${person}.${organisation}`) };
  },
  "a later end": (role) => {
    const signed = signTenant(tenantKey(), someoneIn(role));
    const ends = signed.split(".")[1] ?? "";
    return { "app.acting": signed.replace(`.${ends}.`, `.${Number(ends) + 3600}.`) };
  },
  "one that has ended": (role) => ({
    "app.acting": signTenant(tenantKey(), { ...someoneIn(role), ends: Math.floor(Date.now() / 1000) - 1 }),
  }),
  "a cut one": (role) => ({ "app.acting": signTenant(tenantKey(), someoneIn(role)).slice(0, -1) }),
  "something after it": (role) => ({ "app.acting": `${signTenant(tenantKey(), someoneIn(role))}.x` }),
};

/** How many rows the statement reached under these settings, or `refused`. Rolled back. */
async function attempt(
  role: LoginRole,
  settings: Record<string, string>,
  statement: string,
): Promise<number | "refused"> {
  let count = 0;
  try {
    await asked(role).begin(async (tx) => {
      for (const [name, value] of Object.entries(settings))
        await tx`select set_config(${name}, ${value}, true)`;
      count = (await tx.unsafe(statement)).count;
      throw new Error("roll back");
    });
  } catch (thrown) {
    if (thrown instanceof Error && thrown.message === "roll back") return count;
    if (thrown instanceof postgres.PostgresError && thrown.code === "42501") return "refused";
    throw thrown;
  }
  return count;
}

describe.each(loginRoles)("%s", (role) => {
  const limited = Object.entries(VISIBILITY)
    .filter(([, visible]) => visible[role] === "own" || visible[role] === "addressed")
    .map(([table]) => table);

  it.skipIf(limited.length === 0)("sees its rows by what the portal signs", async () => {
    const signed = { "app.acting": signTenant(tenantKey(), someoneIn(role)) };
    const seen = await Promise.all(limited.map((table) => attempt(role, signed, `select 1 from ${table}`)));
    // (information_looks and the like belong to the other kind of organisation)
    expect(seen.filter((count) => count !== 0).length).toBeGreaterThan(limited.length / 2);
  });

  it.each(Object.entries(FORGED))("sees and writes nothing by %s", async (_, forge) => {
    const settings = forge(role);
    const reached: string[] = [];
    for (const table of limited) {
      for (const statement of [`select 1 from ${table}`, `delete from ${table}`]) {
        const outcome = await attempt(role, settings, statement);
        if (outcome !== "refused" && outcome > 0) reached.push(statement);
      }
      const columns = await owner<{ name: string }[]>`
        select column_name as name from information_schema.column_privileges
         where table_schema || '.' || table_name = ${table} and grantee = ${roleName(role)} and privilege_type = 'UPDATE'
         limit 1`;
      for (const { name } of columns) {
        const statement = `update ${table} set "${name}" = "${name}"`;
        const outcome = await attempt(role, settings, statement);
        if (outcome !== "refused" && outcome > 0) reached.push(statement);
      }
    }
    expect(reached).toEqual([]);
  });

  it("does not see the key, and no function tells it", async () => {
    for (const key of ["access.tenant_key_high", "access.tenant_key_low"])
      for (const statement of [
        `select last_value from ${key}`,
        `select currval('${key}')`,
        `select nextval('${key}')`,
        `select setval('${key}', 1)`,
        `alter sequence ${key} restart`,
      ])
        expect(await attempt(role, {}, statement), statement).toBe("refused");
    // Without a right these are no error but nothing. Whoever has it reads both, so that the statements tell something.
    const readers = [
      `select count(coalesce(last_value, pg_sequence_last_value(format('%I.%I', schemaname, sequencename)::regclass)))::int as told
         from pg_sequences where schemaname = 'access' and sequencename like 'tenant\\_key\\_%'`,
      `select count(d.last_value)::int as told from (values ('access.tenant_key_high'), ('access.tenant_key_low')) k (name)
        cross join lateral pg_get_sequence_data(k.name::regclass) d`,
    ];
    for (const statement of readers) {
      expect(await owner.unsafe(statement), statement).toMatchObject([{ told: 2 }]);
      expect(await asked(role).unsafe(statement), statement).toMatchObject([{ told: 0 }]);
    }
  });
});

it("only the owner of the verifying function and the migrator reach the key", async () => {
  const rows = await owner<{ rolname: string }[]>`
    select rolname from pg_roles where rolname like 'homeward\\_%' and rolname not in ('homeward_tenant', 'homeward_owner')
       and (has_any_column_privilege(rolname, 'access.tenant_key', 'select, insert, update')
         or has_sequence_privilege(rolname, 'access.tenant_key_high', 'usage, select, update')
         or has_sequence_privilege(rolname, 'access.tenant_key_low', 'usage, select, update'))`;
  expect(rows.map((row) => row.rolname)).toEqual([]);
  const owned = await owner<{ what: string }[]>`
    select p.oid::regprocedure::text as what from pg_proc p join pg_roles r on r.oid = p.proowner
     where r.rolname = 'homeward_tenant' order by 1`;
  const members = await owner`
    select m.rolname from pg_auth_members a join pg_roles r on r.oid = a.roleid join pg_roles m on m.oid = a.member
     where r.rolname = 'homeward_tenant' and m.rolname in ${owner(loginRoles.map(roleName))}`;
  expect(members).toHaveLength(0);
  for (const { what } of owned) expect(what).toMatch(/^(app_acting|clock_moves|keep_time\w*)\(/);
});

it("nothing reads a setting by itself, and every policy asks once a statement", async () => {
  const functions = await owner<{ name: string }[]>`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in ('auth', 'access', 'vault', 'public') and p.proname <> 'app_acting'
       and coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) ~ 'current_setting\\(''app\\.|set_config\\('`;
  expect(functions.map((row) => row.name)).toEqual([]);
  const policies = await owner<{ name: string; text: string }[]>`
    select tablename || '.' || policyname as name, coalesce(qual, '') || ' ' || coalesce(with_check, '') as text
      from pg_policies where schemaname in ('auth', 'access', 'vault', 'public')`;
  expect(policies.length).toBeGreaterThan(100);
  const careless = policies.filter(
    ({ text }) =>
      text.includes("current_setting") ||
      /app_(org|person)\(\)/.test(text.replace(/\( SELECT app_(org|person)\(\) AS app_\1\)/g, "")),
  );
  expect(careless.map((policy) => policy.name)).toEqual([]);
});

type Plan = { Output?: string[]; Filter?: string; "Actual Loops"?: number; Plans?: Plan[] };

it("a statement verifies a few times, however many rows it looks at", async () => {
  const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];
  const often: string[] = [];
  for (const role of ["council", "provider", "region", "worker"] as const)
    for (const [table, visible] of Object.entries(VISIBILITY)) {
      if (visible[role] !== "own" && visible[role] !== "addressed") continue;
      await asked(role).begin(async (tx) => {
        await tx`select set_config('app.acting', ${signTenant(tenantKey(), someoneIn(role))}, true)`;
        const [row] = await tx.unsafe<{ "QUERY PLAN": { Plan: Plan }[] }[]>(
          `explain (analyze, verbose, timing off, format json) select count(*) from ${table}`,
        );
        const whole = row?.["QUERY PLAN"][0]?.Plan;
        if (!whole) throw new Error("no plan");
        for (const node of nodes(whole)) {
          const { Plans, Output = [], ...conditions } = node;
          const asks = /app_(acting|org|person)\(\)/;
          if (asks.test(JSON.stringify(conditions))) often.push(`${role} ${table}: in a condition`);
          if (asks.test(Output.join()) && (node["Actual Loops"] ?? 0) > 1)
            often.push(`${role} ${table}: ${node["Actual Loops"]} times`);
        }
      });
    }
  expect(often).toEqual([]);
});

describe("the key", () => {
  it("is as long as what the database holds of it, and never written in part", () => {
    const key = deriveTenantKey("a secret");
    const { high, low } = keyHalves(key);
    const written = Buffer.alloc(16);
    written.writeBigInt64BE(high, 0);
    written.writeBigInt64BE(low, 8);
    expect(written).toEqual(key);
    expect(tenantKey()).toHaveLength(16);
  });

  it("that has its highest bits set, or none, is mixed in as HMAC says", async () => {
    const orgOf = (token: string) =>
      asked("council").begin(async (tx) => {
        await tx`select set_config('app.acting', ${token}, true)`;
        const [row] = await tx<{ org: string }[]>`select public.app_org() as org`;
        return row?.org;
      });
    try {
      for (const key of [
        Buffer.alloc(16, 0xff),
        Buffer.alloc(16, 0x80),
        Buffer.alloc(16),
        Buffer.from(Array.from({ length: 16 }, (_, at) => at * 17)),
      ]) {
        const { high, low } = keyHalves(key);
        await owner`
          select setval('access.tenant_key_high', ${high.toString()}::bigint), setval('access.tenant_key_low', ${low.toString()}::bigint)`;
        const signed = signTenant(key, someoneIn("council"));
        expect(await orgOf(signed)).toBe(idOf(1, "council"));
        await expect(orgOf(signTenant(tenantKey(), someoneIn("council")))).rejects.toThrow("not signed");
      }
    } finally {
      await keepTenantKey(owner, { secret: databaseEnv().HOMEWARD_SECRET, clockMoves: true });
    }
  });

  it("that was never written verifies nothing, the empty key's signature included", async () => {
    const token = signTenant(tenantKey(), someoneIn("council"));
    const unkeyed = [
      token,
      signTenant(Buffer.alloc(0), someoneIn("council")),
      signTenant(Buffer.alloc(16), someoneIn("council")),
    ];
    await owner`select setval('access.tenant_key_low', 1, false)`;
    try {
      for (const said of unkeyed)
        expect(await attempt("council", { "app.acting": said }, "select public.app_org()")).toBe("refused");
    } finally {
      await keepTenantKey(owner, { secret: databaseEnv().HOMEWARD_SECRET, clockMoves: true });
    }
  });

  it("is another one with another secret, and what the old one signed is worth nothing at once", async () => {
    const orgOf = (token: string) =>
      asked("council").begin(async (tx) => {
        await tx`select set_config('app.acting', ${token}, true)`;
        const [row] = await tx<{ org: string }[]>`select public.app_org() as org`;
        return row?.org;
      });
    const before = signTenant(tenantKey(), someoneIn("council"));
    const after = signTenant(deriveTenantKey("the next secret"), someoneIn("council"));
    expect(await orgOf(before)).toBe(idOf(1, "council"));
    try {
      await keepTenantKey(owner, { secret: "the next secret", clockMoves: true });
      expect(await orgOf(after)).toBe(idOf(1, "council"));
      await expect(orgOf(before)).rejects.toThrow("not signed");
    } finally {
      await keepTenantKey(owner, { secret: databaseEnv().HOMEWARD_SECRET, clockMoves: true });
    }
    await expect(orgOf(after)).rejects.toThrow("not signed");
  });
});

it("the setting is verified each time that it is read: one changed within a statement is an error or its own", async () => {
  const [mine, other] = [someoneIn("council"), { ...someoneIn("council"), organisation: idOf(2, "council") }];
  const changed = (to: string) =>
    asked("council").begin(async (tx) => {
      await tx`select set_config('app.acting', ${signTenant(tenantKey(), mine)}, true)`;
      const [row] = await tx<{ first: string; later: string }[]>`
        select public.app_org() as first, (select set_config('app.acting', ${to}, true)) as set, public.app_org() as later
          from generate_series(1, 1)`;
      return row;
    });
  await expect(changed(signTenant(deriveTenantKey("another"), other))).rejects.toThrow("not signed");
  expect(await changed(signTenant(tenantKey(), other))).toMatchObject({
    first: mine.organisation,
    later: other.organisation,
  });
});

it("is verified by the leader alone where PostgreSQL works in parallel, and its workers see the same rows", async () => {
  const read = (token: string, statement: string, ...settings: string[]) =>
    asked("council").begin(async (tx) => {
      await tx`select set_config('app.acting', ${token}, true)`;
      for (const setting of settings) await tx.unsafe(`set local ${setting}`);
      const plan = JSON.stringify(await tx.unsafe(`explain (analyze, costs off) ${statement}`));
      return { plan, rows: [...(await tx.unsafe(statement))] };
    });
  const mine = signTenant(tenantKey(), someoneIn("council"));
  // This puts whatever may run in a worker into one.
  const itself = await read(mine, "select public.app_org() as org", "debug_parallel_query = on");
  expect(itself.rows).toEqual([{ org: idOf(1, "council") }]);
  expect(itself.plan).not.toContain("Gather");
  const [marks] = await owner<{ names: string[] }[]>`
    select array_agg(proname order by proname) as names from pg_proc
     where pronamespace = 'public'::regnamespace and proname in ('app_acting', 'app_org', 'app_person') and proparallel = 's'`;
  expect(marks?.names).toBeNull();

  const cheap = [
    ...["parallel_setup_cost = 0", "parallel_tuple_cost = 0", "min_parallel_table_scan_size = 0"],
    ...["enable_indexscan = off", "enable_bitmapscan = off"],
  ];
  const statement = "select id from referrals order by id";
  const alone = await read(mine, statement, "max_parallel_workers_per_gather = 0");
  const together = await read(mine, statement, ...cheap, "parallel_leader_participation = off");
  expect(alone.plan).not.toContain("Gather");
  expect(together.plan).toMatch(/Gather.*Workers Launched: [1-9]/);
  expect(together.rows).toEqual(alone.rows);
  expect(alone.rows.length).toBeGreaterThan(0);
  const forged = signTenant(deriveTenantKey("another"), someoneIn("council"));
  await expect(read(forged, statement, ...cheap)).rejects.toThrow("not signed");
});

describe("the portal's own signature", () => {
  it("is made anew long before it ends, and again for each role, organisation and person", () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      const settings = { "app.org_id": idOf(1, "council"), "app.person_id": idOf(1, "council person") };
      const first = tenantToken("council", settings);
      expect(tenantToken("council", { ...settings })).toBe(first);
      vi.setSystemTime(Date.now() + 30 * 60 * 1000);
      const later = tenantToken("council", settings);
      expect(later).not.toBe(first);
      expect(Number(first.split(".")[1]) * 1000).toBeGreaterThan(Date.now());
      const all = [
        later,
        tenantToken("provider", settings),
        tenantToken("council", { "app.org_id": settings["app.org_id"] }),
        tenantToken("council", { "app.person_id": settings["app.person_id"] }),
      ];
      expect(new Set(all.map((token) => token.slice(0, 64))).size).toBe(all.length);
    } finally {
      vi.useRealTimers();
    }
  });
});
