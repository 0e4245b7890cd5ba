import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { declineLabel } from "~/domains/routing/decline-reasons.options";
import { answerFigures } from "~/domains/routing/queries/answer-figures.server";
import { now } from "~/platform/clock.server";
import { ownedScope } from "../forum.scope.server";
import { FIGURE_DAYS, type Figure, type Suggestion, suggestionsFrom } from "../suggestion.rules";

/**
 * What the portal's own figures suggest to talk about: a council's from its own searches, the region's over all
 * councils. Nothing of a child, and no number below 5.
 */
export async function suggestTopics(tx: Tx, actor: Actor): Promise<Suggestion[]> {
  const at = now();
  const since = new Date(at.getTime() - FIGURE_DAYS * 86_400_000);
  const figures =
    actor.kind === "region" ? await everywhere(tx, since) : await answerFigures(tx, actor, since);
  const open = await tx.forumAction.aggregate({
    where: { ...ownedScope(actor), state: "open" },
    _count: true,
    _min: { createdAt: true },
  });
  const oldest = open._min.createdAt;
  return suggestionsFrom(
    figures,
    {
      count: open._count,
      oldestDays: oldest ? Math.floor((at.getTime() - oldest.getTime()) / 86_400_000) : 0,
    },
    declineLabel,
  );
}

function everywhere(tx: Tx, since: Date): Promise<Figure[]> {
  return tx.$queryRaw<Figure[]>`select what, code, number, hours from forum_figures(${since}::timestamptz)`;
}
