import type { ISql } from "postgres";

/** Whose functions, triggers, policies and grants stand in `prisma/sql`. The job queue's schema is its own. */
export const managedSchemas = ["auth", "access", "vault", "public"] as const;

/**
 * What a policy, grant, function or trigger is called, and what it says. `name` is unique, so that two databases can be
 * compared; `create` makes it again, `owner` (functions) hands it over afterwards.
 */
export interface ManagedObject {
  kind: "row security" | "function" | "trigger" | "policy" | "grant";
  name: string;
  /** The table or function it belongs to. */
  on: string;
  create: string;
  owner?: string;
}

/*
 * Functions of extensions, and those that a default, CHECK, generated column or index uses, are not managed: they cannot
 * be dropped while tables stand, so they belong to migrations. What may be done with them (grants) is managed.
 */
const FIXED = `
  select d.refobjid from pg_depend d
   where d.refclassid = 'pg_proc'::regclass and d.deptype = 'n'
     and d.classid not in ('pg_policy'::regclass, 'pg_trigger'::regclass, 'pg_proc'::regclass)`;
const OF_EXTENSIONS = `select d.objid from pg_depend d where d.classid = 'pg_proc'::regclass and d.deptype = 'e'`;

const QUERY = `
with spaces as (select oid, nspname, nspacl, nspowner from pg_namespace where nspname = any ($1)),
tables as (
  select c.oid, format('%I.%I', s.nspname, c.relname) as name, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.relkind
    from pg_class c join spaces s on s.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')),
functions as (
  select p.oid, p.proowner, p.proacl, format('%I.%I(%s)', s.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as name
    from pg_proc p join spaces s on s.oid = p.pronamespace where p.oid not in (${OF_EXTENSIONS})),
grants as (
  select 'schema ' || quote_ident(s.nspname) as on, '' as columns, a.* from spaces s
    cross join aclexplode(coalesce(s.nspacl, acldefault('n', s.nspowner))) a where a.grantee <> s.nspowner
  union all
  select case t.relkind when 'S' then 'sequence ' else '' end || t.name, '', a.* from tables t
    cross join aclexplode(t.relacl) a where a.grantee <> t.relowner
  union all
  select t.name, quote_ident(c.attname), a.* from pg_attribute c join tables t on t.oid = c.attrelid
    cross join aclexplode(c.attacl) a where a.grantee <> t.relowner and not c.attisdropped
  union all
  select 'function ' || f.name, '', a.* from functions f
    cross join aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) a where a.grantee <> f.proowner
  union all
  select format('default privileges for role %I%s on %s', pg_get_userbyid(d.defaclrole),
           coalesce(' in schema ' || quote_ident(n.nspname), ''),
           case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' else 'schemas' end), '', a.*
    from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace cross join aclexplode(d.defaclacl) a
   where a.grantee <> d.defaclrole)
select 'row security' as kind, name as on, name as name, null as owner,
       format('alter table %s enable row level security;', name)
       || case when relforcerowsecurity then format(E'\\nalter table %s force row level security;', name) else '' end as create
  from tables where relrowsecurity
union all
select 'function', name, name, pg_get_userbyid(f.proowner), pg_get_functiondef(f.oid)
  from functions f where f.oid not in (${FIXED})
union all
select 'trigger', t.name, format('%I on %s', g.tgname, t.name), null,
       pg_get_triggerdef(g.oid) || case g.tgenabled when 'O' then '' else ' -- fires ' || g.tgenabled::text end
  from pg_trigger g join tables t on t.oid = g.tgrelid where not g.tgisinternal
union all
select 'policy', t.name, format('%I on %s', p.polname, t.name), null,
       format('create policy %I on %s%s for %s to %s', p.polname, t.name, case when p.polpermissive then '' else ' as restrictive' end,
         case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
         (select string_agg(case r when 0 then 'public' else quote_ident(pg_get_userbyid(r)) end, ', ' order by pg_get_userbyid(r))
            from unnest(p.polroles) r))
       || coalesce(E'\\n  using (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
       || coalesce(E'\\n  with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')
  from pg_policy p join tables t on t.oid = p.polrelid
union all
select 'grant', g.on, format('%s%s on %s to %s', lower(g.privilege_type), case g.columns when '' then '' else ' (' || g.columns || ')' end, g.on, r.name), null,
       format('grant %s%s on %s to %s%s', lower(g.privilege_type), case g.columns when '' then '' else ' (' || g.columns || ')' end, g.on, r.name,
         case when g.is_grantable then ' with grant option' else '' end)
  from grants g cross join lateral (select case g.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(g.grantee)) end as name) r
order by 1, 2, 3`;

/**
 * Every policy, grant, function and trigger of the database, and which tables have row security.
 */
export async function managedObjects(sql: ISql): Promise<ManagedObject[]> {
  const rows = await sql.unsafe<(Omit<ManagedObject, "owner"> & { owner: string | null })[]>(QUERY, [
    [...managedSchemas],
  ]);
  return rows.map(({ owner, ...row }) => ({ ...row, ...(owner === null ? {} : { owner }) }));
}

/** What stands between two lists: in one only, or said differently. Empty when they are the same. */
export function differences(database: readonly ManagedObject[], files: readonly ManagedObject[]): string[] {
  const keyed = (list: readonly ManagedObject[]) =>
    new Map(list.map((one) => [`${one.kind} ${one.name}`, `${one.create}\n${one.owner ?? ""}`]));
  const [here, there] = [keyed(database), keyed(files)];
  const said: string[] = [];
  for (const [key, text] of here) {
    if (!there.has(key)) said.push(`${key} is in the database and in no file`);
    else if (there.get(key) !== text) said.push(`${key} is not as its file says`);
  }
  for (const key of there.keys())
    if (!here.has(key)) said.push(`${key} is in a file and not in the database`);
  return said.sort();
}

/**
 * Drops every managed function, trigger and policy, and takes back every grant. Row security stays, so that what runs
 * in between meets it; nobody but the owner reaches anything until the files are run.
 */
export async function dropManaged(sql: ISql): Promise<void> {
  const there = await managedObjects(sql);
  const of = (kind: ManagedObject["kind"]) => there.filter((one) => one.kind === kind);
  const functions = of("function").map(({ name }) => name);
  const dropped = new Set(functions.map((name) => `function ${name}`));
  const holders = new Map<string, Set<string>>();
  for (const { on, name } of of("grant")) {
    if (dropped.has(on)) continue;
    const role = name.slice(name.lastIndexOf(" to ") + 4);
    holders.set(on, (holders.get(on) ?? new Set()).add(role));
  }
  const revoked = [...holders].map(([on, roles]) => {
    const [, forRole, kind] = /^(default privileges for role .*) on (\w+)$/.exec(on) ?? [];
    const from = [...roles].join(", ");
    return forRole
      ? `alter ${forRole} revoke all on ${kind} from ${from}`
      : `revoke all on ${on} from ${from}`;
  });
  const statements = [
    ...of("trigger").map(({ name }) => `drop trigger ${name}`),
    ...of("policy").map(({ name }) => `drop policy ${name}`),
    ...revoked,
    ...(functions.length > 0 ? [`drop function ${functions.join(", ")}`] : []),
  ];
  if (statements.length > 0) await sql.unsafe(`${statements.join(";\n")};`).simple();
}
