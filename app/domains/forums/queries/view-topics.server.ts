import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { takesTalk } from "../talk.rules";
import { type DateFrame, frameOfDate } from "./view-forum-date.server";

export type TopicRow = {
  id: string;
  title: string;
  words: string;
  votes: number;
  state: "open" | "planned" | "closed";
  /** Proposed by the actor's organisation; whose another is, nobody reads. */
  ours: boolean;
  voted: boolean;
  /** From the portal's own figures; its words say the numbers. */
  suggested: boolean;
};

export type TopicsView = DateFrame & { rows: TopicRow[]; open: boolean };

/** The topics of a date's series: open ones by votes, then what stands on an agenda already. */
export function viewTopics(actor: Actor, reference: string): Promise<TopicsView> {
  return read(actor, async (tx) => {
    const date = await frameOfDate(tx, actor, reference);
    const found = await tx.forumTopic.findMany({
      where: { seriesId: date.seriesId, state: { not: "closed" } },
      orderBy: [{ state: "asc" }, { votes: "desc" }, { createdAt: "asc" }],
      take: 100,
    });
    const votes = await tx.forumVote.findMany({
      where: { personId: actor.personId, topicId: { in: found.map(({ id }) => id) } },
      select: { topicId: true },
    });
    return {
      ...date,
      open: takesTalk(date, date.now) && !date.blocked,
      rows: found.map((topic) => ({
        id: topic.id,
        title: topic.title,
        words: topic.words,
        votes: topic.votes,
        state: topic.state as TopicRow["state"],
        ours: topic.providerId === actor.organisationId,
        voted: votes.some(({ topicId }) => topicId === topic.id),
        suggested: topic.figures !== null,
      })),
    };
  });
}
