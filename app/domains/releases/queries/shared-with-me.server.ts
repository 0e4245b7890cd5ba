import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { may } from "../fuller-detail.policy";
import { releaseScope } from "../release.scope.server";
import { findStageOne } from "./stage-one.server";

export type SharedWithMe = {
  reference: string;
  /** Stage 1: open for this person, or once they accept the terms. */
  detail: "open" | "terms" | null;
  /** Stage 2: this person holds a release. */
  identity: boolean;
};

/** What of a referral is open to this person at a provider beyond its edition. Shows nothing of it: no look. */
export function sharedWithMe(actor: Actor, reference: string): Promise<SharedWithMe> {
  return read(actor, async (tx) => {
    const stage = await findStageOne(tx, actor, reference);
    if (!stage) return { reference, detail: null, identity: false };
    const releases = await tx.informationRelease.count({
      where: {
        AND: [
          releaseScope(actor),
          { referralId: stage.referralId, endedAt: null },
          { OR: [{ until: null }, { until: { gt: now() } }] },
        ],
      },
    });
    const detail = stage.shortlisted && may(actor, "read", null) === true;
    return { reference, detail: detail ? (stage.accepted ? "open" : "terms") : null, identity: releases > 0 };
  });
}
