import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { err, ok, type Result } from "~/platform/result";
import { openEnvelopes } from "./child-envelopes.server";
import { documentVisits } from "./document-visits";
import { VaultRefused } from "./encryption.server";
import type { DocumentLookPurpose } from "./identity";
import type { Asker, Destroyed, DocumentPart, KeyHolder, TooMany } from "./key-holder";
import { acting, writeLooks } from "./written-looks.server";

type Opened = Result<Uint8Array[], Destroyed | TooMany>;
type Budget = "document" | "pack" | "job";
type Take = (by: Asker, what: Budget, many: number) => TooMany | undefined;
type Allowed = { councilId: string; purpose: DocumentLookPurpose };

class RolledBack extends Error {
  constructor(readonly error: Destroyed) {
    super("rolled back: nobody was told anything");
  }
}

/**
 * Opens the parts of a document. The database says whether whoever asks may; a person's visit to it is one look at each
 * child that the parts tell of, committed before anything is told. A job opens what is being checked, which is no look.
 */
export function documentOpener(take: Take): Pick<KeyHolder, "openDocument" | "openForPack" | "openForJob"> {
  const visits = documentVisits();

  function open(
    by: Asker,
    documentId: string,
    parts: readonly DocumentPart[],
    budget: Budget,
  ): Promise<Opened> {
    const visit = `${by.organisationId} ${by.personId ?? "job"} ${documentId}`;
    return visits(visit, now().getTime(), async (isFirst): Promise<Opened> => {
      const refused = isFirst ? take(by, budget, 1) : undefined;
      if (refused) return err(refused);
      try {
        return ok(await transaction("keys", acting(by), (tx) => opened(tx, by, documentId, parts, isFirst)));
      } catch (error) {
        if (error instanceof RolledBack) return err(error.error);
        throw error;
      }
    });
  }

  return {
    async openDocument(by, documentId, parts) {
      if (!by.personId) throw new VaultRefused("nobody is named who looks");
      return open(by, documentId, parts, "document");
    },
    async openForPack(by, documentId, parts) {
      if (!by.personId) throw new VaultRefused("nobody is named who looks");
      return open(by, documentId, parts, "pack");
    },
    openForJob: ({ organisationId }, documentId, parts) => open({ organisationId }, documentId, parts, "job"),
  };
}

async function opened(
  tx: Tx,
  by: Asker,
  documentId: string,
  parts: readonly DocumentPart[],
  isFirst: boolean,
): Promise<Uint8Array[]> {
  const subjects = [...new Set(parts.map(({ subjectId }) => subjectId))];
  const [allowed] = await tx.$queryRaw<Allowed[]>`
    select council_id as "councilId", case when is_cleared then 'read-cleared-document' else 'read-document' end as purpose
      from public.document_to_open(${documentId}::uuid, ${subjects}::uuid[], ${newId()}::uuid, ${now()}::timestamptz)
    union all
    select council_id, 'read-placement-document'
      from public.placement_document_to_open(${documentId}::uuid, ${subjects}::uuid[], ${newId()}::uuid, ${now()}::timestamptz)`;
  if (!allowed) throw new VaultRefused("it is not for whoever asks, or not any more");
  const { councilId } = allowed;
  const told: Uint8Array[] = [];
  const children = new Set<string>();
  for (const { subjectId, purpose, sealed } of parts) {
    const part = await openEnvelopes({ councilId, subjectId, purpose }, sealed);
    if (!part.ok) throw new RolledBack(part.error);
    told.push(part.value.bytes);
    for (const child of part.value.identityIds) children.add(child);
  }
  // At a provider the database has written it.
  if (isFirst && by.personId && councilId === by.organisationId)
    await writeLooks(tx, by, { purpose: allowed.purpose, documentId }, [...children]);
  return told;
}
