import type { Actor } from "~/domains/access/actor";
import type { GateDecision } from "~/domains/anonymisation/gate/gate.rules";
import { listPlaceNames } from "~/domains/anonymisation/queries/list-place-names.server";
import type { PublishedAge } from "~/domains/anonymisation/small-numbers/age-span.rules";
import type { Tx } from "~/platform/database/transaction.server";
import type { Refusal } from "~/platform/refusal";
import { ok, type Result } from "~/platform/result";
import type { ReferralDraft } from "../referral.schema";
import type { GatedFields } from "../vault-questions.server";
import { compareWithChildren } from "./compare-with-children.server";

export type { GatedFields, Leak } from "../vault-questions.server";

export type GateFieldsOptions = {
  /** Somebody wrote the texts just now: it counts as a try. */
  typed: boolean;
  /** The child's age and the band it is published as: an age in the text that is narrower is a finding. */
  age?: { exact: number; published: PublishedAge } | undefined;
  /** The pages into which the fields go, where more is sent than these fields. */
  draft?: ReferralDraft | undefined;
};

/**
 * The whole gate over texts of a referral, whatever they stand in: everything that says or may say who a child of it is,
 * what people decided of these words, and the second look at what would be published. The comparison is a look.
 * `invalid`, in words: too many texts were tried by somebody who may not know the child.
 */
export async function gateFields(
  tx: Tx,
  actor: Actor,
  referralId: string,
  fields: Readonly<Record<string, string>>,
  { typed, age, draft }: GateFieldsOptions,
): Promise<Result<GatedFields, Refusal>> {
  const places = await listPlaceNames(tx);
  const decisions = await decisionsOf(tx, actor, referralId);
  const compared = await compareWithChildren(tx, actor, { referralId, typed }, () => ({
    ask: "gate",
    referralId,
    fields,
    age,
    decisions,
    places: { towns: [...places.towns], councils: [...places.councils] },
    draft,
  }));
  return compared.ok ? ok(compared.value.answer) : compared;
}

async function decisionsOf(tx: Tx, actor: Actor, referralId: string): Promise<GateDecision[]> {
  const rows = await tx.gateDecision.findMany({
    where: { referralId, councilId: actor.organisationId },
    select: { term: true, action: true, instead: true, reason: true, agreedById: true },
  });
  return rows.map(({ agreedById, action, ...row }) => ({
    ...row,
    action: action as GateDecision["action"],
    agreed: agreedById !== null,
  }));
}

/** The same where it is shown and nobody tries anything. */
export async function gateFieldsForPage(
  tx: Tx,
  actor: Actor,
  referralId: string,
  fields: Readonly<Record<string, string>>,
  options: Omit<GateFieldsOptions, "typed"> = {},
): Promise<GatedFields> {
  const gated = await gateFields(tx, actor, referralId, fields, { ...options, typed: false });
  if (!gated.ok) throw new Error("A page that is shown was counted as a try.");
  return gated.value;
}
