import type { Actor } from "~/domains/access/actor";
import type { PublishedAge } from "~/domains/anonymisation/age-span.rules";
import { findInFields } from "~/domains/anonymisation/find-in-fields.rules";
import {
  applyGate,
  type Gate,
  type GateDecision,
  type GateFinding,
} from "~/domains/anonymisation/gate.rules";
import { NEED_WORDS } from "~/domains/anonymisation/need-words.rules";
import { listPlaceNames } from "~/domains/anonymisation/queries/list-place-names.server";
import { findVaultValues } from "~/domains/anonymisation/vault-match.rules";
import type { VaultValueKind } from "~/domains/anonymisation/vault-values.rules";
import type { Tx } from "~/platform/database/transaction.server";
import type { Result } from "~/platform/result";
import { termIn } from "../gate-term.server";
import { compareWithChildren, type TooManyTexts } from "./compare-with-children.server";

/** A value of the vault that stands in what would be published; offsets are of the published text. */
export type Leak = { field: string; kind: VaultValueKind; start: number; end: number; text: string };

export type GatedFields = {
  gate: Gate;
  /** Every finding with its place in the text as it was written. */
  findings: GateFinding[];
  /** By another way than the detector's, after masking; what two people let through is none. */
  leaks: Leak[];
};

export type GateFieldsOptions = {
  /** Somebody wrote the texts just now: it counts as a try. */
  typed: boolean;
  /** The child's age and the band it is published as: an age in the text that is narrower is a finding. */
  age?: { exact: number; published: PublishedAge } | undefined;
  /** Everything that goes out once these fields are masked, where that is more than the fields. */
  whole?: (published: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
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
  { typed, age, whole = (published) => published }: GateFieldsOptions,
): Promise<Result<GatedFields, TooManyTexts>> {
  const names = await listPlaceNames(tx);
  const termOf = termIn(referralId);
  const decisions = await decisionsOf(tx, actor, referralId);
  const texts = Object.keys(fields).length;
  return compareWithChildren(tx, actor, { referralId, texts, typed }, (children) => {
    const own = children.flatMap(({ town }) => (town ? [town] : []));
    const places = { ...names, towns: [...names.towns, ...own] };
    const findings = findInFields(fields, children, termOf, age);
    const gate = applyGate(fields, findings, decisions, NEED_WORDS);
    const kept = new Set(gate.items.filter(({ state }) => state === "kept").map(({ term }) => term));
    const sent = whole(gate.published);
    const leaks = children.flatMap((child) =>
      findVaultValues(sent, child, places).flatMap((match): Leak[] => {
        const text = (sent[match.field] ?? "").slice(match.start, match.end);
        return kept.has(termOf(text)) ? [] : [{ ...match, text }];
      }),
    );
    const known = findings.filter((one) => one.known).length;
    return { value: { gate, findings, leaks }, findings: known };
  });
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
