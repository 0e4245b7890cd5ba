import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { GENDERS, type Gender } from "~/domains/providers/declared.rules";
import { findOutcodes } from "~/domains/providers/queries/find-outcodes.server";
import { loadRegister } from "~/domains/providers/queries/load-register.server";
import type { RegisterService } from "~/domains/providers/register-service.rules";
import { isOutcode } from "~/domains/referrals/location.schema";
import type { FoundReferral } from "~/domains/referrals/queries/find-referral.server";
import type { ReferralContent } from "~/domains/referrals/referral.schema";
import { wholeContent } from "~/domains/referrals/sending.rules";
import { now } from "~/platform/clock.server";
import { type Preview, previewOf, type Stage } from "../groups.rules";
import type { MatchRequest } from "../matching.rules";
import { type From, pointAskedFor } from "../reach-distance.rules";

export type Search = {
  preview: Preview<RegisterService>;
  /** Where distances are measured from; null when no place is known. */
  from: From | null;
};

/** What is asked for: the whole content and the child as of today. */
export type Asked = { content: ReferralContent; child: { age: number; gender: Gender } };

/** What is asked for as the referral stands; null while its pages are not complete. */
export function askedBy(
  referral: Pick<FoundReferral, "content"> & { child: Pick<FoundReferral["child"], "age" | "gender"> },
): Asked | null {
  const content = wholeContent(referral.content.draft);
  const { age, gender } = referral.child;
  if (!content || age === null || gender === null || !Object.hasOwn(GENDERS, gender)) return null;
  return { content, child: { age, gender: gender as Gender } };
}

/** What is asked for, as matching wants it. */
export function requestOf({ content, child }: Asked): MatchRequest {
  return {
    age: child.age,
    gender: child.gender,
    purpose: content.purpose.purpose,
    serviceKind: content.purpose.serviceKind,
    needs: content.needs.needs,
    mustKeepAway: content.location.mustKeepAway,
    now: now(),
  };
}

/** Sorts the whole register for a stage of the actor's search. */
export async function searchStage(
  tx: Tx,
  actor: Actor,
  { content, child }: Asked,
  stage: Omit<Stage, "councilId">,
): Promise<Search> {
  const register = await loadRegister(tx);
  return {
    preview: previewOf(register, requestOf({ content, child }), {
      ...stage,
      councilId: actor.organisationId,
    }),
    from: await pointOf(tx, actor, content.location.preferredLocation),
  };
}

async function pointOf(tx: Tx, actor: Actor, preferred: string): Promise<From | null> {
  const outcode = (await findOutcodes(tx, [preferred].filter(isOutcode))).get(preferred);
  if (outcode) return pointAskedFor(preferred, outcode.point, null);
  const asking = await tx.organisation.findUnique({
    where: { id: actor.organisationId },
    select: { councilCode: true },
  });
  return pointAskedFor(preferred, null, asking?.councilCode ?? null);
}
