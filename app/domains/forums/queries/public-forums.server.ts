import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import type { ProseNode } from "~/platform/markdown/prose";
import { notFound } from "~/platform/not-found.server";
import { keptMinutes } from "../minutes.rules";
import { type Paper, readyPapers } from "./papers-of-date.server";
import { type AgendaItem, agendaOf } from "./view-own-date.server";

export type PublicDate = {
  reference: string;
  title: string;
  ownerName: string;
  state: string;
  startsAt: Date;
  endsAt: Date;
  place: string | null;
  online: boolean;
  /** Whether its minutes are published. */
  minutes: boolean;
};
export type PublicDateView = PublicDate & {
  about: string;
  accessNotes: string | null;
  agenda: AgendaItem[];
  papers: Paper[];
  /** What may be shown of the published minutes. */
  nodes: ProseNode[] | null;
  decisions: string[];
  now: Date;
};

type Row = PublicDate & {
  id: string;
  about: string;
  accessNotes: string | null;
  text: string | null;
  tree: unknown;
};

/** The published dates that are for all: those to come, and of those that are over the ones with minutes. No names. */
export function listPublicForums(): Promise<{ coming: PublicDate[]; held: PublicDate[]; now: Date }> {
  const at = now();
  return transaction("reader", {}, async (tx) => {
    const coming = await tx.$queryRaw<Row[]>`
      select d.reference, d.title, o.name as "ownerName", d.state, d.starts_at as "startsAt", d.ends_at as "endsAt", d.place,
             d.online, false as minutes
        from forum_dates d join access.organisations o on o.id = d.owner_organisation_id
       where d.state <> 'draft' and d.ends_at > ${at}::timestamptz order by d.starts_at limit 100`;
    const held = await tx.$queryRaw<Row[]>`
      select d.reference, d.title, o.name as "ownerName", d.state, d.starts_at as "startsAt", d.ends_at as "endsAt", d.place,
             d.online, true as minutes
        from forum_dates d join access.organisations o on o.id = d.owner_organisation_id
        join forum_minutes m on m.date_id = d.id and m.published_at is not null
       where d.ends_at <= ${at}::timestamptz order by d.starts_at desc limit 100`;
    return { coming, held, now: at };
  });
}

/** One published date that is for all, with what came of it; 404 for every other. */
export function viewPublicForum(reference: string): Promise<PublicDateView> {
  return transaction("reader", {}, async (tx) => {
    const [row] = await tx.$queryRaw<Row[]>`
      select d.id, d.reference, d.title, o.name as "ownerName", d.state, d.starts_at as "startsAt", d.ends_at as "endsAt", d.place,
             d.online, m.published_at is not null as minutes, coalesce(s.about, '') as about, d.access_notes as "accessNotes", m.text, m.tree
        from forum_dates d join access.organisations o on o.id = d.owner_organisation_id
        left join forum_series s on s.id = d.series_id
        left join forum_minutes m on m.date_id = d.id and m.published_at is not null
       where d.reference = ${reference} and d.state <> 'draft'`;
    if (!row) return notFound();
    const { id, text, tree, ...date } = row;
    const nodes = text === null ? null : keptMinutes({ text, tree });
    return {
      ...date,
      nodes,
      agenda: await agendaOf(tx, id),
      papers: await readyPapers(tx, id),
      decisions: await decisionsOf(tx, id),
      now: now(),
    };
  });
}

async function decisionsOf(tx: Tx, dateId: string): Promise<string[]> {
  const rows = await tx.forumDecision.findMany({
    where: { dateId },
    orderBy: { position: "asc" },
    select: { words: true },
  });
  return rows.map(({ words }) => words);
}
