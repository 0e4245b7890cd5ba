import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { PageHeading } from "~/ui/page-heading";
import { useProviderPaths } from "~/use-paths";
import { dateOnPaper, whenOnPaper } from "../booking-words.rules";
import { lengthWords } from "../date-words.rules";
import type { BookingView } from "../queries/view-booking.server";

/** Who was where and for how long: for a training record, printed or kept as a file. */
export function Certificate({ booking }: { booking: BookingView }) {
  const paths = useProviderPaths();
  const { date, name } = booking;
  const minutes = Math.round((date.endsAt.getTime() - date.startsAt.getTime()) / 60_000);
  const place = date.place ?? (date.online ? "Online" : null);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Forums", to: paths.forums() },
          { label: name, to: paths.booking(booking.id).page() },
          { label: "Certificate" },
        ]}
      />
      <PageHeading title="Certificate of attendance" above={date.owner.name} />
      <Card>
        <p>
          <b>{name}</b> of {booking.organisationName} attended
        </p>
        <p className="big">{date.title}</p>
        <Facts
          items={[
            { key: "When", value: whenOnPaper(date) },
            { key: "Length", value: lengthWords(minutes) },
            ...(place ? [{ key: "Where", value: place }] : []),
            { key: "Organised by", value: date.owner.name },
            { key: "Reference", value: <span className="nw">{date.reference}</span> },
          ]}
        />
        <p className="why mt-4">
          Marked at the door. {date.owner.name} confirms it by the reference. Printed from Homeward,{" "}
          {dateOnPaper(date.now)}.
        </p>
      </Card>
      <p className="mt-4 print:hidden">
        Print this page, or save it as a PDF from your browser's print window.
      </p>
    </>
  );
}
