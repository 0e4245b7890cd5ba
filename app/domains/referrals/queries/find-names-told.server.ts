import type { Actor } from "~/domains/access/actor";
import { listPlaceNames } from "~/domains/anonymisation/queries/list-place-names.server";
import { findVaultValues } from "~/domains/anonymisation/vault-match.rules";
import { VAULT_VALUE_KINDS } from "~/domains/anonymisation/vault-values.rules";
import type { Tx } from "~/platform/database/transaction.server";
import { type Err, err } from "~/platform/result";
import { identitiesOf } from "./identities-of.server";

export type SaysWho = { type: "invalid"; field: string; words: string };

/**
 * The gate of an edition for everything else that a council lets providers read: why a search is paused or ends, why
 * an offer is not selected, a note to the winner. Refuses the first field that holds a vault value of a child of the
 * referral (domain.md, rule 1), also while the child's page is half-filled; undefined when the words may go. Field
 * names are those of the form. Compared inside the council's transaction; nobody sees the identity, no look is written.
 */
export async function findNamesTold(
  tx: Tx,
  actor: Actor,
  referralId: string,
  told: Readonly<Record<string, string>>,
): Promise<Err<SaysWho> | undefined> {
  const words = Object.fromEntries(Object.entries(told).filter(([, text]) => text !== ""));
  if (Object.keys(words).length === 0) return undefined;
  const places = await listPlaceNames(tx);
  for (const identity of await identitiesOf(tx, actor, referralId)) {
    const towns = identity.town ? [...places.towns, identity.town] : places.towns;
    const [first] = findVaultValues(words, identity, { ...places, towns });
    if (!first) continue;
    const said = (words[first.field] ?? "").slice(first.start, first.end);
    return err({
      type: "invalid",
      field: first.field,
      words: `${VAULT_VALUE_KINDS[first.kind]} stands in it: “${said}”. Providers read this, so take it out`,
    });
  }
  return undefined;
}
