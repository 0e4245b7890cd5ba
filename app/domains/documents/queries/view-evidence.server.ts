import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { type ChangeHead, changesOf } from "~/domains/agreements/queries/change-states.server";
import { type FoundPlacement, findPlacement } from "~/domains/agreements/queries/find-placement.server";
import { type ChangesView, readChangesView } from "~/domains/agreements/queries/view-changes.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { EVIDENCE_IN, may } from "../document.policy";
import { EVIDENCE, MAX_EVIDENCE, noRoomWords } from "../document-kinds.options";
import { HANDED_IN } from "../placement-document.machine";
import { documentSubject } from "./document-subject.server";
import { roomLeft } from "./handed-in.server";
import { type DocumentRow, readDocuments } from "./view-reports.server";

/** What was uploaded beside one change, and whether this reader adds to it. */
export type ChangeEvidence = { documents: DocumentRow[]; adds: boolean };

/** By the id of the change; none for a role that reads no documents. */
type EvidenceByChange = Record<string, ChangeEvidence>;

/** The changes of a placement with what was uploaded beside each, as they are at one moment. 404 and 403 as for the placement. */
export function viewChangesAndEvidence(
  actor: Actor,
  reference: string,
): Promise<ChangesView & { evidence: EvidenceByChange }> {
  return read(actor, async (tx) => {
    const view = await readChangesView(tx, actor, reference);
    return { ...view, evidence: (await readEvidence(tx, actor, reference)).byChange };
  });
}

/** What was uploaded beside one change; undefined for a role that reads no documents. */
export function viewEvidence(
  actor: Actor,
  reference: string,
  changeId: string,
): Promise<ChangeEvidence | undefined> {
  return read(actor, async (tx) => (await readEvidence(tx, actor, reference)).byChange[changeId]);
}

async function readEvidence(tx: Tx, actor: Actor, reference: string) {
  const placement = await findPlacement(tx, actor, reference);
  const subject = await documentSubject(tx, actor, placement);
  const changes = await changesOf(tx, placement.id);
  const full = noRoomWords(await roomLeft(tx, placement.id));
  const found = { placement, subject, changes, full };
  if (may(actor, "view", subject) !== true) return { ...found, byChange: {} };
  const documents = await readDocuments(tx, actor, { placementId: placement.id, kind: EVIDENCE }, subject);
  const uploads = may(actor, "upload-evidence", subject) === true;
  const byChange: EvidenceByChange = Object.fromEntries(
    changes.map((change) => {
      const own = documents.filter(({ changeId }) => changeId === change.id);
      const adds = uploads && full === null && isOpenTo(change, placement) && !isFull(own);
      return [change.id, { documents: own, adds }];
    }),
  );
  return { ...found, byChange };
}

const isOpenTo = ({ side, state }: ChangeHead, placement: FoundPlacement) =>
  side === placement.side && EVIDENCE_IN.some((one) => one === state);
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
    const { placement, subject, changes, full, byChange } = await readEvidence(tx, actor, reference);
    const permission = may(actor, "upload-evidence", subject);
    if (permission !== true && permission.kind !== "not-now") return denyPage(permission);
    const change = changes.find(({ id }) => id === changeId);
    const evidence = byChange[changeId];
    if (!change || !evidence || change.side !== placement.side) return notFound();
    const { child, service, council, provider } = placement;
    return {
      placement: { reference, child, service, council, provider },
      change: { id: change.id, title: change.title },
      evidence,
      whyNot: evidence.adds ? null : (full ?? whyNot(change, evidence, placement)),
    };
  });
}

function whyNot(change: ChangeHead, { documents }: ChangeEvidence, placement: FoundPlacement): string {
  if (!isOpenTo(change, placement)) return "This change has been decided";
  return isFull(documents)
    ? `There are ${MAX_EVIDENCE} documents already. Remove one first`
    : "Nothing can be added to this change now";
}
