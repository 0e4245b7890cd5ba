import { createHash } from "node:crypto";
import type { Actor } from "~/domains/access/actor";
import { lookedAfterName, lookedAfterTotal } from "~/domains/anonymisation/queries/looked-after-total.server";
import { type PublishedAge, spanOf } from "~/domains/anonymisation/small-numbers/age-span.rules";
import { type Cohort, type Width, widthsOf } from "~/domains/anonymisation/small-numbers/small-numbers.rules";
import { councilArea } from "~/domains/providers/council-areas";
import { GENDERS, type Gender, NEEDS, type Need } from "~/domains/providers/declared.rules";
import { englishCouncil } from "~/domains/providers/english-councils";
import { countOutcodesIn, findOutcodes } from "~/domains/providers/queries/find-outcodes.server";
import type { Tx } from "~/platform/database/transaction.server";
import { contentDigest } from "~/platform/forms/content-digest.server";
import { isOutcode } from "../location.schema";
import type { ReferralDraft } from "../referral.schema";
import {
  type SmallNumbersState,
  smallNumbersState,
  smallNumbersWords,
  type WidthDecision,
} from "../small-numbers-words.rules";
import type { FoundReferral } from "./find-referral.server";

export type SmallNumbers = {
  cohort: Cohort;
  /** Every way to publish it, as written first, each with the council's other open referrals that are alike. */
  widths: (Width & { alike: number })[];
  /** The one that would go out as it stands; one of `widths`. */
  published: Width & { alike: number };
  state: SmallNumbersState;
  /** Why the gate is shut because of it, in words; null where it is not. */
  shut: string | null;
  decision: (WidthDecision & { byId: string; at: Date }) | null;
  /** What a decision is bound to: it counts for no other age, gender, needs or area. */
  basis: string;
  /** Of what was decided last: a choice made without having seen it overwrites nothing. */
  expected: string;
};

/** Counted over so many of the council's newest referrals, the open ones among them first. */
const MAX_REFERRALS = 500;

/**
 * How few children fit what would be published of a referral, and what was decided about it. `age` is the child's in
 * completed years today. Null while the child, the needs or the location are not written: nothing goes out then.
 */
export async function loadSmallNumbers(
  tx: Tx,
  actor: Actor,
  referral: FoundReferral,
  draft: ReferralDraft,
  age: number | null,
): Promise<SmallNumbers | null> {
  const { gender } = referral.child;
  const needs = draft.needs?.needs;
  const written = draft.location?.preferredLocation;
  if (age === null || age < 0 || age > 17 || !needs || !written) return null;
  if (gender === null || !Object.hasOwn(GENDERS, gender)) return null;
  const others = await otherReferrals(tx, actor, referral.id);
  const own = await tx.organisation.findUnique({
    where: { id: actor.organisationId },
    select: { name: true, councilCode: true },
  });
  const cohort: Cohort = {
    council: councilArea(own?.councilCode ?? null)?.name ?? own?.name ?? actor.organisationName,
    total: await lookedAfterTotal(tx, own?.councilCode ?? null),
    gender: gender as Gender,
    age,
    rarestNeed: rarest(needs, others),
    referrals: others.length + 1,
    area: { written, district: isOutcode(written), around: await around(tx, written) },
  };
  const alike = (width: Width) => others.filter((one) => isAlike(one, width, cohort, needs)).length;
  const widths = widthsOf(cohort).map((width) => ({ ...width, alike: alike(width) }));
  const basis = basisOf([age, gender, [...needs].sort(), written]);
  const [asWritten] = widths;
  if (!asWritten) return null;
  const said = await decisionOf(tx, actor, referral.id, basis);
  const chosen = said?.current ? widths.find((one) => isOf(one, said)) : undefined;
  // What was decided of a width that is offered no more, because a council's districts changed, is said anew.
  const decision = said && { ...said, current: chosen !== undefined };
  const published = chosen ?? asWritten;
  const state = smallNumbersState(published, decision);
  return {
    cohort,
    widths,
    published,
    state,
    shut: smallNumbersWords(state, published, decision),
    decision,
    basis,
    expected: contentDigest(said && [said.age, said.area, said.reason]),
  };
}

type Other = {
  open: boolean;
  age: number | null;
  gender: string | null;
  needs: unknown;
  area: string | null;
};

/** The council's referrals that were ever sent, without this one and those of the same child. */
function otherReferrals(tx: Tx, actor: Actor, referralId: string): Promise<Other[]> {
  return tx.$queryRaw<Other[]>`
    select r.state in ('searching', 'deciding') as open, c.age, c.gender, r.content #> '{needs,needs}' as needs,
           r.content #>> '{location,preferredLocation}' as area
      from referrals r
      join referral_children c on c.referral_id = r.id and c.position = (
        select min(position) from referral_children where referral_id = r.id)
     where r.council_id = ${actor.organisationId}::uuid and r.edition_number > 0 and r.id <> ${referralId}::uuid
       -- An earlier search for the same child is not another child.
       and not exists (select 1 from referral_children theirs join referral_children ours using (identity_id)
         where theirs.referral_id = r.id and ours.referral_id = ${referralId}::uuid)
     order by 1 desc, r.created_at desc, r.id
     limit ${MAX_REFERRALS}`;
}

const hasNeed = ({ needs }: Other, need: Need) => Array.isArray(needs) && needs.includes(need);

function rarest(needs: readonly Need[], others: readonly Other[]): Cohort["rarestNeed"] {
  const counted = needs.map((need) => ({
    label: NEEDS[need],
    // This referral has it too.
    with: others.filter((one) => hasNeed(one, need)).length + 1,
  }));
  return counted.sort((a, b) => a.with - b.with)[0] ?? null;
}

/** Whether another open referral fits the same words: age, gender, one of the needs and, in a district, the district. */
function isAlike(
  other: Other,
  { age, area }: Width,
  { gender, area: asked }: Cohort,
  needs: readonly Need[],
) {
  const { from, to } = spanOf(age);
  if (!other.open || other.age === null || other.age < from || other.age > to) return false;
  if (other.gender !== gender || !needs.some((need) => hasNeed(other, need))) return false;
  return !(asked.district && area === asked.written) || other.area === area;
}

async function around(tx: Tx, written: string): Promise<Cohort["area"]["around"]> {
  if (!isOutcode(written)) return null;
  const code = (await findOutcodes(tx, [written])).get(written)?.councilCode;
  if (!code) return null;
  const name = councilArea(code)?.name ?? englishCouncil((await lookedAfterName(tx, code)) ?? "");
  if (!name) return null;
  return { name, districts: await countOutcodesIn(tx, code) };
}

function basisOf(parts: unknown): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}

async function decisionOf(tx: Tx, actor: Actor, referralId: string, basis: string) {
  const row = await tx.gateSmallNumber.findFirst({ where: { referralId, councilId: actor.organisationId } });
  if (!row) return null;
  return {
    age: { from: row.ageFrom, to: row.ageTo },
    area: row.area,
    reason: row.reason,
    current: row.basis === basis,
    byId: row.decidedById,
    at: row.decidedAt,
  };
}

/** Whether a width is the one of these ages and this area. */
export function isOf(
  width: { age: PublishedAge; area: string },
  other: { age: PublishedAge; area: string },
): boolean {
  const [one, two] = [spanOf(width.age), spanOf(other.age)];
  return one.from === two.from && one.to === two.to && width.area === other.area;
}
