// npm run vault:rotate: wraps every child's data key with the first key of HOMEWARD_VAULT_KEYS.
import { assignDataKeys } from "~/domains/vault/commands/assign-data-keys.server";
import { type Rotation, rotateKeys } from "~/domains/vault/commands/rotate-keys.server";
import { keyRing } from "~/domains/vault/data-keys.server";
import { keyStore } from "~/domains/vault/key-store.server";
import { listMissingKeys } from "~/domains/vault/queries/list-missing-keys.server";
import { closeDatabase } from "~/platform/database/clients.server";
import { vaultEnv } from "~/platform/env.server";
import { databaseIsThere, exitCodeOf } from "./database/nothing-there";
import { withDatabase } from "./import/database";

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

/** What was done and what may be done next; whether everything now hangs on the active key alone. */
function report(rotation: Rotation, refusedRows: number, missing: number): { words: string; whole: boolean } {
  const lines = [
    `The active key is ${rotation.activeKey}.`,
    `${count(rotation.wrapped, "data key")} wrapped anew, ${rotation.already} had been already, ${count(rotation.destroyed, "is", "are")} destroyed. No row was touched.`,
  ];
  for (const [key, keys] of rotation.refused)
    lines.push(`${count(keys, "data key")} of the key ${key} could not be opened.`);
  if (refusedRows > 0)
    lines.push(`${count(refusedRows, "row")} from before there were data keys could not be opened.`);
  if (missing > 0)
    lines.push(
      `${count(missing, "child has", "children have")} no key in ${vaultEnv().HOMEWARD_KEY_STORE}: it is not the key store of this database, or not the whole of it.`,
    );
  const whole = rotation.refused.size === 0 && refusedRows === 0 && missing === 0;
  const others = vaultEnv()
    .HOMEWARD_VAULT_KEYS.slice(1)
    .map((key) => keyRing([key]).active.id);
  if (!whole)
    lines.push(
      "Put the missing key behind the active one in HOMEWARD_VAULT_KEYS, or restore the key store's backup, and run this again. Throw no key away.",
    );
  else if (others.length > 0)
    lines.push(
      `Nothing needs ${others.join(", ")} any more: take it out of HOMEWARD_VAULT_KEYS and start the portal again. Keep a copy for as long as you keep backups of the key store that are older than this.`,
    );
  return { words: lines.join("\n"), whole };
}

async function rotate(): Promise<boolean> {
  await keyStore().check();
  // A row that hangs on the old key itself could not be read once that has gone.
  const { given, refused } = await assignDataKeys();
  if (given > 0)
    console.log(
      `${count(given, "row")} from before there were data keys got one, and was sealed anew with it.`,
    );
  const rotation = await rotateKeys((done) => {
    if (done % 1_000 === 0) console.log(`${done} keys`);
  });
  const missing = (await listMissingKeys()).reduce((sum, { identities }) => sum + identities, 0);
  const { words, whole } = report(rotation, refused, missing);
  console.log(words);
  return whole;
}

try {
  databaseIsThere("rotate");
  if (!(await withDatabase(() => rotate().finally(closeDatabase)))) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = exitCodeOf(error);
}
