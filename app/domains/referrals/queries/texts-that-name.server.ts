import type { Actor } from "~/domains/access/actor";
import { identifyingStretches } from "~/domains/anonymisation/identifying-stretches.rules";
import { knownInText } from "~/domains/anonymisation/known-in-text.rules";
import type { Tx } from "~/platform/database/transaction.server";
import { compareForPage } from "./compare-with-children.server";

/**
 * The texts of providers that hold something the vault knows of a child of the referral, so that the council sends
 * them on to nobody. For somebody who may not know the child: those that could name anybody, so that the mark confirms
 * no guess that reaches them through a provider. For a council alone, on its own pages: a provider's query never asks,
 * and neither waits for it nor learns of it. Each time is a look with its count.
 */
export async function textsThatName(
  tx: Tx,
  actor: Actor,
  referralId: string,
  texts: readonly (string | null)[],
): Promise<(text: string | null) => boolean> {
  const written = [...new Set(texts.filter((text): text is string => Boolean(text)))];
  if (actor.kind !== "council" || written.length === 0) return () => false;
  const naming = await compareForPage(tx, actor, { referralId, texts: written.length }, (children, knows) => {
    const known = written.filter((text) => knownInText(text, children).some(({ tier }) => tier === "auto"));
    const shown = knows ? known : written.filter((text) => identifyingStretches(text, children).length > 0);
    return { value: new Set(shown), findings: known.length };
  });
  return (text) => text !== null && naming.has(text);
}
