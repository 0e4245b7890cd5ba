import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { gateStageOneText } from "~/domains/referrals/queries/gate-stage-one-text.server";
import { invalid, type Refusal } from "~/platform/refusal";
import { type Err, err } from "~/platform/result";

type Written = {
  referralId: string;
  text: string;
  /** The writer says that what may be a name is none. */
  namesNobody: boolean;
  /** The writer sent the document: somebody else has the say about what may be a name. */
  sent: boolean;
};

/**
 * What a person writes in place of a page's words, through the whole gate: refused at its field while it holds anything
 * known of a child, or what may name somebody and nobody has said that it does not. Undefined when homes may read it.
 */
export async function refuseWords(
  tx: Tx,
  actor: Actor,
  { referralId, text, namesNobody, sent }: Written,
): Promise<Err<Refusal> | undefined> {
  const gated = await gateStageOneText(tx, actor, referralId, { text });
  if (!gated.ok) return gated;
  const left = gated.value.findings.filter(({ state }) => state !== "kept");
  const refuse = (message: string) => err(invalid(message, "text"));
  const known = left.find((one) => one.known);
  if (known)
    return refuse(
      `${known.what} is in it: “${text.slice(known.start, known.end)}”. Homes read this, so take it out`,
    );
  const [leak] = gated.value.leaks;
  if (leak) return refuse(`“${leak.text}” says who the child is. Homes read this, so take it out`);
  if (left.length === 0 || (namesNobody && !sent)) return undefined;
  const said = [...new Set(left.map(({ start, end }) => `“${text.slice(start, end)}”`))].join(", ");
  return refuse(
    sent
      ? `${said} may name somebody. Take it out, or let a second person describe the page`
      : `${said} may name somebody. Take it out, or tick that nobody is named`,
  );
}
