import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { notFound } from "~/platform/not-found.server";
import { parseQuarter, type Quarter } from "~/platform/quarters";
import { denyPage } from "~/platform/refusal.server";
import { columnOfDay } from "~/platform/time";
import { may } from "../priorities.policy";

export type ReplyView = { slug: string; quarter: Quarter; words: string; version: number };

/** The reply of the actor's council to a published quarter, before it is written; 404 where nothing is published of it. */
export function viewReply(actor: Actor, key: string): Promise<ReplyView> {
  return read(actor, async (tx) => {
    const councilId = actor.organisationId;
    const allowed = may(actor, "reply", { councilId });
    if (allowed !== true) return denyPage(allowed);
    const quarter = parseQuarter(key);
    if (!quarter) return notFound();
    const quarterFrom = columnOfDay(quarter.from);
    const standing = await tx.priorityFigure.findFirst({
      where: { councilId, quarterFrom },
      select: { id: true },
    });
    if (!standing) return notFound();
    const reply = await tx.priorityReply.findFirst({
      where: { councilId, quarterFrom },
      select: { words: true, version: true },
    });
    return { slug: actor.organisationSlug, quarter, words: reply?.words ?? "", version: reply?.version ?? 0 };
  });
}
