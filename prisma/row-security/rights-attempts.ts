import type postgres from "postgres";
import { ROLES_BY_KIND } from "~/domains/access/roles";
import { type LoginRole, roleName } from "~/platform/database/roles";
import { actAs, attemptsAs, insertOf } from "./acting-roles";
import { beginningsOf } from "./beginnings";
import { idOf, type World } from "./sample-rows";

/** Somebody who tries: through which database role, holding what in the organisation that it acts for. */
export type Actor = { role: LoginRole; holds: string; person: string };

/** One person a role of an organisation, one without any, and one who has left; the others log in for nobody. */
export const ACTORS: readonly Actor[] = [
  ...(["council", "provider", "region"] as const).flatMap((role) =>
    [...Object.keys(ROLES_BY_KIND[role]), "nothing", "left"].map((holds) => ({
      role,
      holds,
      person: idOf(1, `${role} ${holds}`),
    })),
  ),
  ...(["auth", "reader", "worker", "keys"] as const).map((role) => ({
    role,
    holds: "nothing",
    person: actAs(role).person,
  })),
];

/** Makes the people who try, beside those of the sample rows. Runs as the owner, with row security open. */
export async function bringInActors(sql: postgres.Sql): Promise<void> {
  for (const { role, holds, person } of ACTORS) {
    if (!["council", "provider", "region"].includes(role)) continue;
    const roles = holds === "nothing" || holds === "left" ? [] : [holds];
    await sql`
      insert into access.people (id, name, email, created_at)
      values (${person}, ${`${role} ${holds}`}, ${`${role}-${holds}@tries.example`}, now())`;
    await sql`
      insert into access.memberships (id, person_id, organisation_id, roles, started_at, ended_at)
      values (${idOf(1, `${role} ${holds} tries`)}, ${person}, ${idOf(1, role)}, ${roles}, now(),
              ${holds === "left" ? new Date() : null})`;
  }
}

export type Sample = { place: string; world: World; record: Record<string, unknown> };
export type SampleTable = { name: string; columns: { name: string; type: string }[]; rows: Sample[] };

/** Another row like this one, as the person would begin it. */
function begun(table: SampleTable, { record }: Sample, person: string, rules: Map<string, string>) {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => {
      if (name === "id") return [name, idOf(1, `new ${table.name}`)];
      const rule = rules.get(name);
      if (rule === "") return [name, null];
      if (rule === "@person") return [name, person];
      if (rule === "@now") return [name, new Date().toISOString()];
      if (rule !== undefined) return [name, rule.split("|")[0]];
      return [name, /_by_id$/.test(name) && value !== null ? person : value];
    }),
  );
}

/** What somebody would write there who wants more than they have. */
function tempting(name: string, type: string, { person, role }: Actor): string {
  if (name === "roles" || name === "gains")
    return `'{${Object.values(ROLES_BY_KIND)
      .flatMap((of) => Object.keys(of))
      .join(",")}}'`;
  if (type === "uuid" && /(person|_by|broker|owner)_id$/.test(name) && !/organisation/.test(name))
    return `'${person}'`;
  if (type === "uuid" && /(council|provider|organisation|vouched_by)_id$/.test(name))
    return `'${actAs(role).organisation}'`;
  if (type === "boolean") return `not "${name}"`;
  if (type === "timestamp with time zone") return "now()";
  if (type === "uuid") return "gen_random_uuid()";
  if (type === "integer" || type === "bigint") return `coalesce("${name}", 0) + 1`;
  // (moves from state to state are in moves.test.ts)
  if (type === "text" && !/state|kind|answer|action|mark/.test(name))
    return `coalesce("${name}", '') || ' more'`;
  return `"${name}"`;
}

/** What the role has no right to ask for at all, as the database says, so that it is not tried row by row. */
async function rightsOf(sql: postgres.Sql, role: LoginRole): Promise<Set<string>> {
  const rows = await sql<{ what: string }[]>`
    select table_schema || '.' || table_name || '|' || case privilege_type when 'UPDATE' then column_name else 'insert' end as what
      from information_schema.column_privileges
     where grantee in (${roleName(role)}, 'PUBLIC') and privilege_type in ('INSERT', 'UPDATE')
    union
    select table_schema || '.' || table_name || '|delete' from information_schema.table_privileges
     where grantee in (${roleName(role)}, 'PUBLIC') and privilege_type = 'DELETE'`;
  return new Set(rows.map(({ what }) => what));
}

const NOTHING = "nothing";
const reach = (worlds: ReadonlySet<World>) => (worlds.has(2) ? "any" : worlds.has(1) ? "own" : NOTHING);

/**
 * Tries to write every row of every table as the actor, and says of each table what it got, as the list has it: `own`
 * rows or `any`, columns by their names.
 */
export async function written(
  sql: postgres.Sql,
  actor: Actor,
  tables: readonly SampleTable[],
): Promise<Record<string, string>> {
  const [rules, may] = [await beginningsOf(sql), await rightsOf(sql, actor.role)];
  const tries: Record<string, string> = {};
  const add = (table: SampleTable, index: number, what: string, statement: string) => {
    if (may.has(`${table.name}|${what}`)) tries[`${table.name}|${index}|${what}`] = statement;
  };
  for (const table of tables)
    table.rows.forEach((row, index) => {
      const at = `where ctid = '${row.place}'::tid`;
      const fresh = begun(table, row, actor.person, rules.get(table.name) ?? new Map());
      add(table, index, "insert", insertOf(table.name, fresh));
      add(table, index, "delete", `delete from ${table.name} ${at}`);
      for (const { name, type } of table.columns)
        add(table, index, name, `update ${table.name} set "${name}" = ${tempting(name, type, actor)} ${at}`);
    });
  const outcomes = await attemptsAs(actor.role, tries, { person: actor.person });
  const reached = (table: SampleTable, what: string) =>
    reach(
      new Set(
        table.rows
          .filter((_, index) => !["refused", "0"].includes(outcomes[`${table.name}|${index}|${what}`] ?? "0"))
          .map(({ world }) => world),
      ),
    );
  return Object.fromEntries(
    tables.map((table) => {
      const updated = table.columns
        .map(({ name }) => ({ name, how: reached(table, name) }))
        .filter(({ how }) => how !== NOTHING);
      const parts = [
        ...["insert", "delete"]
          .map((what) => ({ what, how: reached(table, what) }))
          .filter(({ how }) => how !== NOTHING),
      ].map(({ what, how }) => `${what} ${how}`);
      const most = updated.some(({ how }) => how === "any") ? "any" : "own";
      if (updated.length > 0) parts.push(`update ${most}: ${updated.map(({ name }) => name).join(" ")}`);
      return [table.name, parts.join("; ") || NOTHING];
    }),
  );
}
