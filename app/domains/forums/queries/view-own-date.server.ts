import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { contentDigest } from "~/platform/forms/content-digest.server";
import type { BookingState } from "../booking.machine";
import type { Suggestion } from "../suggestion.rules";
import type { ForumDateRow } from "./find-forum-date.server";
import { listProviders } from "./list-providers.server";
import { ofOwnDate } from "./organising.server";
import { type OwnPaper, ownPapers } from "./papers-of-date.server";
import { suggestTopics } from "./suggest-topics.server";

export type OwnBooking = {
  id: string;
  attendeeName: string;
  organisationName: string;
  email: string | null;
  state: BookingState;
  stateSince: Date;
  queuePosition: number | null;
  heldUntil: Date | null;
  walkIn: boolean;
};

export type Seats = { capacity: number; taken: number; waiting: number; perOrganisation: number | null };

export type DateView = {
  date: ForumDateRow & { seriesName: string; cancelledReason: string | null };
  seats: Seats;
  bookings: OwnBooking[];
  /** Only until the date is over: then they are deleted. */
  needs: { attendeeName: string; organisationName: string; access: string | null; diet: string | null }[];
  topics: { id: string; title: string; words: string; votes: number; state: string; by: string | null }[];
  suggestions: Suggestion[];
  questions: { id: string; words: string; askedOn: Date; answer: string | null; answerDigest: string }[];
  agenda: AgendaItem[];
  papers: OwnPaper[];
  /** What the forms of the agenda and of the seats are filled from. */
  digests: { agenda: string; seats: string };
  /** Who is invited, where the date is for the invited. */
  guests: { invited: Provider[]; others: Provider[] } | null;
  now: Date;
};
type Provider = { id: string; name: string };

export type AgendaItem = { title: string; minutesLong: number | null; presenter: string | null };

/** All of one of the organisation's own dates, for whoever runs it. */
export function viewOwnDate(actor: Actor, reference: string): Promise<DateView> {
  return ofOwnDate(actor, reference, async (tx, date) => {
    const more = await tx.forumDate.findUniqueOrThrow({
      where: { id: date.id },
      select: { cancelledReason: true, series: { select: { name: true } } },
    });
    const seats = await seatsOf(tx, date.id);
    const agenda = await agendaOf(tx, date.id);
    return {
      date: { ...date, seriesName: more.series.name, cancelledReason: more.cancelledReason },
      seats,
      digests: { agenda: contentDigest(agenda), seats: seatsDigest(seats) },
      bookings: await bookingsOf(tx, date.id),
      needs: date.asksAccess || date.asksDiet ? await needsOf(tx, date.id) : [],
      topics: await topicsOf(tx, date.seriesId),
      suggestions: date.endsAt > now() && date.state !== "cancelled" ? await suggestTopics(tx, actor) : [],
      questions: await questionsOf(tx, date.id),
      agenda,
      papers: await ownPapers(tx, date.id),
      guests: date.audience === "invited" ? await guestsOf(tx, date) : null,
      now: now(),
    };
  });
}

async function questionsOf(tx: Tx, dateId: string): Promise<DateView["questions"]> {
  const questions = await tx.forumQuestion.findMany({
    where: { dateId },
    orderBy: [{ askedOn: "asc" }, { id: "asc" }],
    select: { id: true, words: true, askedOn: true, answer: true },
  });
  return questions.map((question) => ({ ...question, answerDigest: contentDigest(question.answer) }));
}

async function guestsOf(tx: Tx, date: ForumDateRow) {
  const guests = await tx.forumGuest.findMany({
    where: { seriesId: date.seriesId, OR: [{ dateId: date.id }, { dateId: null }] },
    select: { providerId: true },
  });
  const invited = new Set(guests.map(({ providerId }) => providerId));
  const providers = await listProviders(tx);
  return {
    invited: providers.filter(({ id }) => invited.has(id)),
    others: providers.filter(({ id }) => !invited.has(id)),
  };
}

/** The agenda of a date. */
export function agendaOf(tx: Tx, dateId: string): Promise<AgendaItem[]> {
  return tx.forumAgendaItem.findMany({
    where: { dateId },
    orderBy: { position: "asc" },
    select: { title: true, minutesLong: true, presenter: true },
  });
}

export async function seatsOf(tx: Tx, dateId: string): Promise<Seats> {
  const [row] = await tx.$queryRaw<Seats[]>`
    select s.capacity, s.taken, s.per_organisation as "perOrganisation",
           (select count(*)::int from forum_bookings b where b.date_id = s.date_id and b.state = 'waiting') as waiting
      from forum_seats s where s.date_id = ${dateId}::uuid`;
  return row ?? { capacity: 0, taken: 0, waiting: 0, perOrganisation: null };
}

/** What the form of the seats is filled from: not how many are taken, which changes by itself. */
export function seatsDigest({ capacity, perOrganisation }: Seats): string {
  return contentDigest({ capacity, perOrganisation });
}

/** Who is booked, was there or was missed, by name; then who waits, in the order of the line. */
export function bookingsOf(tx: Tx, dateId: string): Promise<OwnBooking[]> {
  return tx.$queryRaw<OwnBooking[]>`
    select b.id, b.attendee_name as "attendeeName", b.organisation_name as "organisationName", b.attendee_email as email,
           b.state, b.state_since as "stateSince", b.line as "queuePosition", b.held_until as "heldUntil", b.walk_in as "walkIn"
      from forum_bookings b
     where b.date_id = ${dateId}::uuid and b.state in ('booked', 'offered', 'attended', 'missed', 'waiting')
     order by b.state = 'waiting', case when b.state = 'waiting' then b.line end, lower(b.attendee_name), b.id`;
}

function needsOf(tx: Tx, dateId: string) {
  return tx.$queryRaw<DateView["needs"]>`
    select b.attendee_name as "attendeeName", b.organisation_name as "organisationName", n.access, n.diet
      from forum_needs n join forum_bookings b on b.id = n.booking_id
     where n.date_id = ${dateId}::uuid and b.state in ('booked', 'offered', 'attended')
       and (coalesce(n.access, '') <> '' or coalesce(n.diet, '') <> '')
     order by lower(b.attendee_name)`;
}

function topicsOf(tx: Tx, seriesId: string) {
  return tx.$queryRaw<DateView["topics"]>`
    select t.id, t.title, t.words, t.votes, t.state, o.name as by
      from forum_topics t left join access.organisations o on o.id = t.provider_id
     where t.series_id = ${seriesId}::uuid and t.state <> 'closed'
     order by t.state <> 'planned', t.votes desc, t.created_at`;
}
