import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { may } from "~/domains/referrals/referral.policy";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { type NoLongerMatches, readAmendment, servicesThatNoLongerMatch } from "./read-amendment.server";

export type AmendmentView = {
  reference: string;
  headline: string;
  edition: number;
  version: number;
  changes: { key: string; label: string; from: string; to: string }[];
  /** Why it cannot be sent now, in words; null when it can. */
  whyNot: string | null;
  noLonger: NoLongerMatches[];
  /** Organisations with an open delivery that mail reaches, and offers to confirm. */
  open: number;
  live: number;
};

/** What would be sent as the next edition, and whom it touches. 404 where the actor may not see it, 403 for a role. */
export function viewAmendment(actor: Actor, reference: string): Promise<AmendmentView> {
  return read(actor, async (tx) => {
    const amendment = await readAmendment(tx, actor, reference);
    if (!amendment || may(actor, "view", amendment.referral) !== true) return notFound();
    const { referral, changes, blocked, next } = amendment;
    const permission = may(actor, "amend", referral);
    if (permission !== true && permission.kind !== "not-now") return denyPage(permission);
    const open = await tx.delivery.count({
      where: { referralId: referral.id, state: { notIn: ["closed", "undeliverable"] } },
    });
    const live = await tx.offer.count({
      where: {
        referralId: referral.id,
        state: { in: ["submitted", "shortlisted", "reserve", "preferred", "authorised"] },
      },
    });
    // What matching looks at: only then is the whole register read.
    const rematch = changes.some(({ page }) => ["child", "purpose", "needs", "location"].includes(page));
    return {
      reference: referral.reference,
      headline: next?.headline ?? referral.reference,
      edition: referral.editionNumber,
      version: referral.version,
      changes: changes.map((change) => ({ ...change, key: `${change.page}.${change.field}` })),
      whyNot: permission === true ? blocked : permission.message,
      noLonger: rematch ? await servicesThatNoLongerMatch(tx, actor, reference) : [],
      open,
      live,
    };
  });
}
