import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { ChangeState } from "~/domains/agreements/changes/change.machine";
import type { PlacementState } from "~/domains/agreements/placement/placement.machine";
import type { Side } from "~/domains/agreements/placement/placement-words.rules";
import { changeStates } from "~/domains/agreements/queries/change-states.server";
import { workersOf } from "~/domains/agreements/queries/who-works-on-placement.server";
import { isTold } from "~/domains/releases/queries/is-told.server";
import { isId } from "~/platform/ids";
import type { DocumentsSubject } from "../document.policy";
import { documentScope } from "../document.scope.server";
import type { DocumentState } from "../placement-document.machine";

type OfPlacement = {
  councilId: string;
  providerId: string;
  referralId: string;
  serviceId: string;
  state: PlacementState;
};
type Row = {
  side: string;
  state: string;
  uploadedById: string;
  readAt: Date | null;
  changeId: string | null;
};

/** One document of a placement within the actor's scope; null where there is none. What it says is no part of it. */
export async function findDocument(tx: Tx, actor: Actor, placementId: string, id: string) {
  return isId(id)
    ? tx.placementDocument.findFirst({
        where: { AND: [documentScope(actor), { id, placementId }] },
        select: {
          id: true,
          councilId: true,
          kind: true,
          coversOn: true,
          side: true,
          state: true,
          uploadedById: true,
          readAt: true,
          changeId: true,
        },
      })
    : null;
}

/** What the policy must know of a placement for whoever acts, and of one of its documents. */
export async function documentSubject(
  tx: Tx,
  actor: Actor,
  placement: OfPlacement,
  document?: Row,
): Promise<DocumentsSubject> {
  const { councilId, providerId, state } = placement;
  const council = actor.kind === "council";
  const subject = {
    councilId,
    providerId,
    state,
    assignedTo: council ? await workersOf(tx, placement) : [],
    told: council ? false : await isTold(tx, actor, placement),
  };
  if (!document) return subject;
  return { ...subject, document: documentFacts(document, await changeStates(tx, [document.changeId])) };
}

/** What the policy must know of a document; `changes` is how the change stands that it is evidence of. */
export const documentFacts = (row: Row, changes: ReadonlyMap<string, ChangeState>) => ({
  side: row.side as Side,
  state: row.state as DocumentState,
  uploadedById: row.uploadedById,
  isRead: row.readAt !== null,
  change: row.changeId === null ? null : (changes.get(row.changeId) ?? null),
});
