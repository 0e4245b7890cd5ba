import { Anchor } from "~/ui/anchor";
import { DataTable } from "~/ui/data-table";
import { Tag } from "~/ui/tag";
import { useProviderPaths } from "~/use-paths";
import { BOOKING_TONES, bookingWords, type OwnBooking } from "../date-words.rules";

type Props = { caption: string; bookings: (OwnBooking & { mine: boolean })[]; now: Date };

/** The organisation's own people at a date, each with how it stands. */
export function OwnBookings({ caption, bookings, now }: Props) {
  const paths = useProviderPaths();
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={bookings}
      rowKey={({ id }) => id}
      columns={[
        {
          header: "Who",
          cell: (one) => (
            <Anchor to={paths.booking(one.id).page()}>{one.mine ? `${one.name} (you)` : one.name}</Anchor>
          ),
        },
        {
          header: "How it stands",
          cell: (one) => <Tag tone={BOOKING_TONES[one.state]}>{bookingWords(one, now)}</Tag>,
        },
      ]}
    />
  );
}
