import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { contentDigest } from "~/platform/forms/content-digest.server";
import type { ForumDateRow } from "./find-forum-date.server";
import { listProviders } from "./list-providers.server";
import { ofOwnDate } from "./organising.server";

export type ActionRow = {
  id: string;
  words: string;
  assigneeName: string;
  dueOn: Date;
  state: "open" | "done" | "dropped";
  note: string | null;
  doneAt: Date | null;
};

export type Doers = { colleagues: Choice[]; here: Choice[]; others: Choice[] };
type Choice = { value: string; label: string };

export type AfterView = {
  date: ForumDateRow;
  minutes: { text: string; version: number; publishedAt: Date | null; savedAt: Date } | null;
  decisions: string[];
  /** What the form of the decisions is filled from. */
  decisionsDigest: string;
  actions: ActionRow[];
  doers: Doers;
  /** The next date of the series that is not over, to copy what is open to. */
  next: { reference: string; title: string; startsAt: Date } | null;
  now: Date;
};

/** What came of a date: minutes, decisions and actions, with who could do one. */
export function viewAfter(actor: Actor, reference: string): Promise<AfterView> {
  return ofOwnDate(actor, reference, async (tx, date) => {
    const decided = await tx.forumDecision.findMany({
      where: { dateId: date.id },
      orderBy: { position: "asc" },
      select: { words: true },
    });
    const decisions = decided.map(({ words }) => words);
    return {
      date,
      minutes: await tx.forumMinutes.findUnique({
        where: { dateId: date.id },
        select: { text: true, version: true, publishedAt: true, savedAt: true },
      }),
      decisions,
      decisionsDigest: contentDigest(decisions),
      actions: await actionsOf(tx, date.id),
      doers: await doersOf(tx, actor, date.id),
      next: await tx.forumDate.findFirst({
        where: { seriesId: date.seriesId, startsAt: { gt: date.startsAt }, state: { not: "cancelled" } },
        orderBy: { startsAt: "asc" },
        select: { reference: true, title: true, startsAt: true },
      }),
      now: now(),
    };
  });
}

async function actionsOf(tx: Tx, dateId: string): Promise<ActionRow[]> {
  const rows = await tx.forumAction.findMany({
    where: { dateId },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    select: { id: true, words: true, assigneeName: true, dueOn: true, state: true, note: true, doneAt: true },
  });
  return rows as ActionRow[];
}

/** Colleagues by name; then the organisations that were at the date, then all other providers. */
async function doersOf(tx: Tx, actor: Actor, dateId: string): Promise<Doers> {
  const colleagues = await tx.$queryRaw<{ id: string; name: string }[]>`
    select p.id, p.name from access.people p join access.memberships m on m.person_id = p.id
     where m.organisation_id = ${actor.organisationId}::uuid and m.ended_at is null order by lower(p.name)`;
  const here = await tx.$queryRaw<{ id: string }[]>`
    select distinct provider_id as id from forum_bookings where date_id = ${dateId}::uuid and provider_id is not null
       and state in ('booked', 'attended')`;
  const came = new Set(here.map(({ id }) => id));
  const providers = await listProviders(tx);
  const choice = ({ id, name }: { id: string; name: string }) => ({
    value: `organisation:${id}`,
    label: name,
  });
  return {
    colleagues: [
      { value: `organisation:${actor.organisationId}`, label: `${actor.organisationName}, nobody by name` },
      ...colleagues.map(({ id, name }) => ({ value: `person:${id}`, label: name })),
    ],
    here: providers.filter(({ id }) => came.has(id)).map(choice),
    others: providers.filter(({ id }) => !came.has(id)).map(choice),
  };
}
