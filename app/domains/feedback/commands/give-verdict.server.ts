import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { clearForOtherSide } from "~/domains/agreements/commands/tell-other-side.server";
import type { ReferralSection } from "~/domains/referrals/referral-sections.options";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { conflict, invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { londonDate } from "~/platform/time";
import { TELL_FEEDBACK } from "../feedback.jobs";
import type { VerdictAnswer } from "../verdict.options";
import { countDifferences, type VerdictDays, whyNoVerdict } from "../verdict.rules";
import { SECTION_KEYS, type VerdictLine } from "../verdict.schema";
import { type LockedVerdict, lockVerdict } from "./lock-verdict.server";
import { recordFeedbackEvent } from "./record-feedback-event.server";

export type GiveVerdict = {
  reference: string;
  days: VerdictDays;
  /** 0 while nothing is given. */
  version: number;
  sections: readonly VerdictLine[];
  idempotency?: Idempotency<VerdictNamed>;
};
export type VerdictNamed = { reference: string; days: VerdictDays };
type Said = { section: ReferralSection; says: VerdictAnswer; note: string; noteField: string };

/**
 * What the provider says of the referral once the child has lived there so many days: every section, with words where it
 * differs, which the council reads. Given once, and corrected until the next one is due. Whoever works the case is mailed where
 * something was not as described.
 */
export function giveVerdict(actor: Actor, input: GiveVerdict): Promise<Result<VerdictNamed, Refusal>> {
  return write<VerdictNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await lockVerdict(tx, actor, { ...input, action: "give" });
    if (!found.ok) return found;
    const verdict = found.value;
    const { placement, days } = verdict;
    const whyNot = whyNoVerdict(days, verdict.facts, londonDate(now()));
    if (whyNot) return err(notNow(whyNot));
    const said = saidOf(input.sections);
    if (!said.ok) return said;
    const texts = Object.fromEntries(said.value.map(({ note, noteField }) => [noteField, note]));
    const told = await clearForOtherSide(tx, actor, placement, texts);
    if (!told.ok) return told;
    const id = await nextVersion(tx, actor, verdict);
    if (!id.ok) return id;
    const { councilId, providerId } = placement;
    if (verdict.id === null)
      await tx.verdictSection.createMany({
        data: said.value.map(({ section, says, noteField }) => ({
          verdictId: id.value,
          councilId,
          providerId,
          section,
          says,
          note: told.value[noteField] || null,
        })),
      });
    else
      for (const { section, says, noteField } of said.value)
        await tx.verdictSection.updateMany({
          where: { verdictId: id.value, section },
          data: { says, note: told.value[noteField] || null },
        });
    const differs = countDifferences(said.value.map(({ says }) => says));
    await recordFeedbackEvent(tx, actor, placement, {
      kind: verdict.id === null ? "verdict-given" : "verdict-corrected",
      data: { placement: placement.reference, serviceId: placement.serviceId, days, differs },
    });
    if (differs > 0)
      await enqueue(tx, TELL_FEEDBACK, {
        placementId: placement.id,
        organisationId: councilId,
        what: "verdict",
        about: `${days}:${verdict.version + 1}`,
      });
    return ok({ reference: placement.reference, days });
  });
}

/** Each section once; the form has asked for the same beside its fields. */
function saidOf(lines: readonly VerdictLine[]): Result<Said[], Refusal> {
  const said: Said[] = [];
  for (const section of SECTION_KEYS) {
    const index = lines.findIndex((line) => line.section === section);
    const line = lines[index];
    if (!line || line.says === "") return err(invalid("Answer for every section of the referral"));
    const noteField = `sections[${index}].note`;
    if (line.says === "differs" && line.note === "") return err(invalid("Say what differs", noteField));
    // Words that were typed beside another answer and are not shown any more are none.
    said.push({ section, says: line.says, note: line.says === "differs" ? line.note : "", noteField });
  }
  return ok(said);
}

/** Counts the version up, or begins it; whoever reads it reads it again. A colleague who was first is a conflict. Gives its id. */
async function nextVersion(tx: Tx, actor: Actor, verdict: LockedVerdict): Promise<Result<string, Refusal>> {
  const { id, version, days, placement } = verdict;
  const by = { answeredById: actor.personId, answeredAt: now() };
  if (id !== null) {
    const { count } = await tx.referralVerdict.updateMany({
      where: { id, version },
      data: { ...by, readById: null, readAt: null, version: { increment: 1 } },
    });
    return count === 0 ? err(conflict()) : ok(id);
  }
  const begun = newId();
  const { count } = await tx.referralVerdict.createMany({
    data: [
      {
        id: begun,
        placementId: placement.id,
        councilId: placement.councilId,
        providerId: placement.providerId,
        days,
        ...by,
      },
    ],
    skipDuplicates: true,
  });
  return count === 0 ? err(conflict()) : ok(begun);
}
