import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { clearForProviders } from "~/domains/referrals/queries/clear-for-providers.server";
import { type ClearedText, ownWords } from "~/platform/cleared-text";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { AgreementTerms } from "../agreement/agreement.schema";
import {
  type AgreementContent,
  TERM_TITLES,
  WRITTEN_TERMS,
  type WrittenTerm,
} from "../agreement/agreement-content.rules";

export type ClearedTerms = Pick<AgreementContent, "terms" | "outcomes">;

const outcomeField = (index: number) => `outcome ${index + 1}`;
const reviewField = (index: number) => `review of outcome ${index + 1}`;
const isTerm = (field: string): field is WrittenTerm => Object.hasOwn(TERM_TITLES, field);

/** What the provider will read, through the gate. The form is on another page, so a refusal names its field in words. */
export async function clearTerms(
  tx: Tx,
  actor: Actor,
  referralId: string,
  terms: AgreementTerms,
): Promise<Result<ClearedTerms, Refusal>> {
  const told: Readonly<Record<string, string>> = Object.fromEntries([
    ...WRITTEN_TERMS.map((term) => [term, terms[term]] as const),
    ...terms.outcomes.flatMap(({ outcome, review }, index) => [
      [outcomeField(index), outcome] as const,
      [reviewField(index), review] as const,
    ]),
  ]);
  const cleared = await clearForProviders(tx, actor, referralId, told);
  if (!cleared.ok) {
    const { error } = cleared;
    if (error.kind !== "invalid" || error.field === undefined) return cleared;
    const title = isTerm(error.field) ? TERM_TITLES[error.field] : `Outcomes, ${error.field}`;
    return err(invalid(`${title}: ${error.message}. Change the draft to fix it`, undefined, error.tried));
  }
  const text = (field: string): ClearedText => cleared.value[field] ?? ownWords("");
  return ok({
    terms: Object.fromEntries(WRITTEN_TERMS.map((term) => [term, text(term)])) as AgreementContent["terms"],
    outcomes: terms.outcomes.map((_, index) => ({
      outcome: text(outcomeField(index)),
      review: text(reviewField(index)),
    })),
  });
}
