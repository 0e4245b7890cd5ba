import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import type { ClearedText } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { ownedScope } from "../forum.scope.server";
import { suggestTopics } from "../queries/suggest-topics.server";
import { findOwnDate, recordDateEvent } from "./find-own-date.server";

/** Puts a topic on the agenda of a date, or closes it. A planned topic is not voted on any more. */
export function moveTopic(
  actor: Actor,
  input: {
    reference: string;
    topicId: string;
    move: "plan" | "close" | "reopen";
    idempotency?: Idempotency<null>;
  },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await findOwnDate(tx, actor, input.reference);
    if (!found.ok) return found;
    const date = found.value;
    const topic = await tx.forumTopic.findFirst({
      where: { id: input.topicId, seriesId: date.seriesId, ...ownedScope(actor) },
    });
    if (!topic) return err(missing());
    const state = { plan: "planned", close: "closed", reopen: "open" }[input.move];
    const { count } = await tx.forumTopic.updateMany({
      where: { id: topic.id, state: topic.state },
      data: { state },
    });
    if (count === 0) return err(conflict());
    if (input.move === "plan" && topic.state !== "planned") {
      const told = clearNotices({ title: topic.title });
      if (!told.ok) return told;
      await onTheAgenda(tx, actor, date.id, { id: topic.id, ...told.value });
    }
    await recordDateEvent(tx, actor, date, {
      kind: "forum-topic-moved",
      from: topic.state,
      to: state,
      data: { topicId: topic.id },
    });
    return ok(null);
  });
}

/** Takes one of the portal's suggestions as a planned topic of the date, with the numbers as they stand now. */
export function takeSuggestion(
  actor: Actor,
  input: { reference: string; code: string; idempotency?: Idempotency<null> },
): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await findOwnDate(tx, actor, input.reference);
    if (!found.ok) return found;
    const date = found.value;
    const suggestion = (await suggestTopics(tx, actor)).find(({ code }) => code === input.code);
    if (!suggestion) return err(invalid("The figures have changed since. Look at the suggestions again"));
    const told = clearNotices({ title: suggestion.title, words: suggestion.why });
    if (!told.ok) return told;
    const topic = { id: newId(), title: told.value.title };
    await tx.forumTopic.createMany({
      data: [
        {
          ...topic,
          seriesId: date.seriesId,
          ...ownedScope(actor),
          providerId: null,
          proposedById: actor.personId,
          words: told.value.words,
          figures: suggestion.figures,
          state: "planned",
          createdAt: now(),
        },
      ],
    });
    await onTheAgenda(tx, actor, date.id, topic);
    await recordDateEvent(tx, actor, date, {
      kind: "forum-topic-moved",
      to: "planned",
      data: { topicId: topic.id },
    });
    return ok(null);
  });
}

async function onTheAgenda(
  tx: Tx,
  actor: Actor,
  dateId: string,
  topic: { id: string; title: ClearedText },
): Promise<void> {
  const last = await tx.forumAgendaItem.aggregate({ where: { dateId }, _max: { position: true } });
  await tx.forumAgendaItem.createMany({
    data: [
      {
        id: newId(),
        dateId,
        ...ownedScope(actor),
        position: (last._max.position ?? -1) + 1,
        title: topic.title,
        topicId: topic.id,
      },
    ],
  });
}
