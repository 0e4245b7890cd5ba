import type { Actor } from "~/domains/access/actor";
import { numberNeverTold } from "~/domains/anonymisation/gate/entry.rules";
import { whatIsKnown } from "~/domains/anonymisation/known/known-in-text.rules";
import type { Tx } from "~/platform/database/transaction.server";
import { invalid, type Refusal } from "~/platform/refusal";
import { type Err, err } from "~/platform/result";
import { compareWithChildren } from "./compare-with-children.server";
import { knowsTheChild } from "./knows-the-child.server";

type Known = Parameters<typeof whatIsKnown>[0];

/**
 * The gate of an edition for everything else that a council lets providers read: why a search is paused or ends, why
 * an offer is not selected, a note to the winner, also where it quotes what another provider wrote. Refuses the first
 * field that holds something known of a child of the referral (docs/domain.md, rule 1), however it is written and also
 * while the child's page is half-filled, or a number that leads to one person; undefined when the words may go. Field
 * names are those of the form. The comparison is a look, refused or not.
 *
 * Whoever may not know the child is refused whatever could identify one, known or not, in the same words: the answer
 * says nothing of what the vault holds. `invalid` without a field: too many tries.
 *
 * `sure`: only what leaves no doubt. For a long text that nobody can reword here, where two capitals may be initials.
 */
export async function findIdentifyingText(
  tx: Tx,
  actor: Actor,
  referralId: string,
  told: Readonly<Record<string, string>>,
  { sure = false }: { sure?: boolean } = {},
): Promise<Err<Refusal> | undefined> {
  const written = Object.entries(told).filter(([, text]) => text !== "");
  if (written.length === 0) return undefined;
  const compared = await compareWithChildren(tx, actor, { referralId, typed: true }, (mayKnow) => ({
    ask: "known",
    texts: written.map(([, text]) => text),
    stretches: !mayKnow,
  }));
  if (!compared.ok) return compared;
  const { answer, knows } = compared.value;
  for (const [index, [field, text]] of written.entries()) {
    const { known = [], stretches = [] } = answer[index] ?? {};
    const [found] = known.filter(({ tier }) => !sure || tier === "auto");
    const message = knows ? wordsFor(text, found) : neutralWords(text, stretches);
    if (message !== undefined) return err(invalid(message, field));
  }
  return undefined;
}

/**
 * The same for words that stay in the council: a reason, a question about money. Colleagues read them who may not read
 * names (`vault.policy`), on pages that are no looks, so that whoever knows a name leaves it out. Whoever may not know
 * the child is asked nothing: they have no name to tell, and an answer would be one.
 */
export async function findNamesForColleagues(
  tx: Tx,
  actor: Actor,
  referralId: string,
  told: Readonly<Record<string, string>>,
): Promise<Err<Refusal> | undefined> {
  const written = Object.entries(told).filter(([, text]) => text !== "");
  if (written.length === 0 || !(await knowsTheChild(tx, actor, referralId))) return undefined;
  const compared = await compareWithChildren(tx, actor, { referralId, typed: true }, () => ({
    ask: "known",
    texts: written.map(([, text]) => text),
    stretches: false,
  }));
  if (!compared.ok) return compared;
  for (const [index, [field, text]] of written.entries()) {
    const found = compared.value.answer[index]?.known.find(({ tier }) => tier === "auto");
    if (!found) continue;
    const said = text.slice(found.start, found.end);
    const message = `${whatIsKnown(found)} is in it: “${said}”. Colleagues without access to names can read this, so take it out`;
    return err(invalid(message, field));
  }
  return undefined;
}

function wordsFor(text: string, known: Known | undefined) {
  const found = known
    ? { what: whatIsKnown(known), said: text.slice(known.start, known.end) }
    : numberNeverTold(text);
  return found && `${found.what} is in it: “${found.said}”. Providers read this, so take it out`;
}

/**
 * Their own words and nothing of what is known of the child: the sentence, whose ends no finding moves. How far a
 * finding reaches in it differs with what the vault holds.
 */
function neutralWords(text: string, [first]: readonly { start: number }[]): string | undefined {
  const number = numberNeverTold(text)?.said;
  const at = first?.start ?? (number === undefined ? -1 : text.indexOf(number));
  if (at < 0) return undefined;
  const said = sentenceAt(text, at);
  return `“${said}” may identify the child. Providers read this, so take out names, exact dates and numbers, or ask the referral’s broker to write it`;
}

const LONGEST_QUOTE = 200;

function sentenceAt(text: string, at: number): string {
  const from = Math.max(...[".", "!", "?", "\n"].map((end) => text.lastIndexOf(end, at - 1))) + 1;
  const to = /[.!?\n]/.exec(text.slice(at));
  const sentence = text.slice(from, to ? at + to.index : undefined).trim();
  return sentence.length > LONGEST_QUOTE ? `${sentence.slice(0, LONGEST_QUOTE)}…` : sentence;
}
