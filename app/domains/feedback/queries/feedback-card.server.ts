import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { PlacementView } from "~/domains/agreements/queries/view-placement.server";
import { toldWords } from "../promise.rules";
import { may } from "../verdict.policy";
import { readPromiseMessages } from "./read-promise.server";
import { promiseOf, verdictsOf } from "./view-feedback.server";

/** What the placement's page says of its feedback, in lines. */
export type FeedbackCardView = { lines: string[] };

const small = (words: string) => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;

/** The same of a placement that the caller has read; null for a role that reads none, and before the child has moved in. */
export async function feedbackCard(
  tx: Tx,
  actor: Actor,
  placement: PlacementView,
): Promise<FeedbackCardView | null> {
  if (may(actor, "view", placement.subject) !== true) return null;
  const verdicts = await verdictsOf(tx, actor, placement);
  if (verdicts.length === 0) return null;
  const lines = verdicts.map(({ title, given, whyNot }) => {
    if (given) return `${title}: ${small(given.standing)}`;
    return `${title}: ${whyNot === null ? "not answered yet" : small(whyNot)}`;
  });
  if (placement.side === "provider") {
    const [newest] = await readPromiseMessages(tx, actor, placement);
    if (newest) lines.push(`The council says: ${small(toldWords(newest.points))}`);
    return { lines };
  }
  const promise = await promiseOf(tx, actor, placement);
  if (promise?.recorded) lines.push(promise.recorded.standing);
  else if (promise?.whyNot === null) lines.push("Whether it is what was promised: not recorded yet");
  return { lines };
}
