import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { VaultRefused } from "./encryption.server";
import type { DocumentLookPurpose, LookPurpose } from "./identity";
import type { Asker } from "./key-holder";

export type Look =
  | { purpose: LookPurpose | "search" }
  | { purpose: DocumentLookPurpose; documentId: string }
  | { purpose: "comparison"; texts: number; findings: number; typed: boolean };

/** Without a name nobody would be counted: whoever can ask could open every child, and no look would say so. */
export function named(by: Asker): string {
  if (!by.personId) throw new VaultRefused("nobody is named who looks");
  return by.personId;
}

/** As whom whoever holds the keys asks the database. */
export function acting({ organisationId, personId }: Asker) {
  return { "app.org_id": organisationId, ...(personId ? { "app.person_id": personId } : {}) };
}

/** In a transaction of the one who tells it, which is committed before: no process that asks can leave it out. */
export async function writeLooks(tx: Tx, by: Asker, look: Look, children: readonly string[]): Promise<void> {
  const personId = named(by);
  const at = now();
  const documentId = "documentId" in look ? look.documentId : null;
  const { texts, findings, typed } = look.purpose === "comparison" ? look : NOTHING_COMPARED;
  for (const identityId of children)
    await tx.$executeRaw`
      insert into vault.looks (id, identity_id, council_id, person_id, purpose, at, document_id, texts, findings, typed)
      values (${newId()}::uuid, ${identityId}::uuid, ${by.organisationId}::uuid, ${personId}::uuid, ${look.purpose}, ${at},
              ${documentId}::uuid, ${texts}::int, ${findings}::int, ${typed ? true : null}::boolean)`;
}

/** The same in a transaction of its own. */
export async function commitLooks(by: Asker, look: Look, children: readonly string[]): Promise<void> {
  named(by);
  if (children.length === 0) return;
  await transaction("keys", acting(by), (tx) => writeLooks(tx, by, look, children));
}

const NOTHING_COMPARED = { texts: null, findings: null, typed: false };
