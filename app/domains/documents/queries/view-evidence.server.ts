import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import type { ChangeState } from "~/domains/agreements/changes/change.machine";
import { type ChangeRow, readChanges } from "~/domains/agreements/queries/list-changes.server";
import { type PlacementView, readPlacement } from "~/domains/agreements/queries/view-placement.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { EVIDENCE_IN, may } from "../document.policy";
import { MAX_EVIDENCE } from "../document-kinds.options";
import { HANDED_IN } from "../placement-document.machine";
import { type DocumentRow, placementSubject, readDocuments } from "./view-reports.server";

/** What was uploaded beside one change, and whether this reader adds to it. */
export type ChangeEvidence = { documents: DocumentRow[]; adds: boolean };

/** What was uploaded beside each change of a placement, by the change; none for a role that reads no documents. */
export function viewEvidence(actor: Actor, reference: string): Promise<Record<string, ChangeEvidence>> {
  return read(actor, async (tx) => readEvidence(tx, actor, await readPlacement(tx, actor, reference)));
}

async function readEvidence(
  tx: Tx,
  actor: Actor,
  placement: PlacementView,
): Promise<Record<string, ChangeEvidence>> {
  const { id, subject } = await placementSubject(tx, actor, placement);
  if (may(actor, "view", subject) !== true) return {};
  const documents = await readDocuments(tx, actor, id, subject);
  const uploads = may(actor, "upload-evidence", subject) === true;
  const changes = await readChanges(tx, actor, placement.reference);
  return Object.fromEntries(
    changes.map((change) => {
      const own = documents.filter(({ changeId }) => changeId === change.id);
      const adds = uploads && isOpenTo(change, placement) && !isFull(own);
      return [change.id, { documents: own, adds }];
    }),
  );
}

const isOpenTo = ({ side, state }: ChangeRow, placement: PlacementView) =>
  side === placement.side && EVIDENCE_IN.some((one) => one === (state as ChangeState));
const isFull = (documents: readonly DocumentRow[]) =>
  documents.filter(({ state }) => HANDED_IN.some((one) => one === state)).length >= MAX_EVIDENCE;

export type EvidenceForm = {
  placement: { reference: string; child: string; service: string; council: string; provider: string };
  change: { id: string; title: string };
  evidence: ChangeEvidence;
  /** Why nothing can be added now, in words; null where it can. */
  whyNot: string | null;
};

/** A change before a document is added to it. 404 for what the actor may not see, 403 for a role and for the other side. */
export function viewEvidenceForm(actor: Actor, reference: string, changeId: string): Promise<EvidenceForm> {
  return read(actor, async (tx) => {
    const placement = await readPlacement(tx, actor, reference);
    const { subject } = await placementSubject(tx, actor, placement);
    const permission = may(actor, "upload-evidence", subject);
    if (permission !== true && permission.kind !== "not-now") return denyPage(permission);
    const change = (await readChanges(tx, actor, reference)).find(({ id }) => id === changeId);
    const evidence = (await readEvidence(tx, actor, placement))[changeId];
    if (!change || !evidence || change.side !== placement.side) return notFound();
    const { child, service, council, provider } = placement;
    return {
      placement: { reference, child, service, council: council.name, provider: provider.name },
      change: { id: change.id, title: change.title },
      evidence,
      whyNot: evidence.adds ? null : whyNot(change, evidence, placement),
    };
  });
}

function whyNot(change: ChangeRow, { documents }: ChangeEvidence, placement: PlacementView): string {
  if (!isOpenTo(change, placement)) return "This change has been decided";
  return isFull(documents)
    ? `There are ${MAX_EVIDENCE} documents already. Remove one first`
    : "Nothing can be added to this change now";
}
