import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { type LockedPlacement, placementToChange } from "~/domains/agreements/commands/lock-placement.server";
import { missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { dayOfColumn } from "~/platform/time";
import { type DocumentAction, may } from "../document.policy";
import { documentSubject, findDocument } from "../queries/document-subject.server";

export type DocumentNamed = { reference: string; documentId: string };

type Found = {
  placement: LockedPlacement;
  document: {
    id: string;
    kind: string;
    coversOn: string;
    side: string;
    state: string;
    readAt: Date | null;
  };
};

/** A document of a placement, locked with it, that this actor may do this with; else why not. */
export async function documentToChange(
  tx: Tx,
  actor: Actor,
  { reference, documentId }: DocumentNamed,
  action: DocumentAction,
): Promise<Result<Found, Refusal>> {
  const found = await placementToChange(tx, actor, { reference, action: "view" });
  if (!found.ok) return found;
  const placement = found.value;
  const row = await findDocument(tx, actor, placement.id, documentId);
  if (!row) return err(missing());
  const allowed = may(actor, action, await documentSubject(tx, actor, placement, row));
  if (allowed !== true) return err(refusalOf(allowed));
  return ok({ placement, document: { ...row, coversOn: dayOfColumn(row.coversOn) } });
}

/** The facts of an event about it. */
export const factsOf = ({ placement, document }: Found) => ({
  placement: placement.reference,
  documentId: document.id,
  side: document.side,
  kind: document.kind,
  covers: document.coversOn,
});
