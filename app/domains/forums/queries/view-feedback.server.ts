import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import type { ForumDateRow } from "./find-forum-date.server";
import { ofOwnDate } from "./organising.server";

export type FeedbackView = {
  date: ForumDateRow;
  attended: number;
  useful: number[];
  heard: number[];
  /** Without who said it, in no order of theirs. */
  words: string[];
  now: Date;
};

/** What those who were there said about a date. Nobody's name: neither the organiser's page nor the query has it. */
export function viewFeedback(actor: Actor, reference: string): Promise<FeedbackView> {
  return ofOwnDate(actor, reference, async (tx, date) => {
    const given = await tx.forumFeedback.findMany({
      where: { dateId: date.id },
      select: { useful: true, heard: true, words: true },
    });
    return {
      date,
      attended: await tx.forumBooking.count({ where: { dateId: date.id, state: "attended" } }),
      useful: given.map(({ useful }) => useful),
      heard: given.map(({ heard }) => heard),
      words: given.flatMap(({ words }) => (words ? [words] : [])).sort((a, b) => a.localeCompare(b)),
      now: now(),
    };
  });
}
