import type { Actor } from "~/domains/access/actor";
import { knownInText } from "~/domains/anonymisation/known-in-text.rules";
import type { Tx } from "~/platform/database/transaction.server";
import { identitiesOf } from "./identities-of.server";

/**
 * The texts of providers that hold something the vault knows of a child of the referral, so that the council sends
 * them on to nobody. Which words they are is not told: not all who read offers may know the child. For a council
 * alone, on its own pages: a provider's query never asks, and neither waits for it nor learns of it.
 */
export async function textsThatName(
  tx: Tx,
  actor: Actor,
  referralId: string,
  texts: readonly (string | null)[],
): Promise<(text: string | null) => boolean> {
  const written = new Set(texts.filter((text): text is string => Boolean(text)));
  if (actor.kind !== "council" || written.size === 0) return () => false;
  const children = await identitiesOf(tx, actor, referralId);
  const naming = new Set(
    [...written].filter((text) => knownInText(text, children).some(({ tier }) => tier === "auto")),
  );
  return (text) => text !== null && naming.has(text);
}
