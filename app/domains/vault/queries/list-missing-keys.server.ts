import { transaction } from "~/platform/database/transaction.server";
import { namesDataKey } from "../encryption.server";
import { keyHolder } from "../keys.server";
import { listKeptIdentities } from "./list-kept-identities.server";

/** Every council, as the worker sees them. */
export async function councilIds(): Promise<string[]> {
  const rows = await transaction("worker", {}, (tx) =>
    tx.organisation.findMany({ where: { kind: "council" }, select: { id: true } }),
  );
  return rows.map(({ id }) => id);
}

/**
 * The councils that have children whose data key the store has never heard of, with how many: nobody can read who
 * they are. Empty when the store is the one that belongs to this database.
 */
export async function listMissingKeys(): Promise<{ council: string; identities: number }[]> {
  const keys = keyHolder();
  const known = new Set((await keys.listKeys()).map(({ id }) => id));
  const missing: { council: string; identities: number }[] = [];
  for (const council of await councilIds()) {
    const rows = await transaction("worker", { "app.org_id": council }, (tx) => listKeptIdentities(tx));
    let identities = 0;
    for (const { id, keyId, destroyedAt } of rows) {
      if (destroyedAt || !namesDataKey(keyId) || known.has(id)) continue;
      // It may have been made since.
      if ((await keys.keyStanding(id)).state === "unknown") identities += 1;
    }
    if (identities > 0) missing.push({ council, identities });
  }
  return missing;
}
