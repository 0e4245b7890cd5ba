import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { parseQuarter, type Quarter, quarterBefore } from "~/platform/quarters";
import { columnOfDay, longDate } from "~/platform/time";
import { type FigureLine, figureLines } from "../figure-lines.rules";
import { changeSentence } from "../figure-words.rules";
import { priorityAbilities } from "../priorities.policy";
import { type FigureOfQuarter, figuresOfQuarters, publishedQuarters } from "./published-figures.server";

export type CouncilPrioritiesView = {
  council: { slug: string; name: string; own: boolean };
  quarter: Quarter;
  earlier: Quarter | null;
  later: Quarter | null;
  sentence: string;
  lines: FigureLine[];
  /** The council’s figures of every published quarter, oldest first. */
  history: { quarters: Quarter[]; figures: Omit<FigureOfQuarter, "councilId">[] };
  reply: { words: string; when: string; version: number } | null;
  abilities: ReturnType<typeof priorityAbilities>;
};

/** The published figures of one council, for everybody who has signed in; 404 where there are none. */
export function viewCouncilPriorities(
  actor: Actor,
  slug: string,
  wanted: string | null,
): Promise<CouncilPrioritiesView> {
  return read(actor, async (tx) => {
    const council = await tx.organisation.findFirst({
      where: { slug, kind: "council" },
      select: { id: true, slug: true, name: true },
    });
    if (!council) return notFound();
    const quarters = await publishedQuarters(tx);
    const figures = await figuresOfQuarters(tx, quarters, council.id);
    const at = Math.max(
      0,
      quarters.findIndex(({ key }) => key === parseQuarter(wanted)?.key),
    );
    const quarter = quarters[at];
    if (!quarter) return notFound();
    const of = (key: string | undefined, councilId: string | null) =>
      figures.filter((one) => one.quarter === key && one.councilId === councilId);
    const before = quarterBefore(quarter);
    const own = of(quarter.key, council.id);
    if (own.length === 0) return notFound();
    const reply = await tx.priorityReply.findFirst({
      where: { councilId: council.id, quarterFrom: columnOfDay(quarter.from) },
      select: { words: true, writtenAt: true, version: true },
    });
    return {
      council: { slug: council.slug, name: council.name, own: council.id === actor.organisationId },
      quarter,
      earlier: quarters[at + 1] ?? null,
      later: quarters[at - 1] ?? null,
      sentence: changeSentence(own, of(before.key, council.id), before.label),
      lines: figureLines(own, of(quarter.key, null)),
      history: {
        quarters: [...quarters].reverse(),
        figures: figures.flatMap(({ councilId, ...figure }) => (councilId === council.id ? [figure] : [])),
      },
      reply: reply && { words: reply.words, version: reply.version, when: longDate(reply.writtenAt, now()) },
      abilities: priorityAbilities(actor, { councilId: council.id }),
    };
  });
}
