import type { Actor } from "~/domains/access/actor";
import type { GateFinding, GateItemState } from "~/domains/anonymisation/gate/gate.rules";
import type { Tx } from "~/platform/database/transaction.server";
import { invalid, type Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import { childToday } from "./child-today.server";
import { findReferral } from "./find-referral.server";
import { type GatedFields, gateFields } from "./gate-fields.server";
import { loadSmallNumbers } from "./load-small-numbers.server";

/** A finding with how it stands: `masked` was found for sure, `to-decide` and `second-person` wait for somebody. */
export type StageOneFinding = GateFinding & { state: GateItemState };

export type StageOneGate = Omit<GatedFields, "findings"> & {
  /** With their places in the text as it was given, in order. */
  findings: StageOneFinding[];
  /** Nothing waits for a person, and nothing known stands in what would be read after masking. */
  open: boolean;
};

/**
 * The whole gate of an edition for what else providers read of a referral: fuller detail, the text of a document. Each
 * text under a name of the caller's own. Decisions about words are those of the referral, made once for all its texts.
 * Comparing is a look of the actor; `typed` says that somebody wrote or sent the texts just now, so that it counts as a
 * try. `invalid`, in words: too many tries by somebody who may not know the child; also where there is no such referral.
 */
export async function gateStageOneText(
  tx: Tx,
  actor: Actor,
  referralId: string,
  fields: Readonly<Record<string, string>>,
  { typed }: { typed: boolean } = { typed: true },
): Promise<Result<StageOneGate, Refusal>> {
  const row = await tx.referral.findFirst({
    where: { id: referralId, councilId: actor.organisationId },
    select: { reference: true },
  });
  const referral = row && (await findReferral(tx, actor, row.reference));
  if (!referral) return { ok: false, error: invalid("There is no such referral") };
  const { age } = await childToday(tx, actor, referral.child.identityId);
  const small = await loadSmallNumbers(tx, actor, referral, referral.content.draft, age);
  const told = small ? { exact: small.cohort.age, published: small.published.age } : undefined;
  const gated = await gateFields(tx, actor, referralId, fields, { typed, age: told });
  if (!gated.ok) return gated;
  const { gate, leaks, findings } = gated.value;
  const states = new Map(gate.items.map(({ term, state }) => [term, state]));
  const { undecided, secondPerson } = gate.waiting;
  return ok({
    gate,
    leaks,
    findings: findings.map((one) => ({ ...one, state: states.get(one.term) ?? "to-decide" })),
    open: undecided === 0 && secondPerson === 0 && leaks.length === 0,
  });
}
