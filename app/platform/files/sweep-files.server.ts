import { readdir, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { isId } from "~/platform/ids";
import { defineJob, noPayload } from "~/platform/jobs/define-job";
import { handle } from "~/platform/jobs/handle.server";
import { log } from "~/platform/log.server";
import { arrivals } from "./file-store.server";

export const SWEEP_FILES = defineJob("sweep-files", noPayload);

/** So long a file is left alone: its transaction may be under way, or a newer backup be restored. */
const LEFT_ALONE = 2 * 86_400_000;
/** More files without a row than this, and this part of all, are no processes that died. */
const FEW = 10;
const FEW_OF_ALL = 0.2;

/**
 * The job `sweep-files`, daily: removes files whose row was never committed, because its transaction failed or its process
 * died, and what lies half received. A file with a row is never touched, nor one that is younger than two days. Where most
 * files have no row, the folder or the database is the wrong one: it is said in the log and nothing is removed.
 */
export const sweepFiles = handle(SWEEP_FILES, async () => {
  await arrivals();
  await transaction("worker", {}, (tx) => tx.$executeRaw`select public.forget_mail_tally()`);
  const folder = resolve(env().HOMEWARD_FILES);
  const before = Date.now() - LEFT_ALONE;
  const names = (await readdir(folder)).filter((name) => isId(idOf(name)));
  const orphans: string[] = [];
  for (let at = 0; at < names.length; at += 1_000) {
    const some = names.slice(at, at + 1_000);
    const used = await inUse(some.map(idOf));
    for (const name of some.filter((one) => !used.has(idOf(one)))) {
      const found = await stat(join(folder, name)).catch(() => undefined);
      if (found && found.mtimeMs < before) orphans.push(name);
    }
  }
  if (orphans.length > FEW && orphans.length > names.length * FEW_OF_ALL)
    return log.error("files.folder-is-anothers", { files: names.length, withoutRow: orphans.length });
  for (const name of orphans) await rm(join(folder, name), { force: true });
  if (orphans.length > 0) log.info("files.swept", { removed: orphans.length });
});

/** "0192….original" belongs to the row "0192…". */
const idOf = (name: string): string => name.split(".", 1)[0] ?? "";

async function inUse(ids: string[]): Promise<Set<string>> {
  const rows = await transaction(
    "worker",
    {},
    (tx) => tx.$queryRaw<{ id: string }[]>`select id from public.files_in_use(${ids}::uuid[]) as t(id)`,
  );
  return new Set(rows.map(({ id }) => id));
}
