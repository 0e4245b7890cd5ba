import { createHmac } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type LoginRole, loginRoles, roleName } from "~/platform/database/roles";
import { deriveTenantKey, hmacPads, tenantKey } from "~/platform/database/tenant-key.server";
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
    for (const what of ["inner_pad", "outer_pad", "*"])
      expect(await attempt(role, {}, `select ${what} from access.tenant_key`)).toBe("refused");
  });

  it("reaches no signature that is remembered, and has only its own remembered", async () => {
    const table = "access.verified_signatures";
    const token = signTenant(tenantKey(), someoneIn(role));
    const forged = token.replace(/^./, (digit) => (digit === "0" ? "1" : "0"));
    for (const statement of [
      `select token from ${table}`,
      `delete from ${table}`,
      `update ${table} set ends = ends`,
      `insert into ${table} values ('${forged}', session_user, now() + interval '1 hour')`,
    ])
      expect(await attempt(role, { "app.acting": token }, statement), statement).toBe("refused");
    const remember = (said: string) => `select public.remember_acting('${said}')`;
    expect(await attempt(role, { "app.acting": forged }, remember(forged))).toBe("refused");
    expect(await attempt(role, { "app.acting": token }, remember(forged))).toBe("refused");
    expect(await attempt(role, {}, remember(forged))).toBe("refused");
  });
});

it("only the owner of the verifying function and the migrator reach the key", async () => {
  const rows = await owner<{ rolname: string }[]>`
    select rolname from pg_roles where rolname like 'homeward\\_%' and rolname not in ('homeward_tenant', 'homeward_owner')
       and has_any_column_privilege(rolname, 'access.tenant_key', 'select, insert, update')`;
  expect(rows.map((row) => row.rolname)).toEqual([]);
  const owned = await owner<{ what: string }[]>`
    select p.oid::regprocedure::text as what from pg_proc p join pg_roles r on r.oid = p.proowner
     where r.rolname = 'homeward_tenant' order by 1`;
  const members = await owner`
    select m.rolname from pg_auth_members a join pg_roles r on r.oid = a.roleid join pg_roles m on m.oid = a.member
     where r.rolname = 'homeward_tenant' and m.rolname in ${owner(loginRoles.map(roleName))}`;
  expect(members).toHaveLength(0);
  for (const { what } of owned)
    expect(what).toMatch(/^(app_acting|remember_acting|clock_moves|keep_time\w*)\(/);
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
  it("is mixed in as HMAC says", () => {
    const key = deriveTenantKey("a secret");
    const { inner, outer } = hmacPads(key);
    expect([key.length, inner.length, outer.length]).toEqual([32, 64, 64]);
    expect(inner.map((byte) => byte ^ 0x36).subarray(0, 32)).toEqual(key);
    expect(outer.map((byte) => byte ^ 0x5c).subarray(0, 32)).toEqual(key);
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
    await asked("council")`select public.remember_acting(set_config('app.acting', ${before}, true))`;
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

describe("a signature that is remembered", () => {
  const remember = (role: LoginRole, token: string) =>
    asked(role)`select public.remember_acting(set_config('app.acting', ${token}, true))`;
  const orgOf = async (role: LoginRole, token: string) => {
    const rows = await asked(role).begin(async (tx) => {
      await tx`select set_config('app.acting', ${token}, true)`;
      return tx<{ org: string }[]>`select public.app_org() as org`;
    });
    return rows[0]?.org;
  };
  const kept = () => owner<{ token: string; login: string }[]>`select * from access.verified_signatures`;

  it("is believed without the key, and by nobody else's connection", async () => {
    const token = signTenant(tenantKey(), someoneIn("council"));
    await remember("council", token);
    await remember("council", token);
    expect((await kept()).filter((row) => row.token === token)).toHaveLength(1);
    // Another key, so that only what is remembered can say so.
    const [key] = await owner<{ inner: Buffer }[]>`select inner_pad as inner from access.tenant_key`;
    await owner`update access.tenant_key set inner_pad = ${Buffer.alloc(64)}`;
    try {
      expect(await orgOf("council", token)).toBe(idOf(1, "council"));
      await expect(orgOf("provider", token)).rejects.toThrow("not signed");
    } finally {
      await owner`update access.tenant_key set inner_pad = ${key?.inner ?? null}`;
    }
  });

  it("is worth nothing once it has ended, and goes when another is remembered", async () => {
    const token = signTenant(tenantKey(), someoneIn("council"));
    await remember("council", token);
    await owner`update access.verified_signatures set ends = now() - interval '1 second'`;
    const ended = signTenant(tenantKey(), { ...someoneIn("council"), ends: soon() - 900 });
    await owner`insert into access.verified_signatures values (${ended}, ${roleName("council")}, now() - interval '300 seconds')`;
    await expect(orgOf("council", ended)).rejects.toThrow("not signed");
    await remember("provider", signTenant(tenantKey(), someoneIn("provider")));
    expect((await kept()).map((row) => row.login)).toEqual([roleName("provider")]);
  });
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
