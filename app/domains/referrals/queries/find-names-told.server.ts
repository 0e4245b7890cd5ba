import type { Actor } from "~/domains/access/actor";
import { numberNeverTold } from "~/domains/anonymisation/entry.rules";
import { knownInText, whatIsKnown } from "~/domains/anonymisation/known-in-text.rules";
import type { Tx } from "~/platform/database/transaction.server";
import { type Err, err } from "~/platform/result";
import { identitiesOf } from "./identities-of.server";

export type SaysWho = { type: "invalid"; field: string; words: string };

/**
 * The gate of an edition for everything else that a council lets providers read: why a search is paused or ends, why
 * an offer is not selected, a note to the winner, also where it quotes what another provider wrote. Refuses the first
 * field that holds something known of a child of the referral (domain.md, rule 1), however it is written and also
 * while the child's page is half-filled, or a number that leads to one person; undefined when the words may go. Field
 * names are those of the form. Compared inside the council's transaction; nobody sees the identity, no look is written.
 *
 * `sure`: only what leaves no doubt. For a long text that nobody can reword here, where two capitals may be initials.
 */
export async function findNamesTold(
  tx: Tx,
  actor: Actor,
  referralId: string,
  told: Readonly<Record<string, string>>,
  { sure = false }: { sure?: boolean } = {},
): Promise<Err<SaysWho> | undefined> {
  const words = Object.entries(told).filter(([, text]) => text !== "");
  if (words.length === 0) return undefined;
  const children = await identitiesOf(tx, actor, referralId);
  for (const [field, text] of words) {
    const known = knownInText(text, children).find(({ tier }) => !sure || tier === "auto");
    const found = known
      ? { what: whatIsKnown(known), said: text.slice(known.start, known.end) }
      : numberNeverTold(text);
    if (!found) continue;
    return err({
      type: "invalid",
      field,
      words: `${found.what} stands in it: “${found.said}”. Providers read this, so take it out`,
    });
  }
  return undefined;
}
