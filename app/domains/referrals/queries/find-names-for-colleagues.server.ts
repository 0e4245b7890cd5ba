import type { Actor } from "~/domains/access/actor";
import { neutralWords } from "~/domains/anonymisation/gate/neutral-words.rules";
import { whatIsKnown } from "~/domains/anonymisation/known/known-in-text.rules";
import type { Tx } from "~/platform/database/transaction.server";
import { invalid, type Refusal } from "~/platform/refusal";
import { type Err, err } from "~/platform/result";
import { compareWithChildren } from "./compare-with-children.server";
import { knowsTheChild } from "./knows-the-child.server";

/**
 * Words that stay in the council, as `clear-for-providers` is for what leaves it: a reason, a question about money. Colleagues read them who may not read
 * names (`vault.policy`), on pages that are no looks, so that whoever knows a name leaves it out. Whoever may not know
 * the child is asked nothing: they have no name to tell, and an answer would be one.
 *
 * `whoever`: where somebody who may not know the child may have been told the name all the same, as an officer who approves
 * a placement is, what they write is refused by whatever could identify anybody, known or not, in the same words.
 */
export async function findNamesForColleagues(
  tx: Tx,
  actor: Actor,
  referralId: string,
  told: Readonly<Record<string, string>>,
  { whoever = false }: { whoever?: boolean } = {},
): Promise<Err<Refusal> | undefined> {
  const written = Object.entries(told).filter(([, text]) => text !== "");
  if (written.length === 0 || !(whoever || (await knowsTheChild(tx, actor, referralId)))) return undefined;
  const compared = await compareWithChildren(tx, actor, { referralId, typed: true }, (knows) => ({
    ask: "known",
    texts: written.map(([, text]) => text),
    stretches: !knows,
  }));
  if (!compared.ok) return compared;
  const { answer, knows } = compared.value;
  for (const [index, [field, text]] of written.entries()) {
    const { known = [], stretches = [] } = answer[index] ?? {};
    const message = knows
      ? knownWords(text, known)
      : neutralWords(text, stretches, `${READERS}, so take out names, exact dates and numbers`);
    if (message !== undefined) return err(invalid(message, field));
  }
  return undefined;
}

const READERS = "Colleagues without access to names can read this";

function knownWords(text: string, known: Parameters<typeof whatIsKnown>[0][]): string | undefined {
  const found = known.find(({ tier }) => tier === "auto");
  if (!found) return undefined;
  return `${whatIsKnown(found)} is in it: “${text.slice(found.start, found.end)}”. ${READERS}, so take it out`;
}
