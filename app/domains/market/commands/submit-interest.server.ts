import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { addDays, columnOfDay, londonDate } from "~/platform/time";
import { whyNoInterest } from "../intentions/intention.machine";
import { may } from "../interests/interest.policy";
import { publishedIntention } from "../queries/open-intention.server";
import { type InterestNamed, MAY_STAND, recordInterest, tellOfInterest } from "./change-interest.server";

/** What opens later than this is a slip of the year. */
const FURTHEST_DAYS = 3_653;

export type SubmitInterest = {
  /** The council by its slug, and the key of the intention's block. */
  slug: string;
  key: string;
  beds: number;
  place: string;
  /** ISO. */
  openBy: string;
  /** What would make it happen. */
  needed: string;
  idempotency?: Idempotency<InterestNamed>;
};

/**
 * A provider tells a council what it could do about an intention of its published statement; the council's commissioners are
 * told. Each organisation says it once: until it is withdrawn, whatever is new is a message.
 */
export function submitInterest(actor: Actor, input: SubmitInterest): Promise<Result<InterestNamed, Refusal>> {
  return write<InterestNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await publishedIntention(tx, input.slug, input.key);
    if (!found) return err(missing());
    const { council, number, block, progress } = found;
    const [councilId, providerId] = [council.id, actor.organisationId];
    const allowed = may(actor, "submit", { councilId, providerId, state: null });
    if (allowed !== true) return err(refusalOf(allowed));
    const closed = whyNoInterest(progress.state);
    if (closed) return err(notNow(closed));
    const today = londonDate(now());
    if (input.openBy < today) return err(invalid("Enter today or a later day", "openBy"));
    if (input.openBy > addDays(today, FURTHEST_DAYS))
      return err(invalid("Enter a day within the next 10 years", "openBy"));
    const told = clearEntries({ place: input.place, needed: input.needed }, MAY_STAND);
    if (!told.ok) return told;
    const [id, at] = [newId(), now()];
    const { count } = await tx.intentionInterest.createMany({
      data: [
        {
          ...{ id, councilId, providerId, blockId: block.key, statementNumber: number, beds: input.beds },
          ...told.value,
          openBy: columnOfDay(input.openBy),
          submittedById: actor.personId,
          submittedAt: at,
          state: "new",
          stateSince: at,
          waitsSince: at,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0)
      return err(notNow("Your organisation has already told the council that it is interested"));
    const interest = { id, councilId, providerId, title: block.title };
    await recordInterest(tx, actor, interest, { kind: "interest-submitted", to: "new" });
    await tellOfInterest(tx, actor, { ...interest, version: 1 }, "submitted");
    return ok({ id });
  });
}
