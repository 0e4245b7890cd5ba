import type { Actor } from "~/domains/access/actor";
import { roleWords } from "~/domains/access/roles";
import { read } from "~/domains/access/transactions.server";
import { offerScope } from "~/domains/offers/offer.scope.server";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import { type Chased, chasedFirst, missingSteps, type StatutoryFacts } from "../missing-steps.rules";
import { factsOf } from "../placement-facts.rules";
import { type Block, QUESTION_WORDS, statutoryLaw } from "../statutory-steps.rules";
import { approverOf, STEPS } from "../steps.options";

export type ApprovalsAhead = {
  blocks: Block[];
  /** A sentence for each approval: "Placement at a distance: the director must approve it (…)". */
  approvals: string[];
  /** What has to be known before it can be said whether an approval is needed. */
  questions: string[];
};

/**
 * The approvals that a placement at this offer would need, as far as the register and the referral tell; null where there is
 * nothing to say. Whoever may not see the offer gets nothing: its own page has answered them.
 */
export function approvalsAhead(
  actor: Actor,
  at: { reference: string; offer: string },
): Promise<ApprovalsAhead | null> {
  return read(actor, async (tx) => {
    const referral = await findReferral(tx, actor, at.reference);
    if (!referral) return null;
    const offer = await tx.offer.findFirst({
      where: { AND: [offerScope(actor), { referralId: referral.id, reference: at.offer }] },
      select: {
        service: {
          select: {
            kind: true,
            regulator: true,
            status: true,
            councilCode: true,
            localAuthority: true,
            premisesCount: true,
          },
        },
      },
    });
    if (!offer) return null;
    const council = await tx.organisation.findUniqueOrThrow({
      where: { id: referral.councilId },
      select: { councilCode: true },
    });
    const { purpose, "education-health": education } = referral.content.draft;
    const law = statutoryLaw(
      factsOf({
        purpose: purpose?.purpose,
        legalStatus: purpose?.legalStatus,
        educationNow: education?.educationNow,
        deprivationOfLiberty: purpose?.deprivationOfLiberty ?? false,
        age: referral.child.age,
        byPhone: false,
        councilCode: council.councilCode,
        service: offer.service,
        told: null,
      }),
    );
    const approvals = law.steps.flatMap(({ code }) => {
      const officer = approverOf(code);
      return officer === null
        ? []
        : [
            aheadWords(
              STEPS[code],
              officer === "director" ? "director of children's services" : roleWords(officer),
            ),
          ];
    });
    const questions = law.questions.map((code) => QUESTION_WORDS[code]);
    if (approvals.length + questions.length + law.blocks.length === 0) return null;
    return { blocks: law.blocks, approvals, questions };
  });
}

/** Of a step that begins with "Approve a". */
function aheadWords({ title, regulation }: { title: string; regulation: string }, who: string): string {
  const what = title.split(" ").slice(2).join(" ");
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}: the ${who.toLowerCase()} must approve it (${regulation}).`;
}

/** The first placement of an accepted offer whose approval still waits for something, and for what; null where none does. */
export function approvalToAskAfter(
  actor: Actor,
  offer: string,
): Promise<{ reference: string; act: Chased } | null> {
  return read(actor, async (tx) => {
    const rows = await tx.$queryRaw<{ reference: string; told: StatutoryFacts | null; start: string }[]>`
      select q.reference, public.statutory_facts(q.id) as told, to_char(q.planned_start, 'YYYY-MM-DD') as start
        from public.placements q join public.offers o on o.id = q.offer_id
       where o.reference = ${offer} and q.council_id = ${actor.organisationId}::uuid and q.state = 'planned'
       order by q.child_number`;
    const chased = rows.flatMap(({ reference, told, start }) => {
      const act = told && chasedFirst(missingSteps(told, start));
      return act ? [{ reference, act }] : [];
    });
    return chased[0] ?? null;
  });
}
