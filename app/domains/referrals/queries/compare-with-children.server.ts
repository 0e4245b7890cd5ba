import type { Actor } from "~/domains/access/actor";
import { isTooMany, TOO_MANY_TEXTS } from "~/domains/vault/comparison.rules";
import { compareIdentities, textsInTheHour } from "~/domains/vault/queries/compare-identities.server";
import type { Tx } from "~/platform/database/transaction.server";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { tellUnusualComparisons } from "../commands/tell-unusual-comparisons.server";
import { type Answers, answerFromVault, textsOf, type VaultQuestion } from "../vault-questions.server";
import { identityIdsOf } from "./identity-ids-of.server";
import { knowsTheChild } from "./knows-the-child.server";

export type Compared<Q extends VaultQuestion> = {
  answer: Answers[Q["ask"]];
  /** Whether the person may be told what was found. */
  knows: boolean;
};

type Comparison = {
  referralId: string;
  /** The person wrote the texts just now, so that the answer is one more try. A page that is shown is none. */
  typed: boolean;
};

/**
 * The one way in which a text is compared with who the children of a referral are. It is done where the keys are, and
 * what comes back are places in the texts. Each comparison is a look of the person in whose name it runs, with its
 * count, which the council reads: whoever holds the keys writes it before it answers, so that it stays when the command
 * is refused. Whoever may not know the child gets so many answers an hour (`invalid`, in words), and an admin is told of
 * unusual numbers. What is asked may depend on whether the person may know the child.
 */
export async function compareWithChildren<Q extends VaultQuestion>(
  tx: Tx,
  actor: Actor,
  { referralId, typed }: Comparison,
  ask: (knows: boolean) => Q,
): Promise<Result<Compared<Q>, Refusal>> {
  const knows = await knowsTheChild(tx, actor, referralId);
  const question = ask(knows);
  const identityIds = await identityIdsOf(tx, { referralId, councilId: actor.organisationId });
  const before = typed && !knows ? await textsInTheHour(tx, actor, identityIds) : 0;
  if (isTooMany(before)) return err(invalid(TOO_MANY_TEXTS));
  // What was destroyed is known to nobody here; the commands that go on with such a search refuse it themselves.
  const asked = { identityIds, question, typed, comparer: answerFromVault };
  const { answer } = await compareIdentities(tx, actor, asked);
  if (typed && !knows)
    await tellUnusualComparisons(tx, actor, { referralId, before, texts: textsOf(question) });
  return ok({ answer: answer as Answers[Q["ask"]], knows });
}

/** The same for a page that is shown: nobody tries anything, so there is no limit to reach. */
export async function compareForPage<Q extends VaultQuestion>(
  tx: Tx,
  actor: Actor,
  referralId: string,
  ask: (knows: boolean) => Q,
): Promise<Compared<Q>> {
  const compared = await compareWithChildren(tx, actor, { referralId, typed: false }, ask);
  if (!compared.ok) throw new Error("A page that is shown was counted as a try.");
  return compared.value;
}
