import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read } from "~/domains/access/transactions.server";
import { workingHeadline } from "~/domains/referrals/headline.rules";
import { assignedTo, findReferral } from "~/domains/referrals/queries/find-referral.server";
import { may as mayWithReferral } from "~/domains/referrals/referral.policy";
import { recordTextLook } from "~/domains/vault/commands/record-text-look.server";
import { notFound } from "~/platform/not-found.server";
import { refusalOf } from "~/platform/refusal";
import { detailRows, type FullerDetailContent, readDetail } from "../fuller-detail.schema";
import { may } from "../release.policy";

export type FullerDetailPage = {
  reference: string;
  headline: string;
  values: FullerDetailContent;
  /** Of the next save: 1 while nothing was ever saved. */
  version: number;
  /** Something waits for a decision, or the child's page has changed since: providers do not read it until it is checked. */
  unchecked: boolean;
};

/** The page on which stage 1 is written. 404 for what the actor may not see, 403 for what they may not write. */
export function viewFullerDetail(actor: Actor, reference: string): Promise<FullerDetailPage> {
  return read(actor, async (tx) => {
    const referral = await findReferral(tx, actor, reference);
    if (!referral || mayWithReferral(actor, "view", referral) !== true) return notFound();
    const allowed = may(actor, "write-detail", { ...referral, assignedTo: assignedTo(referral) });
    if (allowed !== true)
      throw new RefusedPage(refusalOf(allowed, { tried: "fuller-detail", referralId: referral.id }));
    const row = await tx.fullerDetail.findFirst({
      where: { referralId: referral.id, councilId: actor.organisationId },
      select: { content: true, version: true, checkedAt: true },
    });
    if (row) await recordTextLook(tx, actor, referral.child.identityId);
    const { serviceKind } = referral.content.draft.purpose ?? {};
    return {
      reference,
      headline: workingHeadline({ ...referral.child, serviceKind }),
      values: readDetail(row?.content),
      version: (row?.version ?? 0) + 1,
      unchecked: row !== null && row.checkedAt === null,
    };
  });
}

export type DetailTask = {
  status: "not-started" | "needs-more" | "done";
  closed?: string;
  /** Redacted documents: refused or waiting for somebody, and those that homes read. */
  documents: { waiting: number; ready: number };
};

/** How the page stands in the task list of its referral, which the caller has shown the actor already. */
export function viewDetailTask(actor: Actor, reference: string): Promise<DetailTask> {
  return read(actor, async (tx): Promise<DetailTask> => {
    const referral = await findReferral(tx, actor, reference);
    if (!referral) return notFound();
    const row = await tx.fullerDetail.findFirst({
      where: { referralId: referral.id, councilId: actor.organisationId },
      select: { content: true, checkedAt: true },
    });
    const allowed = may(actor, "write-detail", { ...referral, assignedTo: assignedTo(referral) });
    const empty = detailRows(readDetail(row?.content)).length === 0;
    const states = await tx.redactedDocument.findMany({
      where: { referralId: referral.id, councilId: actor.organisationId, state: { not: "removed" } },
      select: { state: true },
    });
    const ready = states.filter(({ state }) => state === "ready").length;
    const waiting = states.filter(({ state }) => state !== "ready" && state !== "checking").length;
    return {
      documents: { waiting, ready },
      status: !row || empty ? "not-started" : row.checkedAt ? "done" : "needs-more",
      ...(allowed === true ? {} : { closed: allowed.message }),
    };
  });
}
