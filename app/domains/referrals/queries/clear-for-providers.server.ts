import type { Actor } from "~/domains/access/actor";
import type { Cleared } from "~/domains/anonymisation/gate/cleared-text.rules";
import { clearCompared } from "~/domains/anonymisation/gate/compared-text.rules";
import { type ClearedText, ownWords } from "~/platform/cleared-text";
import type { Tx } from "~/platform/database/transaction.server";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import { compareForPage, compareWithChildren } from "./compare-with-children.server";

/**
 * The gate of an edition for everything else that a council lets providers read: why a search is paused or ends, why
 * an offer is not selected, a note to the winner, also where it quotes what another provider wrote. Gives the texts as
 * providers may read them, which nothing else does, or refuses the first field that holds something known of a child of the referral (docs/domain.md, rule 1), however it is written and also
 * while the child's page is half-filled, or a number that leads to one person. Field names
 * are those of the form. The comparison is a look, refused or not.
 *
 * Whoever may not know the child is refused whatever could identify one, known or not, in the same words: the answer
 * says nothing of what the vault holds. `invalid` without a field: too many tries.
 *
 * `sure`: only what leaves no doubt. For a long text that nobody can reword here, where two capitals may be initials.
 */
export async function clearForProviders<const T extends Readonly<Record<string, string>>>(
  tx: Tx,
  actor: Actor,
  referralId: string,
  told: T,
  { sure = false }: { sure?: boolean } = {},
): Promise<Result<Cleared<T>, Refusal>> {
  const written = Object.entries(told).filter(([, text]) => text !== "");
  if (written.length === 0) return clearCompared(told, {}, { knows: true, sure });
  const compared = await compareWithChildren(tx, actor, { referralId, typed: true }, (mayKnow) => ({
    ask: "known",
    texts: written.map(([, text]) => text),
    stretches: !mayKnow,
  }));
  if (!compared.ok) return compared;
  const { answer, knows } = compared.value;
  const byField = Object.fromEntries(written.map(([field], index) => [field, answer[index] ?? {}]));
  return clearCompared(told, byField, { knows, sure });
}

type Question = { ask: "known"; texts: string[]; stretches: boolean };

/**
 * The same for texts that others wrote and nobody can reword here, each for itself and only by what leaves no doubt: null
 * for one that could say who the child is. `shown`: on a page, which is no try. Refused where the gate cannot say.
 */
export async function clearEachForProviders(
  tx: Tx,
  actor: Actor,
  referralId: string,
  texts: readonly string[],
  { shown = false }: { shown?: boolean } = {},
): Promise<Result<(ClearedText | null)[], Refusal>> {
  const written = texts.filter((text) => text !== "");
  const ask = (mayKnow: boolean): Question => ({ ask: "known", texts: written, stretches: !mayKnow });
  if (written.length === 0) return ok(texts.map(() => ownWords("")));
  const compared = shown
    ? ok(await compareForPage(tx, actor, referralId, ask))
    : await compareWithChildren(tx, actor, { referralId, typed: true }, ask);
  if (!compared.ok) return compared;
  const { answer, knows } = compared.value;
  let place = -1;
  return ok(
    texts.map((text) => {
      if (text === "") return ownWords("");
      place += 1;
      const cleared = clearCompared({ text }, { text: answer[place] ?? {} }, { knows, sure: true });
      return cleared.ok ? cleared.value.text : null;
    }),
  );
}
