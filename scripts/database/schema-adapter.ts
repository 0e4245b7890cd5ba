import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import pg from "pg";

/** OID of PostgreSQL's internal one-byte type, which the driver adapter cannot read. */
const CHAR_OID = 18;
const TEXT_OID = 25;

interface RawResult {
  fields: { name: string; dataTypeID: number }[];
  rows: unknown[][];
  rowCount: number | null;
}

/** The part of the adapter that is private in its types but does the work. */
interface Readable {
  performIO(query: SqlQuery): Promise<RawResult>;
  queryRaw(query: SqlQuery): Promise<SqlResultSet>;
}

/** Lets an adapter (or one of its transactions) read columns of the internal "char" type. */
function readChars<T extends object>(queryable: T): T {
  const inner = queryable as unknown as Readable;
  const original = inner.queryRaw;
  inner.queryRaw = async function queryRaw(this: Readable, query: SqlQuery): Promise<SqlResultSet> {
    const result = await this.performIO(query);
    const chars = result.fields.flatMap((field, index) => (field.dataTypeID === CHAR_OID ? [index] : []));
    const fields = result.fields.map((field) =>
      field.dataTypeID === CHAR_OID ? { name: field.name, dataTypeID: TEXT_OID } : field,
    );
    const answered: Readable = Object.create(this, {
      performIO: { value: async () => ({ ...result, fields }) },
    });
    const set = await original.call(answered, query);
    for (const index of chars) {
      set.columnTypes[index] = ColumnTypeEnum.Character;
      for (const row of set.rows) if (row[index] === "") row[index] = "\0";
    }
    return set;
  };
  return queryable;
}

async function adapterOf(url: string, afterwards: () => Promise<void>): Promise<SqlDriverAdapter> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on("error", () => undefined);
  const adapter = readChars(await new PrismaPg(pool).connect());
  const startTransaction = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (level) => readChars(await startTransaction(level));
  // The adapter splits scripts at every semicolon, which breaks function bodies.
  adapter.executeScript = async (script) => {
    await pool.query(script);
  };
  adapter.dispose = async () => {
    await pool.end();
    await afterwards();
  };
  return adapter;
}

/**
 * A driver adapter for Prisma's schema engine. The shadow database is made beside the database of `url`, under
 * a name of its own, and dropped when the engine is done with it; the adapter's own version would run the
 * migrations in the main database.
 */
export function schemaAdapter(url: string): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => adapterOf(url, async () => undefined),
    async connectToShadowDb() {
      const shadow = new URL(url);
      const name = `homeward_shadow_${process.pid}_${crypto.randomUUID().replaceAll("-", "")}`;
      shadow.pathname = `/${name}`;
      await onServer(url, `CREATE DATABASE "${name}" TEMPLATE template0`);
      return adapterOf(shadow.href, () => onServer(url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
    },
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
