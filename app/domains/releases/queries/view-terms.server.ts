import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read } from "~/domains/access/transactions.server";
import { notFound } from "~/platform/not-found.server";
import { forbidden, refusalOf } from "~/platform/refusal";
import { refusePage } from "~/platform/refusal.server";
import { may } from "../fuller-detail.policy";
import { findStageOne } from "./stage-one.server";

export const NOT_SHORTLISTED =
  "The council opens this to providers whose offer is on its shortlist, and closes it when the offer ends.";

/**
 * What somebody at a provider accepts before stage 1 opens; shows nothing of it and is no look. 404 for a referral
 * that was not sent to them, 403 with the words when it is not open for them.
 */
export function viewTerms(actor: Actor, reference: string) {
  return read(actor, async (tx) => {
    const stage = await findStageOne(tx, actor, reference);
    if (!stage) return notFound();
    const permission = may(actor, "read", null);
    if (permission !== true) throw new RefusedPage(refusalOf(permission, { tried: "fuller-detail" }));
    if (!stage.shortlisted) return refusePage(forbidden(NOT_SHORTLISTED));
    const council = await tx.organisation.findUnique({
      where: { id: stage.councilId },
      select: { name: true },
    });
    return {
      reference: stage.reference,
      headline: stage.headline,
      accepted: stage.accepted,
      council: council?.name ?? "The council",
    };
  });
}
