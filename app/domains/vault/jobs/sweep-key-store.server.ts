import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { log } from "~/platform/log.server";
import { destroyIdentity } from "../commands/destroy-identity.server";
import { keyHolder } from "../keys.server";
import { listKeptIdentities } from "../queries/list-kept-identities.server";
import { councilIds, listMissingKeys } from "../queries/list-missing-keys.server";
import { SWEEP_KEY_STORE } from "../vault.jobs";

/** So long a key without a row is left alone: its transaction may be under way, or a newer backup be restored. */
const LEFT_ALONE = 7 * 24 * 3_600_000;
/** More keys without a row than this, and this part of all, are no rolled-back transactions. */
const FEW = 10;
const FEW_OF_ALL = 0.05;

/**
 * The job `sweep-key-store`, daily: brings the key store and the database together again after crashes and restored
 * backups. What the database knows as destroyed is destroyed in a store that came back with its key, and what the store knows as
 * destroyed in a database that came back with its row and all that hung on it; keys of
 * transactions that never committed go; a row without its key is told to the log, because nobody can read it.
 */
export const sweepKeyStore = handle(SWEEP_KEY_STORE, async () => {
  const keys = keyHolder();
  const [kept, destroyed] = [new Set<string>(), new Set<string>()];
  for (const { id, state } of await keys.listKeys()) (state === "kept" ? kept : destroyed).add(id);
  for (const council of await councilIds()) {
    const rows = await transaction("worker", { "app.org_id": council }, (tx) => listKeptIdentities(tx));
    for (const { id, destroyedAt } of rows)
      if (destroyedAt && kept.has(id)) await keys.destroyKey(id, destroyedAt);
      else if (!destroyedAt && destroyed.has(id)) await destroyAgain(council, id);
  }
  for (const missing of await listMissingKeys()) log.error("vault.keys-missing", missing);
  await sweepOrphans([...kept]);
});

/**
 * A backup brought back a row whose key is gone for good: what hung on it goes again. Where a placement is looked for or
 * lived in once more the database keeps the rest of the referral, which nothing opens.
 */
async function destroyAgain(council: string, id: string): Promise<void> {
  const stored = await keyHolder().keyStanding(id);
  if (stored.state !== "destroyed") return;
  await transaction("worker", { "app.org_id": council }, (tx) =>
    destroyIdentity(tx, id, stored.at, { keyIsGone: true }),
  );
}

async function sweepOrphans(kept: string[]): Promise<void> {
  const orphans: string[] = [];
  for (let at = 0; at < kept.length; at += 1_000) {
    const some = kept.slice(at, at + 1_000);
    const rows = await transaction(
      "worker",
      {},
      (tx) =>
        tx.$queryRaw<{ id: string }[]>`select id from vault.known_identities(${some}::uuid[]) as known(id)`,
    );
    const known = new Set(rows.map(({ id }) => id));
    orphans.push(...some.filter((id) => !known.has(id)));
  }
  if (orphans.length > FEW && orphans.length > kept.length * FEW_OF_ALL) {
    // It looks like the store of another database, or like an old backup of this one.
    log.error("vault.key-store-is-anothers", { keys: kept.length, withoutRow: orphans.length });
    return;
  }
  const at = now();
  for (const id of orphans) {
    const stands = await keyHolder().keyStanding(id);
    if (stands.state !== "kept" || at.getTime() - stands.madeAt.getTime() < LEFT_ALONE) continue;
    await keyHolder().destroyKey(id, at);
  }
}
