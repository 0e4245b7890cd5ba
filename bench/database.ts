import postgres from "postgres";
import { applyMigrations } from "../scripts/database/apply.ts";
import { grantDatabase } from "../scripts/database/make-roles.ts";

/** Protects invented rows in a database that only listens to this machine. */
export const benchSecret = "the bench's secret protects nothing at all";

function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

/** A database of that name in the bench's cluster, empty and migrated; where its owner and its admin reach it. */
export async function freshDatabase(
  cluster: { ownerUrl: string; adminUrl: string },
  name: string,
): Promise<{ ownerUrl: string; adminUrl: string }> {
  const outside = postgres(cluster.adminUrl, { max: 1, onnotice: () => undefined });
  await outside.unsafe(`drop database if exists ${name} with (force)`);
  await outside.unsafe(`create database ${name} owner homeward_owner`);
  await outside.end();
  const ownerUrl = withDatabase(cluster.ownerUrl, name);
  await applyMigrations({ ownerUrl, secret: benchSecret });
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  await grantDatabase(owner);
  await owner.end();
  return { ownerUrl, adminUrl: withDatabase(cluster.adminUrl, name) };
}
