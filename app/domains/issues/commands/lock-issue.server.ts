import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { type LockedPlacement, placementToChange } from "~/domains/agreements/commands/lock-placement.server";
import { clearForOtherSide } from "~/domains/agreements/commands/tell-other-side.server";
import { conflict, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { type IssueAction, may } from "../issue.policy";
import { findIssue, type StoredIssue } from "../queries/stored-issue.server";

export type IssueNamed = { id: string };
/** Which issue, as it was seen. */
export type OfIssue = { reference: string; id: string; version: number };

/** The issue that this actor may do this to, at the version that was seen; its placement is locked, and with that every issue of it. */
export async function issueToMove(
  tx: Tx,
  actor: Actor,
  { reference, id, version }: OfIssue,
  action: Exclude<IssueAction, "raise" | "view">,
): Promise<Result<{ placement: LockedPlacement; issue: StoredIssue }, Refusal>> {
  const found = await placementToChange(tx, actor, { reference, action: "view" });
  if (!found.ok) return found;
  const issue = await findIssue(tx, found.value.id, id);
  if (!issue) return err(missing());
  const allowed = may(actor, action, issue);
  if (allowed !== true) return err(refusalOf(allowed));
  if (issue.version !== version) return err(conflict());
  return ok({ placement: found.value, issue });
}

/**
 * The issue that this actor may write in, with their words cleared for the other side; refused where nobody may write of the
 * child any more, and where the words name a child or lead to one.
 */
export async function wordsOnIssue(
  tx: Tx,
  actor: Actor,
  input: OfIssue & { words: string },
  action: Extract<IssueAction, "answer" | "dispute" | "reply">,
) {
  const found = await issueToMove(tx, actor, input, action);
  if (!found.ok) return found;
  const { placement, issue } = found.value;
  const told = await clearForOtherSide(tx, actor, placement, { words: input.words });
  return told.ok ? ok({ placement, issue, words: told.value.words }) : told;
}
