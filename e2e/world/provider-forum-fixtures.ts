import type { Scene } from "./scene.ts";

export type ForumFixtures = Awaited<ReturnType<typeof forumFixtures>>;

/** Dates and bookings that the seed has left with Ashgrove Care, in the states that its pages draw. */
export async function forumFixtures({ rows, passOf }: Scene) {
  const date = async (title: string, where = "d.ends_at > now()"): Promise<string> => {
    const [row] = await rows<{ reference: string }>(
      `select d.reference from forum_dates d where d.title = $1 and ${where} order by d.starts_at limit 1`,
      [title],
    );
    if (!row) throw new Error(`The seed has no date of ${title}.`);
    return row.reference;
  };
  // In that state if it is in it still: other stories of the same world go on, and a held seat lapses with its clock.
  const booking = async (who: string, state: string): Promise<string> => {
    const [row] = await rows<{ id: string }>(
      `select b.id from forum_bookings b join access.organisations o on o.id = b.provider_id
        where o.slug = 'ashgrove-care' and b.attendee_name = $1 order by (b.state = $2) desc, b.created_at limit 1`,
      [who, state],
    );
    if (!row) throw new Error(`The seed has no booking of ${who}.`);
    return row.id;
  };
  const [own] = await rows<{ id: string }>(
    `select b.id from forum_bookings b join forum_dates d on d.id = b.date_id
      where d.title = 'Regional forum: homes and schools' and b.attendee_name = 'Olivia Marsden'`,
  );
  const [paper] = await rows<{ id: string }>(
    `select p.id from forum_papers p join forum_dates d on d.id = p.date_id
      where d.title = 'Wolverhampton providers'' forum' and d.ends_at > now() and p.state = 'ready'`,
  );
  if (!paper) throw new Error("The seed has made no paper ready.");
  const offered = await booking("Graham Tolley", "offered");
  const waiting = await booking("Jasmine Okafor", "waiting");
  return {
    full: await date("Regional forum: homes and schools"),
    open: await date("Wolverhampton providers' forum"),
    over: await date("Wolverhampton providers' forum", "d.ends_at < now()"),
    /** Of the one that can be booked. */
    paper: paper.id,
    cancelled: await date("Dudley provider breakfast"),
    /** Only for those on its list. */
    listed: await date("Small homes in Wolverhampton"),
    booked: own?.id ?? "",
    offered,
    waiting,
    listedBooking: await booking("Harpreet Bains", "booked"),
    attended: await booking("Olivia Marsden", "attended"),
    passes: [own?.id ?? "", offered, waiting].map(passOf),
  };
}
