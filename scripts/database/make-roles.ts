import postgres, { type Sql } from "postgres";
import {
  auditorRole,
  definerRole,
  enqueuerRole,
  jobsRole,
  loginRoles,
  openerRole,
  roleName,
  tenantRole,
  verifierFor,
} from "../../app/platform/database/roles.ts";

/** Those that nobody logs in as. */
const OWNERS = [definerRole, openerRole, auditorRole, tenantRole, jobsRole, enqueuerRole];

/**
 * Makes the roles, or brings their passwords and memberships up to date. Works for any owner that may create
 * roles (PostgreSQL 16 or later); no superuser is needed. Roles belong to the whole server, not to one database,
 * so two runs in different databases can meet here: they try again.
 *
 * @throws when a role of one of these names exists that could pass by row level security
 */
export async function makeRoles(sql: Sql, secret: string): Promise<void> {
  for (const role of OWNERS) await makeRole(sql, role, "nologin");
  for (const role of loginRoles) {
    await makeRole(sql, roleName(role), `login password '${verifierFor(secret, role)}'`);
  }
  await refuseMightyRoles(sql);

  // The owner hands functions to these and acts as the one of the jobs to install the queue. The worker, and the
  // functions that enqueue, count as owner of the queue, whose tables have row security without policies.
  const handed = OWNERS.filter((role) => role !== auditorRole).join(", ");
  await again(() => sql.unsafe(`grant ${handed} to current_user with inherit true, set true`));
  // Whoever verifies the audit takes the auditor on for it: nobody reads the whole record by the way.
  await again(() => sql.unsafe(`grant ${auditorRole} to current_user with inherit false, set true`));
  await again(() => sql.unsafe(`revoke ${jobsRole} from ${definerRole}`));
  await again(() => sql.unsafe(`grant ${jobsRole} to ${enqueuerRole} with inherit true, set false`));
  await again(() => sql.unsafe(`grant ${jobsRole} to ${roleName("worker")} with inherit true, set false`));
}

/**
 * What a database must grant beside what its migrations do. A database cloned from a template needs it again:
 * cloning does not copy these.
 */
export async function grantDatabase(sql: Sql): Promise<void> {
  const [row] = await sql<{ name: string }[]>`select quote_ident(current_database()) as name`;
  if (!row) throw new Error("The database did not tell its name.");
  const names = loginRoles.map(roleName).join(", ");
  await again(() => sql.unsafe(`revoke connect, temporary on database ${row.name} from public`));
  await again(() => sql.unsafe(`grant connect on database ${row.name} to ${names}`));
  await again(() => sql.unsafe(`revoke create on database ${row.name} from ${jobsRole}`));
}

/**
 * The role that owns the queue makes its schema, for as long as `work` takes; the worker, which belongs to it, makes none.
 * The caller holds the migration lock.
 */
export async function whileQueueMayBeMade(sql: Sql, work: () => Promise<void>): Promise<void> {
  const [row] = await sql<{ name: string }[]>`select quote_ident(current_database()) as name`;
  await again(() => sql.unsafe(`grant create on database ${row?.name} to ${jobsRole}`));
  try {
    await work();
  } finally {
    await again(() => sql.unsafe(`revoke create on database ${row?.name} from ${jobsRole}`));
  }
}

async function makeRole(sql: Sql, name: string, options: string): Promise<void> {
  await again(async () => {
    const [known] = await sql`select 1 from pg_roles where rolname = ${name}`;
    try {
      await sql.unsafe(`${known ? "alter" : "create"} role ${name} with ${options}`);
    } catch (error) {
      if (!(error instanceof postgres.PostgresError) || error.code !== "42501") throw error;
      const [row] = await sql<{ me: string }[]>`select quote_ident(current_user) as me`;
      const remedy = known
        ? `It was made by somebody else. A superuser can hand it over: grant ${name} to ${row?.me} with admin option;`
        : `A superuser can allow it: alter role ${row?.me} createrole;`;
      throw new Error(`The user of DATABASE_URL may not manage the role ${name}. ${remedy}`, {
        cause: error,
      });
    }
  });
}

async function refuseMightyRoles(sql: Sql): Promise<void> {
  const names = [...OWNERS, ...loginRoles.map(roleName)];
  const mighty = await sql<{ rolname: string }[]>`
    select rolname from pg_roles
    where rolname in ${sql(names)} and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`;
  if (mighty.length > 0) {
    const list = mighty.map((row) => row.rolname).join(", ");
    throw new Error(
      `These roles of the database can do more than they may: ${list}. Take it from them (alter role NAME nosuperuser nobypassrls nocreaterole nocreatedb) or drop them.`,
    );
  }
}

/** Codes of two runs meeting: made by the other, or the same catalogue row changed by both. */
const meetings = new Set(["42710", "23505", "XX000", "40001", "40P01"]);

async function again(work: () => PromiseLike<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      const met = error instanceof postgres.PostgresError && meetings.has(error.code);
      if (!met || attempt >= 20) throw error;
      await new Promise((done) => setTimeout(done, 10 + Math.random() * 40 * attempt));
    }
  }
}
