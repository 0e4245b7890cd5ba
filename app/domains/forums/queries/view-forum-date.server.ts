import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import type { ProseNode } from "~/platform/markdown/prose";
import { notFound } from "~/platform/not-found.server";
import { blockedWords, whyClosed } from "../booking-words.rules";
import { keptMinutes } from "../minutes.rules";
import { type ForumDateRow, findForumDate } from "./find-forum-date.server";
import { waitingNow } from "./list-forums.server";
import { type OtherDate, otherDates } from "./other-dates.server";
import { type OwnBookingRow, ownBookings } from "./own-bookings.server";
import { type Paper, readyPapers } from "./papers-of-date.server";

export type AgendaItem = {
  id: string;
  title: string;
  minutesLong: number | null;
  presenter: string | null;
};

/** A date as its pages need it at the top: what, when, where, and whether it takes bookings of this organisation now. */
export type DateFrame = Omit<ForumDateRow, "url"> & {
  about: string;
  seats: { capacity: number; taken: number; waiting: number; most: number | null; own: number };
  /** Why nobody of this organisation can book now, in words. */
  whyNot: string | null;
  /** Whether the owner takes no bookings of this organisation; what it has stands. */
  blocked: boolean;
  owner: { name: string; phone: string | null };
  now: Date;
};

export type DateView = DateFrame & {
  /** Where to join, for who has a seat and for who booked it for them. */
  url: string | null;
  cancelledReason: string | null;
  agenda: AgendaItem[];
  papers: Paper[];
  bookings: OwnBookingRow[];
  questions: { id: string; words: string; answer: string | null }[];
  topics: number;
  after: DateAfter | null;
  /** Once it is over: the next date of the series that can be booked. */
  next: OtherDate | null;
};

/** What came of a date; each is there once its minutes are published. */
export type DateAfter = {
  minutes: { nodes: ProseNode[]; publishedAt: Date } | null;
  decisions: { id: string; words: string }[];
  actions: ActionRow[];
};
export type ActionRow = {
  id: string;
  words: string;
  assigneeName: string;
  mine: boolean;
  dueOn: Date;
  state: string;
  note: string | null;
};

/** A date through the walls, with its seats; 404 for what the organisation has nothing to do with. */
export async function frameOfDate(tx: Tx, actor: Actor, reference: string): Promise<DateView> {
  if (actor.kind !== "provider") return notFound();
  const date = (await findForumDate(tx, { reference })) ?? notFound();
  const at = now();
  const [extra] = await tx.$queryRaw<Extra[]>`
    select coalesce(s.about, '') as about, t.capacity, t.taken, t.per_organisation as most, coalesce(n.taken, 0) as own,
           may_come_to_forum(d.id, ${actor.organisationId}::uuid) as "mayCome", o.phone, d.cancelled_reason as "cancelledReason",
           (select count(*)::int from forum_topics p where p.series_id = d.series_id and p.state = 'open') as topics
      from forum_dates d join forum_seats t on t.date_id = d.id
      join access.organisations o on o.id = d.owner_organisation_id
      left join forum_series s on s.id = d.series_id
      left join forum_organisation_seats n on n.date_id = d.id
     where d.id = ${date.id}::uuid`;
  if (!extra) return notFound();
  const waiting = await waitingNow(tx, date.id);
  const { about, capacity, taken, most, own, mayCome, phone, cancelledReason, topics } = extra;
  const whyNot = whyClosed(date, at) ?? (mayCome ? null : blockedWords(date.ownerName));
  return {
    ...date,
    about,
    seats: { capacity, taken, waiting, most, own },
    whyNot,
    blocked: date.state === "published" && !mayCome,
    owner: { name: date.ownerName, phone },
    now: at,
    cancelledReason,
    topics,
    agenda: [],
    papers: [],
    bookings: [],
    questions: [],
    after: null,
    next: null,
  };
}

type Extra = {
  about: string;
  capacity: number;
  taken: number;
  most: number | null;
  own: number;
  mayCome: boolean;
  phone: string | null;
  cancelledReason: string | null;
  topics: number;
};

/** Everything that a provider's person sees of one date. */
export function viewForumDate(actor: Actor, reference: string): Promise<DateView> {
  return read(actor, async (tx) => {
    const frame = await frameOfDate(tx, actor, reference);
    const where = { dateId: frame.id };
    const agenda = await tx.forumAgendaItem.findMany({
      where,
      select: { id: true, title: true, minutesLong: true, presenter: true },
      orderBy: [{ position: "asc" }, { id: "asc" }],
    });
    const papers = await readyPapers(tx, frame.id);
    const questions = await tx.forumQuestion.findMany({
      where,
      select: { id: true, words: true, answer: true },
      orderBy: [{ askedOn: "asc" }, { id: "asc" }],
    });
    const bookings = await ownBookings(tx, actor, [frame.id]);
    const [next = null] = frame.endsAt <= frame.now ? await otherDates(tx, actor, frame) : [];
    return { ...frame, next, agenda, papers, questions, bookings, after: await afterOf(tx, actor, frame) };
  });
}

async function afterOf(tx: Tx, actor: Actor, date: DateFrame): Promise<DateAfter | null> {
  if (date.endsAt > date.now) return null;
  const where = { dateId: date.id };
  const minutes = await tx.forumMinutes.findFirst({
    where: { ...where, publishedAt: { not: null } },
    select: { text: true, tree: true, publishedAt: true },
  });
  const decisions = await tx.forumDecision.findMany({
    where,
    select: { id: true, words: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const actions = await tx.forumAction.findMany({
    where: { ...where, state: { not: "dropped" } },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
  });
  return {
    minutes: minutes?.publishedAt ? { nodes: keptMinutes(minutes), publishedAt: minutes.publishedAt } : null,
    decisions,
    actions: actions.map((one) => ({
      id: one.id,
      words: one.words,
      assigneeName: one.assigneeName,
      mine: one.assigneeOrganisationId === actor.organisationId,
      dueOn: one.dueOn,
      state: one.state,
      note: one.note,
    })),
  };
}
