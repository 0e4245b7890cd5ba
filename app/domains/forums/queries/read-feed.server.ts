import { transaction } from "~/platform/database/transaction.server";
import { calendarEntry } from "../booking-mail.server";
import { calendarFile } from "../calendar.rules";
import { hashOfSecret } from "../forum-secrets.server";

type FeedRow = {
  id: string;
  state: string;
  sequence: number;
  changedAt: Date;
  title: string;
  reference: string;
  startsAt: Date;
  endsAt: Date;
  place: string | null;
  accessNotes: string | null;
  url: string | null;
  ownerName: string;
};

/** A person's calendar of forums by the secret in its address; undefined when nobody has it (any more). */
export async function readFeed(secret: string): Promise<string | undefined> {
  const hash = hashOfSecret(secret);
  const rows = await transaction("reader", {}, async (tx) => {
    const known = await tx.$queryRaw<{ known: boolean }[]>`select forum_feed_known(${hash}) as known`;
    if (!known[0]?.known) return undefined;
    return tx.$queryRaw<FeedRow[]>`
      select booking_id as id, state, sequence, changed_at as "changedAt", title, reference, starts_at as "startsAt",
             ends_at as "endsAt", place, access_notes as "accessNotes", url, owner_name as "ownerName"
        from read_forum_feed(${hash}) order by starts_at, booking_id`;
  });
  return (
    rows &&
    calendarFile(
      rows.map((row) =>
        // The sequence of the row holds its date's already.
        calendarEntry({ ...row, cancelled: row.state === "cancelled" }, { ...row, sequence: 0 }, row.url),
      ),
      { name: "Forums" },
    )
  );
}
