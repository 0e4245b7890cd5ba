import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { assignedTo, findReferral } from "~/domains/referrals/queries/find-referral.server";
import { viewKindWords } from "../child-view.options";
import { may } from "../child-view.policy";

/** A child of a referral whose view of the options is recorded or not: without a word of it, and no look. */
export type ViewStanding = { child: number; of: number; words: string | null };
/** The same for each child, and whether the reader may open it. */
export type ViewsOfOptions = { views: ViewStanding[]; opens: boolean };

/** Whether and how each child of a referral was asked; nothing for what is not the council's. */
export function viewsOfOptions(actor: Actor, reference: string): Promise<ViewsOfOptions> {
  return read(actor, async (tx) => {
    const referral = actor.kind === "council" ? await findReferral(tx, actor, reference) : undefined;
    if (!referral) return { views: [], opens: false };
    const rows = await tx.childView.findMany({
      where: { referralId: referral.id, moment: "options" },
      select: { referralChildId: true, how: true, why: true },
    });
    const views = referral.childIds.map((id, index) => {
      const row = rows.find(({ referralChildId }) => referralChildId === id);
      return {
        child: index + 1,
        of: referral.childIds.length,
        words: row ? viewKindWords(row.how, row.why) : null,
      };
    });
    const subject = { councilId: referral.councilId, assignedTo: assignedTo(referral) };
    return { views, opens: may(actor, "read", subject) === true };
  });
}
