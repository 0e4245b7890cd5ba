import { cp, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import postgres from "postgres";
import { CannotBeDone } from "./manifest.ts";

/** What a running server makes anew, or what belongs to the process and not to the data. */
const LEFT_OUT = new Set(["postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map"]);
/** Folders that are kept as empty ones (PostgreSQL's documentation, 25.3.4). */
const EMPTY = new Set([
  "pg_wal",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
]);
const SEGMENT = /^[0-9A-F]{24}$/;

/**
 * Copies the files of a running cluster between `pg_backup_start` and `pg_backup_stop`, with the log that was written
 * meanwhile, so that a server started on the copy recovers to the moment of the end. The embedded server brings no
 * `pg_dump`. A slot for the time of the copy holds back the log that it needs.
 */
export async function copyCluster(adminUrl: string, cluster: string, to: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_create_physical_replication_slot('homeward_backup', true, true)`;
    const [start] = await sql<{ segment: string }[]>`
      select pg_walfile_name(pg_backup_start('homeward', fast => true)) as segment`;
    await copyFiles(cluster, to);
    const [stop] = await sql<{ label: string; segment: string }[]>`
      select labelfile as label, pg_walfile_name(lsn) as segment from pg_backup_stop(wait_for_archive => false)`;
    if (!start || !stop) throw new Error("The database did not answer.");
    await writeFile(join(to, "backup_label"), stop.label, { mode: 0o600 });
    const wal = await readdir(join(cluster, "pg_wal"));
    const needed = wal.filter((name) => SEGMENT.test(name) && name >= start.segment && name <= stop.segment);
    for (const name of [...needed, ...wal.filter((one) => one.endsWith(".history"))])
      await cp(join(cluster, "pg_wal", name), join(to, "pg_wal", name));
    if (!needed.includes(start.segment) || !needed.includes(stop.segment))
      throw new CannotBeDone("The log that the copy needs is gone already. Try again.");
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function copyFiles(cluster: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  // Links would lead to tablespaces, which the portal has none of.
  await cp(cluster, to, {
    recursive: true,
    filter: async (source) => {
      const [top = "", ...below] = relative(cluster, source).split(sep);
      if (EMPTY.has(top) && below.length > 0) return false;
      if (LEFT_OUT.has(top) || basename(source).startsWith("pgsql_tmp")) return false;
      // A table that is dropped while the copy runs: the log says what became of it.
      return (await stat(source).catch(() => undefined)) !== undefined;
    },
  });
  for (const folder of ["archive_status", "summaries"])
    await mkdir(join(to, "pg_wal", folder), { recursive: true, mode: 0o700 });
}

/** Puts the files of a backup in the place of a cluster. An old one is put aside, and said where. */
export async function placeCluster(from: string, cluster: string): Promise<string | undefined> {
  const there = await readdir(cluster).catch(() => []);
  let aside: string | undefined;
  if (there.length > 0) {
    aside = `${cluster}.before-${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}`;
    await rename(cluster, aside);
  }
  const making = `${cluster}.restoring`;
  await rm(making, { recursive: true, force: true });
  await cp(from, making, { recursive: true });
  // Empty folders that a copy by other tools may have left out.
  for (const folder of [
    ...EMPTY,
    "pg_wal/archive_status",
    "pg_stat",
    "pg_tblspc",
    "pg_twophase",
    "pg_commit_ts",
    "pg_logical/snapshots",
    "pg_logical/mappings",
  ])
    await mkdir(join(making, folder), { recursive: true, mode: 0o700 });
  await rename(making, cluster);
  return aside;
}
