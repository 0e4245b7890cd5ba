import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import { givenOf, writtenSteps } from "../queries/given-steps.server";
import type { FoundStatutory } from "../queries/load-statutory.server";
import { actionOf, may } from "../statutory.policy";
import { comesFirst } from "../statutory-steps.rules";
import { waitWords } from "../statutory-words.rules";
import { basisOf } from "../step-basis.rules";
import { STEPS, type StepCode } from "../steps.options";
import { lockStatutory, recordOfPlacement } from "./lock-statutory.server";
import { refuseNames } from "./refuse-names.server";
import { tellApprovalOf } from "./tell-approval-of.server";

export type GiveStep = {
  reference: string;
  code: StepCode;
  /** Of the circumstances that were read, 0 for none: other circumstances, other steps. */
  version: number;
  /** `YYYY-MM-DD`; of an approval nothing: it is dated when it is given. */
  givenOn?: string | undefined;
  evidence: string;
  idempotency?: Idempotency<null>;
};

/**
 * Gives a step that the law asks of this placement: an approval by the nominated officer or the director, or the record of
 * what was done. A second person who gives the same one is told that it is there.
 */
export function giveStep(actor: Actor, input: GiveStep): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await lockStatutory(tx, actor, input.reference);
    if (!found) return err(missing());
    const allowed = may(actor, actionOf(input.code), found.subject);
    if (allowed !== true) return err(refusalOf(allowed));
    if (found.version !== input.version)
      return err(conflict("The circumstances have changed. Check the steps again, then continue"));
    const step = found.law.steps.find(({ code }) => code === input.code);
    if (!step) return err(notNow("This placement does not need this step"));
    if (STEPS[input.code].group === "approval" && found.law.blocks[0])
      return err(notNow(found.law.blocks[0].message));
    const first = comesFirst(step, found.law.steps);
    if (first !== null) {
      const recorded = givenOf(found, await writtenSteps(tx, found.id), first).counts.length > 0;
      const wait = waitWords(first, recorded);
      if (wait !== null) return err(notNow(wait));
    }
    const givenOn = dayOf(input, found);
    if (!givenOn.ok) return givenOn;
    const named = await refuseNames(tx, actor, found, { evidence: input.evidence });
    if (named) return named;
    const { councilId } = found.subject;
    const { count } = await tx.statutoryStep.createMany({
      data: [
        {
          id: newId(),
          placementId: found.id,
          councilId,
          code: input.code,
          givenOn: columnOfDay(givenOn.value),
          evidence: input.evidence,
          givenFor: basisOf(input.code, found.facts),
          givenById: actor.personId,
          givenAt: now(),
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return err(conflict("Somebody has given this step meanwhile"));
    await endRequest(tx, actor, found.id, input.code);
    await recordOfPlacement(tx, actor, found, {
      kind: "statutory-step-given",
      data: { placement: found.reference, step: input.code, date: givenOn.value },
    });
    return ok(null);
  });
}

/** What was asked for is given; whoever asked is told. */
async function endRequest(tx: Tx, actor: Actor, placementId: string, code: StepCode): Promise<void> {
  const request = await tx.statutoryRequest.findFirst({ where: { placementId, code, endedAt: null } });
  if (!request) return;
  await tx.statutoryRequest.updateMany({
    where: { id: request.id, endedAt: null },
    data: { endedHow: "given", endedById: actor.personId, endedAt: now() },
  });
  await tellApprovalOf(tx, request, { what: "given" });
}

/** An approval is given today; what was done has a day between the beginning of the referral and today. */
function dayOf({ code, givenOn }: GiveStep, { began }: FoundStatutory): Result<string, Refusal> {
  const today = londonDate(now());
  if (STEPS[code].group === "approval") return ok(today);
  if (!givenOn) return err(invalid("Enter the date", "givenOn"));
  if (givenOn > today) return err(invalid("The date is in the future", "givenOn"));
  if (givenOn < began)
    return err(invalid(`The date is before the referral began on ${dayWords(began)}`, "givenOn"));
  return ok(givenOn);
}
