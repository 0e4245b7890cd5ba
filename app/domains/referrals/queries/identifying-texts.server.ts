import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/platform/database/transaction.server";
import { compareForPage } from "./compare-with-children.server";

/**
 * The texts of providers that hold something the vault knows of a child of the referral, so that the council sends
 * them on to nobody. For somebody who may not know the child: those that could name anybody, so that the mark confirms
 * no guess that reaches them through a provider. For a council alone, on its own pages: a provider's query never asks,
 * and neither waits for it nor learns of it. Each time is a look with its count.
 */
export async function identifyingTexts(
  tx: Tx,
  actor: Actor,
  referralId: string,
  texts: readonly (string | null)[],
): Promise<(text: string | null) => boolean> {
  const written = [...new Set(texts.filter((text): text is string => Boolean(text)))];
  if (actor.kind !== "council" || written.length === 0) return () => false;
  const { answer, knows } = await compareForPage(tx, actor, referralId, (mayKnow) => ({
    ask: "known",
    texts: written,
    stretches: !mayKnow,
  }));
  const naming = new Set(
    written.filter((_text, index) => {
      const { known = [], stretches = [] } = answer[index] ?? {};
      return knows ? known.some(({ tier }) => tier === "auto") : stretches.length > 0;
    }),
  );
  return (text) => text !== null && naming.has(text);
}
