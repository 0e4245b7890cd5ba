import { PrismaPg } from "@prisma/adapter-pg";
import postgres, { type Sql } from "postgres";
import { databaseUrl, transactionLimit } from "~/platform/env.server";
import { PrismaClient } from "~prisma/client";
import type { Role } from "./roles.ts";
import { statementNames } from "./statement-names.ts";
import { noteStatement } from "./statements.server.ts";

/** Connections at most, for each way in which a role is connected: Prisma, a pool of postgres.js, and lanes. */
const poolSizes: Record<Role, number> = {
  owner: 4,
  auth: 4,
  council: 8,
  provider: 8,
  region: 4,
  reader: 4,
  worker: 4,
  keys: 4,
};

/** Clients of one connection each, as many as a pool would have. */
interface Lanes {
  all: Set<Sql>;
  idle: Sql[];
  waiting: ((sql: Sql) => void)[];
}

interface Clients {
  prisma: Map<Role, PrismaClient>;
  sql: Map<Role, Sql>;
  lanes: Map<Role, Lanes>;
  nameFor: (sql: string) => string;
}

/** Kept on the global object: the development server loads this module anew after each change. */
const holder = globalThis as typeof globalThis & { homewardDatabase?: Clients };

function clients(): Clients {
  holder.homewardDatabase ??= {
    prisma: new Map(),
    sql: new Map(),
    lanes: new Map(),
    nameFor: statementNames(),
  };
  return holder.homewardDatabase;
}

/**
 * Prisma as one database role, made when first asked for. Rows under row security need `transaction`: outside of
 * one, no organisation is set and nothing is seen.
 */
export function prismaFor(role: Role): PrismaClient {
  const { prisma, nameFor } = clients();
  const known = prisma.get(role);
  if (known) return known;
  const adapter = new PrismaPg(
    {
      connectionString: databaseUrl(role),
      max: poolSizes[role],
      connectionTimeoutMillis: transactionLimit(),
      // The adapter reads every timestamp as UTC, whatever the session says.
      options: "-c TimeZone=UTC",
    },
    {
      statementNameGenerator: ({ sql }) => {
        noteStatement(sql);
        return nameFor(sql);
      },
    },
  );
  const client = new PrismaClient({ adapter });
  prisma.set(role, client);
  return client;
}

/** postgres.js as one database role: for hot lists, LISTEN and bulk COPY. */
export function sqlFor(role: Role): Sql {
  const { sql } = clients();
  const known = sql.get(role);
  if (known) return known;
  const client = connect(role, poolSizes[role]);
  sql.set(role, client);
  return client;
}

function connect(role: Role, max: number): Sql {
  return postgres(databaseUrl(role), {
    max,
    connect_timeout: transactionLimit() / 1000,
    onnotice: () => undefined,
    connection: { TimeZone: "UTC" },
  });
}

function lanesOf(role: Role): Lanes {
  const { lanes } = clients();
  const known = lanes.get(role);
  if (known) return known;
  const made: Lanes = { all: new Set(), idle: [], waiting: [] };
  lanes.set(role, made);
  return made;
}

function newLane(role: Role): Sql {
  const lane = connect(role, 1);
  lanesOf(role).all.add(lane);
  return lane;
}

/**
 * A connection that nobody else has until it is given back or ended. Its queries are sent without waiting for each other,
 * and `begin` and `commit` may be among them. (`reserve` of postgres.js loses connections that were opened again.)
 */
export function takeLane(role: Role): Promise<Sql> {
  const { idle, all, waiting } = lanesOf(role);
  const free = idle.pop() ?? (all.size < poolSizes[role] ? newLane(role) : undefined);
  return free ? Promise.resolve(free) : new Promise((taken) => waiting.push(taken));
}

/** Hands a connection to whoever waits longest. */
export function giveLaneBack(role: Role, lane: Sql): void {
  const { idle, waiting } = lanesOf(role);
  const next = waiting.shift();
  if (next) next(lane);
  else idle.push(lane);
}

/** Ends a connection that can be of no use any more, and lets whoever waits have another. */
export function endLane(role: Role, lane: Sql): void {
  const { all, waiting } = lanesOf(role);
  all.delete(lane);
  void lane.end({ timeout: 0 });
  waiting.shift()?.(newLane(role));
}

/** Closes every connection of this process. Clients asked for afterwards are made anew. */
export async function closeDatabase(): Promise<void> {
  const { prisma, sql, lanes } = clients();
  const open = [
    ...[...prisma.values()].map((client) => client.$disconnect()),
    ...[...sql.values(), ...[...lanes.values()].flatMap(({ all }) => [...all])].map((client) =>
      client.end({ timeout: 5 }),
    ),
  ];
  prisma.clear();
  sql.clear();
  lanes.clear();
  await Promise.all(open);
}
