import type { Tx } from "~/domains/access/transactions.server";
import type { DateState } from "../date.machine";

export type ForumDateRow = {
  id: string;
  reference: string;
  seriesId: string;
  ownerOrganisationId: string;
  ownerName: string;
  ownerKind: "council" | "region";
  title: string;
  state: DateState;
  audience: "all" | "list" | "invited";
  startsAt: Date;
  endsAt: Date;
  place: string | null;
  accessNotes: string | null;
  online: boolean;
  asksAccess: boolean;
  asksDiet: boolean;
  opensAt: Date;
  closesAt: Date;
  sequence: number;
  version: number;
  /** Null for whoever may not join online (yet). */
  url: string | null;
};

/**
 * A date by its reference or id with its owner, as far as row security shows it to whoever asks; undefined else. One
 * statement: booking is measured by it.
 */
export async function findForumDate(
  tx: Tx,
  by: { reference: string } | { id: string },
): Promise<ForumDateRow | undefined> {
  const [reference, id] = "reference" in by ? [by.reference, null] : [null, by.id];
  const rows = await tx.$queryRaw<ForumDateRow[]>`
    select d.id, d.reference, d.series_id as "seriesId", d.owner_organisation_id as "ownerOrganisationId",
           o.name as "ownerName", o.kind as "ownerKind", d.title, d.state, d.audience, d.starts_at as "startsAt",
           d.ends_at as "endsAt", d.place, d.access_notes as "accessNotes", d.online, d.asks_access as "asksAccess",
           d.asks_diet as "asksDiet", d.opens_at as "opensAt", d.closes_at as "closesAt", d.sequence, d.version, l.url
      from forum_dates d join access.organisations o on o.id = d.owner_organisation_id
      left join forum_links l on l.date_id = d.id
     where d.reference = ${reference} or d.id = ${id}::uuid`;
  return rows[0];
}

/** The council in whose record stands what happens at a date; null where the region runs it. */
export const councilOf = (date: Pick<ForumDateRow, "ownerKind" | "ownerOrganisationId">): string | null =>
  date.ownerKind === "council" ? date.ownerOrganisationId : null;

/** Where to join, for whoever has a seat by now. */
export async function findLink(tx: Tx, date: ForumDateRow): Promise<string | null> {
  if (!date.online || date.url) return date.url;
  const link = await tx.forumLink.findUnique({ where: { dateId: date.id }, select: { url: true } });
  return link?.url ?? null;
}
