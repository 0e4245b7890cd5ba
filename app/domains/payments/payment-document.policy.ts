import { type Actor, holds } from "~/domains/access/actor";
import {
  INVOICE_CHECKERS,
  INVOICE_SENDERS,
  OWN_OFFER_READERS,
  PLACEMENT_READERS,
} from "~/domains/access/role-groups";
import { definePolicy, deny, denyNow, type Permission } from "~/platform/permission";
import { type DocumentState, documentMachine } from "./payment-document.machine";
import type { DocumentKind } from "./payment-document.options";

export type DocumentAction = "view" | "send" | "withdraw" | "accept" | "return" | "correct" | "credit";
/** The document that it is about; null before there is one. */
export type DocumentSubject = {
  councilId: string;
  providerId: string;
  kind: DocumentKind;
  state: DocumentState;
  /** Whether another takes its place already. */
  corrected: boolean;
} | null;

/**
 * Whether this person may read, send or answer an invoice or credit note. Whoever reads placements reads them; finance of the
 * provider sends, withdraws (also what was returned and nothing takes the place of) and corrects, a finance officer of the council answers.
 */
export function may(actor: Actor, action: DocumentAction, document: DocumentSubject): Permission {
  const { kind, organisationId } = actor;
  const own = kind === "council" ? document?.councilId : document?.providerId;
  if (kind === "region" || (document !== null && own !== organisationId))
    return deny("other-organisation", "This invoice belongs to another organisation");
  if (action === "view") {
    const readers = kind === "council" ? PLACEMENT_READERS : OWN_OFFER_READERS;
    return holds(actor, ...readers) || deny("role", "Your role cannot see invoices");
  }
  const answers = action === "accept" || action === "return";
  if (answers !== (kind === "council"))
    return deny(
      "other-organisation",
      answers ? "The council accepts or returns invoices" : "Only the provider can do this",
    );
  if (answers && !holds(actor, ...INVOICE_CHECKERS))
    return deny("role", "Only a finance officer can accept or return invoices");
  if (!answers && !holds(actor, ...INVOICE_SENDERS))
    return deny("role", "Only provider finance or a provider admin can send invoices");
  if (document === null || action === "send") return true;
  return stateAllows(action, document);
}

function stateAllows(
  action: Exclude<DocumentAction, "view" | "send">,
  { kind, state, corrected }: NonNullable<DocumentSubject>,
): Permission {
  if (action === "correct")
    return (
      (kind === "invoice" && state === "returned" && !corrected) ||
      denyNow("state", "Only a returned invoice can be corrected, and once")
    );
  if (action === "credit")
    return (
      (kind === "invoice" && state === "accepted") ||
      denyNow("state", "Only an accepted invoice can be credited")
    );
  if (action === "withdraw" && corrected) return denyNow("state", "Another takes its place already");
  return (
    documentMachine.allows(state, action) || denyNow("state", "This has already been answered or withdrawn")
  );
}

export const { abilities: documentAbilities } = definePolicy(
  { view: true, send: true, withdraw: true, accept: true, return: true, correct: true, credit: true },
  may,
);
