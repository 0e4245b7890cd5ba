import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import { isForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import { CLOSED_WITHOUT_TEXT } from "~/domains/vault/destroyed-words.rules";
import { notNow, type Refusal } from "~/platform/refusal";
import { err, type Result } from "~/platform/result";
import type { IssueOutcome } from "../issue.options";
import { closeWithAnswer } from "./answer-issue.server";
import { type IssueNamed, issueToMove } from "./lock-issue.server";

type CloseIssue = {
  reference: string;
  id: string;
  version: number;
  outcome: IssueOutcome;
  idempotency?: Idempotency<IssueNamed>;
};

/**
 * The team that has it closes an issue about a child of whom nobody may write any more, by its outcome alone: a sentence of ours
 * stands where the answer would. Refused (`not-now`) while an answer can be written.
 */
export function closeIssue(actor: Actor, input: CloseIssue): Promise<Result<IssueNamed, Refusal>> {
  return write<IssueNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await issueToMove(tx, actor, input, "answer");
    if (!found.ok) return found;
    if (!(await isForgotten(tx, [found.value.placement.referralId], true)))
      return err(notNow("The child’s record is kept: write an answer"));
    const told = clearEntries({ words: CLOSED_WITHOUT_TEXT });
    if (!told.ok) return told;
    const { outcome } = input;
    return closeWithAnswer(tx, actor, { ...found.value, outcome, words: told.value.words, what: "closed" });
  });
}
