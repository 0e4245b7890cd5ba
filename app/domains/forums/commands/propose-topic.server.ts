import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { FORUM_EVENTS } from "../forum.events";
import { may } from "../forum.policy";
import { councilOf } from "../queries/find-forum-date.server";
import { findTalk } from "../queries/find-talk.server";

/** Most open topics that one organisation may have at a series at once. */
export const MAX_TOPICS = 5;

/** Proposes a topic for the series of a date, with the proposer's own vote. Other providers do not read whose it is. */
export function proposeTopic(
  actor: Actor,
  input: { reference: string; title: string; words?: string; idempotency?: Idempotency<null> },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const talk = await findTalk(tx, actor, input.reference);
    if (!talk) return err(missing());
    const allowed = may(actor, "book", null);
    if (allowed !== true) return err(refusalOf(allowed));
    const at = now();
    if (talk.whyNot) return err(invalid(talk.whyNot));
    const told = clearEntries({ title: input.title, words: input.words ?? "" });
    if (!told.ok) return told;
    const { date } = talk;
    const own = await tx.forumTopic.count({
      where: { seriesId: date.seriesId, providerId: actor.organisationId, state: "open" },
    });
    if (own >= MAX_TOPICS)
      return err(
        invalid(`Your organisation has ${MAX_TOPICS} open topics here. Vote for the one that matters most`),
      );
    const id = newId();
    const { ownerOrganisationId } = date;
    await tx.forumTopic.createMany({
      data: [
        {
          id,
          seriesId: date.seriesId,
          ownerOrganisationId,
          providerId: actor.organisationId,
          proposedById: actor.personId,
          ...told.value,
          createdAt: at,
        },
      ],
    });
    await tx.forumVote.createMany({
      data: [
        {
          topicId: id,
          personId: actor.personId,
          ownerOrganisationId,
          providerId: actor.organisationId,
          at,
        },
      ],
    });
    await recordEvent(tx, actor, FORUM_EVENTS, {
      kind: "forum-topic-proposed",
      audience: "both",
      councilId: councilOf(date),
      providerId: actor.organisationId,
      subject: "forum-topic",
      subjectId: id,
      data: { dateId: date.id },
    });
    return ok(null);
  });
}
