import { type Actor, holds, type Role } from "~/domains/access/actor";
import {
  ANSWER_FOR_HOMES,
  ANSWERERS,
  CASE_WRITERS,
  OFFER_READERS,
  REPORT_CHASERS,
  REPORT_READERS,
} from "~/domains/access/role-groups";
import type { ChangeState } from "~/domains/agreements/changes/change.machine";
import type { PlacementState } from "~/domains/agreements/placement/placement.machine";
import { sideOf } from "~/domains/agreements/placement/placement.policy";
import type { Side } from "~/domains/agreements/placement/placement-words.rules";
import { may as mayKnow } from "~/domains/vault/vault.policy";
import { definePolicy, deny, denyNow, denyUnseen, type Permission } from "~/platform/permission";
import type { DocumentState } from "./placement-document.machine";

/** The states of a placement in which something is handed in: once a child has lived there. The same in `prisma/sql/documents.sql`. */
export const DOCUMENTS_IN = ["started", "notice-given", "ended"] as const satisfies readonly PlacementState[];
/** The states of a change in which evidence is added and removed: until it is decided. The same in `prisma/sql/documents.sql`. */
export const EVIDENCE_IN = ["proposed", "asked", "returned"] as const satisfies readonly ChangeState[];

/** What the policy must know of the placement; `assignedTo` works its referral, and is asked of the council alone. */
export type DocumentsSubject = {
  councilId: string;
  providerId: string;
  state: PlacementState;
  assignedTo: readonly string[];
  /** Whether the council has told the person acting who the child is. */
  told: boolean;
  /** The document, where one is meant; `change` is how the change stands that it is evidence of. */
  document?: {
    side: Side;
    state: DocumentState;
    uploadedById: string;
    isRead: boolean;
    change: ChangeState | null;
  };
};

/** `view`: that it is there, of which month and how it stands. `open`: what it says. */
export type DocumentAction =
  | "view"
  | "open"
  | "upload-report"
  | "upload-evidence"
  | "ask"
  | "mark-read"
  | "remove";

const ALLOWED_ROLES: Readonly<Record<DocumentAction, Readonly<Record<Side, readonly Role[]>>>> = {
  view: { council: OFFER_READERS, provider: ANSWER_FOR_HOMES },
  open: { council: REPORT_READERS, provider: ANSWER_FOR_HOMES },
  "upload-report": { council: [], provider: ANSWERERS },
  "upload-evidence": { council: CASE_WRITERS, provider: ANSWERERS },
  ask: { council: REPORT_CHASERS, provider: [] },
  "mark-read": { council: REPORT_READERS, provider: [] },
  remove: { council: CASE_WRITERS, provider: ANSWERERS },
};

/**
 * Whether this person may do this with what is handed in on a placement: `true`, or a refusal with a code
 * (`other-organisation`, `role`, `not-yours`, `not-told`, `state`) and words. It has passed no gate: at the council it is opened
 * by those who may know the child, at the provider by whoever handed it in and by those whom the council has told.
 */
export function may(actor: Actor, action: DocumentAction, subject: DocumentsSubject): Permission {
  const side = sideOf(actor, subject);
  if (!side) return denyUnseen("other-organisation", "This placement belongs to other organisations");
  if (!holds(actor, ...ALLOWED_ROLES[action][side])) return deny("role", WRONG_ROLE[action]);
  if (action === "view") return true;
  const { document } = subject;
  if (action === "open" || action === "mark-read") {
    const opens =
      side === "council" ? mayKnow(actor, "read-identity", forVault(subject)) : toldOf(actor, subject);
    if (opens !== true || !document) return opens;
    if (document.state !== "ready") return denyNow("state", "It cannot be opened at the moment");
    if (action === "open") return true;
    if (document.side === side) return denyNow("state", "Your own side uploaded it");
    return document.isRead ? denyNow("state", "It is marked as read already") : true;
  }
  if (action === "remove") return document ? mayRemove(actor, side, { ...subject, document }) : true;
  return (DOCUMENTS_IN as readonly PlacementState[]).includes(subject.state)
    ? true
    : denyNow("state", "No child has lived here yet");
}

/** Whoever uploaded it, until the council has read it; after that the council alone, of what it should not have got. */
function mayRemove(
  actor: Actor,
  side: Side,
  subject: DocumentsSubject & Required<Pick<DocumentsSubject, "document">>,
): Permission {
  const { state, change, isRead, side: uploadedBy } = subject.document;
  if (uploadedBy !== side && !(side === "council" && isRead))
    return deny("role", "Only the side that uploaded it removes it");
  if (state === "removed") return denyNow("state", "It has been removed already");
  if (uploadedBy !== side) return mayKnow(actor, "read-identity", forVault(subject));
  if (isRead)
    return denyNow(
      "state",
      "The council has read it, so it stays. If it is about another child or says too much, ask the council to remove it",
    );
  return change === null || (EVIDENCE_IN as readonly ChangeState[]).includes(change)
    ? true
    : denyNow("state", "The change is over, and this was its evidence, so it stays");
}

const forVault = ({ councilId, assignedTo }: DocumentsSubject) => ({
  councilId,
  assignedTo: [...assignedTo],
});

function toldOf(actor: Actor, { told, document }: DocumentsSubject): Permission {
  if (told || (document?.side === "provider" && document.uploadedById === actor.personId)) return true;
  return deny(
    "not-told",
    "It may name the child. Only whoever uploaded it, and people to whom the council has released the child’s identity, can open it. Ask the council to release it to you",
  );
}

const WRONG_ROLE: Readonly<Record<DocumentAction, string>> = {
  view: "Your role does not read reports",
  open: "It may name the child, and your role does not include seeing who a child is",
  "upload-report": "Your role does not upload reports",
  "upload-evidence": "Your role does not do this",
  ask: "Your role does not ask for reports",
  "mark-read": "Your role does not do this",
  remove: "Your role does not do this",
};

export const { abilities: documentAbilities } = definePolicy(ALLOWED_ROLES, may);
