import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { may } from "~/domains/referrals/referral.policy";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { type NoLongerMatches, readAmendment, servicesThatNoLongerMatch } from "./read-amendment.server";

export type AmendmentDescription = {
  referralId: string;
  reference: string;
  headline: string;
  edition: number;
  version: number;
  changes: { key: string; label: string; from: string; to: string }[];
  /** Why it cannot be sent now, in words; null when it can. */
  whyNot: string | null;
  noLonger: NoLongerMatches[];
  /** Organisations with an open delivery that mail reaches. */
  open: number;
};

/** What would be sent as the next edition, and whom it reaches. 404 where the actor may not see it, 403 for a role. */
export async function describeAmendment(
  tx: Tx,
  actor: Actor,
  reference: string,
): Promise<AmendmentDescription> {
  const amendment = await readAmendment(tx, actor, reference);
  if (!amendment || may(actor, "view", amendment.referral) !== true) return notFound();
  const { referral, changes, blocked, next } = amendment;
  const permission = may(actor, "amend", referral);
  if (permission !== true && permission.kind !== "not-now") return denyPage(permission);
  const open = await tx.delivery.count({
    where: { referralId: referral.id, state: { notIn: ["closed", "undeliverable"] } },
  });
  // What matching looks at: only then is the whole register read.
  const rematch = changes.some(({ page }) => ["child", "purpose", "needs", "location"].includes(page));
  return {
    referralId: referral.id,
    reference: referral.reference,
    headline: next?.headline ?? referral.reference,
    edition: referral.editionNumber,
    version: referral.version,
    changes: changes.map((change) => ({ ...change, key: `${change.page}.${change.field}` })),
    whyNot: permission === true ? blocked : permission.message,
    noLonger: rematch ? await servicesThatNoLongerMatch(tx, actor, reference) : [],
    open,
  };
}
