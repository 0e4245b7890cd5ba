import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../forum.policy";
import { findTalk } from "../queries/find-talk.server";

/**
 * Votes for an open topic of the date's series, or takes the vote back. Each person has one vote a topic, held by its
 * key; the row is its own record of who and when.
 */
export function voteTopic(
  actor: Actor,
  input: { reference: string; topicId: string; vote: "for" | "back"; idempotency?: Idempotency<null> },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const talk = await findTalk(tx, actor, input.reference);
    const topic =
      talk &&
      (await tx.forumTopic.findFirst({
        where: { id: input.topicId, seriesId: talk.date.seriesId },
        select: { state: true, ownerOrganisationId: true },
      }));
    if (!topic) return err(missing());
    const allowed = may(actor, "book", null);
    if (allowed !== true) return err(refusalOf(allowed));
    if (talk.whyNot) return err(invalid(talk.whyNot));
    if (topic.state !== "open")
      return err(notNow("This topic is on an agenda or closed. Vote for an open one"));
    const mine = { topicId: input.topicId, personId: actor.personId };
    if (input.vote === "back") await tx.forumVote.deleteMany({ where: mine });
    else
      await tx.forumVote.createMany({
        data: [
          {
            ...mine,
            ownerOrganisationId: topic.ownerOrganisationId,
            providerId: actor.organisationId,
            at: now(),
          },
        ],
        skipDuplicates: true,
      });
    return ok(null);
  });
}
