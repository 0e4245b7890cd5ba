import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { couldBe, holdersOf, NAMED_PARTS } from "../case-parts.rules";
import { copiedContent, copiedPages } from "../copy.rules";
import { caseHistory } from "../queries/case-history.server";
import { childToday } from "../queries/child-today.server";
import { findReferral } from "../queries/find-referral.server";
import { listEveryCaseWorker } from "../queries/list-case-workers.server";
import { refuseDestroyed } from "../queries/retention-of-child.server";
import { may } from "../referral.policy";
import { type BegunReferral, beginReferral } from "./begin-referral.server";

export type CopyReferral = {
  reference: string;
  /** Which of its children the new one is for. */
  childId: string;
};

/**
 * Begins another referral for a child from an earlier one, in the caller's transaction, which holds the earlier one: the
 * pages as the council wrote them, and the same child in the vault, so that nobody types again who it is. What the gate
 * decided and who read it stays with the earlier one. Refused once who the child is is destroyed.
 */
export async function copyReferral(
  tx: Tx,
  actor: Actor,
  { reference, childId }: CopyReferral,
): Promise<Result<BegunReferral, Refusal>> {
  const allowed = may(actor, "create", { councilId: actor.organisationId, state: "draft" });
  if (allowed !== true) return err(refusalOf(allowed));
  const from = await findReferral(tx, actor, reference);
  if (!from) return err(missing());
  const child = await tx.referralChild.findFirst({
    where: { id: childId, referralId: from.id, councilId: from.councilId },
    select: { id: true, identityId: true, age: true, gender: true },
  });
  if (!child) return err(missing());
  const destroyed = await refuseDestroyed(tx, actor, { child });
  if (destroyed) return destroyed;
  const workers = await listEveryCaseWorker(tx, actor);
  const history = await caseHistory(tx, from);
  // The same people have the child's case, but for whoever has left it: an officer who begins the search is none of it.
  const others = NAMED_PARTS.flatMap((part) =>
    holdersOf(part, history).flatMap(({ personId }) => {
      const worker = workers.find(({ id }) => id === personId);
      const stays = worker && couldBe(part, worker, []) && !(part === "iro" && personId === actor.personId);
      return stays ? [{ personId, role: part }] : [];
    }),
  );
  const { age } = await childToday(tx, actor, child.identityId);
  const begun = await beginReferral(tx, actor, {
    child: { identityId: child.identityId, age: age ?? child.age, gender: child.gender },
    people: { brokerId: actor.personId, others },
    content: copiedContent(from.content),
    savedPages: copiedPages(from.savedPages),
    copiedFrom: from.reference,
  });
  return ok(begun);
}
