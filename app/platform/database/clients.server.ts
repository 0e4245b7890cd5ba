import { PrismaPg } from "@prisma/adapter-pg";
import postgres, { type Sql } from "postgres";
import { databaseUrl, transactionLimit } from "~/platform/env.server";
import { PrismaClient } from "~prisma/client";
import type { Role } from "./roles.ts";
import { statementNames } from "./statement-names.ts";
import { noteStatement } from "./statements.server.ts";

/** Connections at most, for each of the two clients of a role. */
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

interface Clients {
  prisma: Map<Role, PrismaClient>;
  sql: Map<Role, Sql>;
  nameFor: (sql: string) => string;
}

/** Kept on the global object: the development server loads this module anew after each change. */
const holder = globalThis as typeof globalThis & { homewardDatabase?: Clients };

function clients(): Clients {
  holder.homewardDatabase ??= { prisma: new Map(), sql: new Map(), nameFor: statementNames() };
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
  const client = postgres(databaseUrl(role), {
    max: poolSizes[role],
    connect_timeout: transactionLimit() / 1000,
    onnotice: () => undefined,
    connection: { TimeZone: "UTC" },
  });
  sql.set(role, client);
  return client;
}

/** Closes every connection of this process. Clients asked for afterwards are made anew. */
export async function closeDatabase(): Promise<void> {
  const { prisma, sql } = clients();
  const open = [
    ...[...prisma.values()].map((client) => client.$disconnect()),
    ...[...sql.values()].map((client) => client.end({ timeout: 5 })),
  ];
  prisma.clear();
  sql.clear();
  await Promise.all(open);
}
