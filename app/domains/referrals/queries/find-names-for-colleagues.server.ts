import type { Actor } from "~/domains/access/actor";
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
