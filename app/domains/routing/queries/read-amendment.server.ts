import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { distinctTitle } from "~/domains/providers/service-words.rules";
import {
  buildEdition,
  diffEditions,
  type EditionChange,
  type EditionContent,
} from "~/domains/referrals/edition.rules";
import { findEditions } from "~/domains/referrals/queries/find-editions.server";
import type { FoundReferral } from "~/domains/referrals/queries/find-referral.server";
import {
  loadReferralForSending,
  maskedContent,
} from "~/domains/referrals/queries/load-referral-for-sending.server";
import type { Prisma } from "~prisma/client";
import { searchStage } from "./search-stage.server";

/** A service that was asked and does not match what is asked for now. */
export type NoLongerMatches = { serviceId: string; service: string; provider: string; why: string };

export type Amendment = {
  referral: FoundReferral;
  /** The working copy as the next edition, as the gate lets it out; null while a page is missing. */
  next: EditionContent | null;
  /** The working copy without names, as it is sent. */
  masked: Prisma.InputJsonObject;
  /** What differs from the edition that providers read now. */
  changes: EditionChange[];
  /** Why it cannot be sent, in words: the gate and the quality bar are asked again. */
  blocked: string | null;
};

/** The working copy of a referral beside the edition that providers read; undefined where the actor sees none. */
export async function readAmendment(tx: Tx, actor: Actor, reference: string): Promise<Amendment | undefined> {
  const sending = await loadReferralForSending(tx, actor, reference);
  if (!sending) return undefined;
  const { referral, content, publishedChild, sendable } = sending;
  const current = (await findEditions(tx, referral.id, [referral.editionNumber])).get(referral.editionNumber);
  const next = content && publishedChild ? buildEdition(content, publishedChild) : null;
  return {
    referral,
    next,
    masked: maskedContent(sending),
    changes: current && next ? diffEditions(current.content, next) : [],
    blocked: sendable === true ? null : sendable.message,
  };
}

/** Reasons that the plan itself can bring about; a full home or an alert is none of its making. */
const BY_THE_PLAN: readonly string[] = [
  "other-kind",
  "short-breaks-only",
  "under-16",
  "declared-age",
  "declared-gender",
  "declared-need",
  "keep-away",
];

/** The services with an open delivery that do not match the working copy, each with why. */
export async function servicesThatNoLongerMatch(
  tx: Tx,
  actor: Actor,
  reference: string,
): Promise<NoLongerMatches[]> {
  const sending = await loadReferralForSending(tx, actor, reference);
  if (!sending?.content || !sending.child) return [];
  const { referral, content, child } = sending;
  // Every service of the register, wherever it is: only whether it can meet the need counts here.
  const { preview } = await searchStage(
    tx,
    actor,
    { content, child },
    { kind: "spot", area: { kind: "all" } },
  );
  const lost = new Map(
    preview.groups["does-not-match"].map(({ service, reasons }) => [service.id, { service, reasons }]),
  );
  const listed = await tx.deliveryService.findMany({
    where: { delivery: { referralId: referral.id, state: { not: "closed" } }, answer: { not: "declined" } },
    select: { serviceId: true, providerId: true },
  });
  const providers = await tx.organisation.findMany({
    where: { id: { in: [...new Set(listed.map(({ providerId }) => providerId))] } },
    select: { id: true, name: true },
  });
  return listed.flatMap(({ serviceId, providerId }) => {
    const found = lost.get(serviceId);
    const reason = found?.reasons.find(({ code }) => BY_THE_PLAN.includes(code));
    if (!found || !reason) return [];
    return [
      {
        serviceId,
        service: distinctTitle(found.service),
        provider: providers.find(({ id }) => id === providerId)?.name ?? "",
        why: reason.message,
      },
    ];
  });
}
