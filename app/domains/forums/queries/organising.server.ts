import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { type ForumAction, may } from "../forum.policy";
import { ownedScope } from "../forum.scope.server";
import { type ForumDateRow, findForumDate } from "./find-forum-date.server";

/** Reads for whoever runs forums, or takes attendance; 403 for everybody else of the organisation. */
export function organising<T>(
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  action: ForumAction = "run",
): Promise<T> {
  const allowed = may(actor, action, ownedScope(actor));
  if (allowed !== true) return denyPage(allowed);
  return read(actor, work);
}

/** Reads one of the organisation's own dates for whoever runs it, or takes its attendance; 404 when there is none. */
export async function ofOwnDate<T>(
  actor: Actor,
  reference: string,
  work: (tx: Tx, date: ForumDateRow) => Promise<T>,
  action: ForumAction = "run",
): Promise<T> {
  return read(actor, async (tx) => {
    const date = await findForumDate(tx, { reference });
    if (!date || date.ownerOrganisationId !== actor.organisationId) return notFound();
    const allowed = may(actor, action, date);
    if (allowed !== true) return denyPage(allowed);
    return work(tx, date);
  });
}
