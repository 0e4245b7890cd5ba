import postgres from "postgres";
import type { LoginRole } from "~/platform/database/roles";
import { databaseUrl } from "~/platform/env.server";
import { actingAs } from "../testing/acting-as.server";
import { idOf } from "./sample-rows";

/** Whom each role acts for in the first world. */
const KIND: Record<LoginRole, "council" | "provider" | "region"> = {
  auth: "council",
  council: "council",
  provider: "provider",
  region: "region",
  reader: "provider",
  worker: "council",
  keys: "council",
};

export function actAs(role: LoginRole): { organisation: string; person: string } {
  return { organisation: idOf(1, KIND[role]), person: idOf(1, `${KIND[role]} person`) };
}

const connections = new Map<LoginRole, postgres.Sql>();

class RolledBack extends Error {}

/** Runs work as a role that acts for its organisation of the first world, and rolls it back. */
export async function asActing<T>(
  role: LoginRole,
  work: (tx: postgres.TransactionSql) => Promise<T>,
  as: { person?: string } = {},
): Promise<T> {
  const known = connections.get(role);
  const sql = known ?? postgres(databaseUrl(role), { max: 1, onnotice: () => undefined });
  connections.set(role, sql);
  let value: { is: T } | undefined;
  try {
    await sql.begin(async (tx) => {
      const { organisation, person } = { ...actAs(role), ...as };
      // A job acts for nobody.
      await actingAs(tx, role, { organisationId: organisation, personId: role === "worker" ? null : person });
      value = { is: await work(tx) };
      throw new RolledBack();
    });
  } catch (thrown) {
    if (!(thrown instanceof RolledBack)) throw thrown;
  }
  if (!value) throw new Error("The work came to no end.");
  return value.is;
}

/** What comes of a role's insert: done, refused by the wall, or the code of another error. */
export async function insertAs(
  role: LoginRole,
  table: string,
  record: Record<string, unknown>,
): Promise<string> {
  const names = Object.keys(record)
    .map((name) => `"${name}"`)
    .join(", ");
  try {
    return await asActing(role, async (tx) => {
      await tx.unsafe(
        `insert into ${table} (${names}) select ${names} from jsonb_populate_record(null::${table}, ($1::text)::jsonb)`,
        [JSON.stringify(record)],
      );
      // What is looked at when a transaction ends.
      await tx`set constraints all immediate`;
      return "done";
    });
  } catch (thrown) {
    if (!(thrown instanceof postgres.PostgresError)) throw thrown;
    return thrown.code === "42501" ? "refused" : `error ${thrown.code}: ${thrown.message}`;
  }
}

/** Each attempt by itself, undone, with what is looked at when a transaction ends. */
const ATTEMPTS = `do $$
  declare v record; v_rows int; v_outcomes jsonb := '{}';
  begin
    for v in select key, value from jsonb_each_text(current_setting('probe.attempts')::jsonb) loop
      begin
        execute v.value;
        get diagnostics v_rows = row_count;
        set constraints all immediate;
        raise exception '%', v_rows using errcode = 'HM000';
      exception when others then
        v_outcomes := v_outcomes || jsonb_build_object(v.key,
          case sqlstate when 'HM000' then sqlerrm when '42501' then 'refused' else 'error ' || sqlstate || ': ' || sqlerrm end);
      end;
    end loop;
    perform set_config('probe.outcomes', v_outcomes::text, true);
  end $$`;

/** What comes of each statement, tried as a role and undone: how many rows it reached, refused, or another error. */
export async function attemptsAs(
  role: LoginRole,
  statements: Readonly<Record<string, string>>,
  as: { person?: string } = {},
): Promise<Record<string, string>> {
  return asActing(
    role,
    async (tx) => {
      await tx`select set_config('probe.attempts', ${JSON.stringify(statements)}, true)`;
      await tx.unsafe(ATTEMPTS);
      const [row] = await tx<{ outcomes: string }[]>`select current_setting('probe.outcomes') as outcomes`;
      return JSON.parse(row?.outcomes ?? "{}");
    },
    as,
  );
}

/** A row as the statement that inserts it. */
export function insertOf(table: string, record: Record<string, unknown>): string {
  const names = Object.keys(record)
    .map((name) => `"${name}"`)
    .join(", ");
  const json = JSON.stringify(record).replaceAll("'", "''");
  return `insert into ${table} (${names}) select ${names} from jsonb_populate_record(null::${table}, '${json}'::jsonb)`;
}

export async function closeActing(): Promise<void> {
  await Promise.all([...connections.values()].map((sql) => sql.end()));
  connections.clear();
}
