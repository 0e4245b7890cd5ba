import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId, newReference } from "~/platform/ids";
import type { Prisma } from "~prisma/client";
import type { NamedPart } from "../case-parts.rules";
import { type StoredContent, toJson } from "../draft.rules";
import { qualityOf } from "../quality.rules";
import { REFERRAL_EVENTS } from "../referral.events";
import type { ReferralPage } from "../referral.schema";

export type BegunReferral = { id: string; reference: string };

type Beginning = {
  child: { identityId: string; age: number | null; gender: string | null };
  people: { brokerId: string; others: readonly { personId: string; role: NamedPart }[] };
  content: StoredContent;
  savedPages: readonly ReferralPage[];
  /** The reference of the referral that its pages were copied from. */
  copiedFrom?: string;
};

/** Within the caller's transaction, which has asked whether it may be: a draft for one child, and the people who work it. */
export async function beginReferral(tx: Tx, actor: Actor, begins: Beginning): Promise<BegunReferral> {
  const [id, reference, at] = [newId(), newReference("HW"), now()];
  const councilId = actor.organisationId;
  const { child, people, content, savedPages, copiedFrom } = begins;
  await tx.referral.create({
    data: {
      id,
      reference,
      councilId,
      state: "draft",
      content: toJson(content) as Prisma.InputJsonObject,
      savedPages: [...savedPages],
      qualityScore: qualityOf(content.draft).score,
      brokerId: people.brokerId,
      createdById: actor.personId,
      stateSince: at,
      createdAt: at,
      updatedAt: at,
    },
    select: { id: true },
  });
  await tx.referralChild.create({
    data: { id: newId(), referralId: id, councilId, ...child, position: 1, state: "draft" },
    select: { id: true },
  });
  const assigned = [{ personId: people.brokerId, role: "broker" }, ...people.others];
  await tx.assignment.createMany({
    data: assigned.map((one) => ({ id: newId(), referralId: id, councilId, ...one, startedAt: at })),
  });
  await recordEvent(tx, actor, REFERRAL_EVENTS, {
    kind: "referral-begun",
    audience: "council",
    councilId,
    subject: "referral",
    subjectId: id,
    referralId: id,
    to: "draft",
    data: copiedFrom ? { copiedFrom } : {},
  });
  return { id, reference };
}
