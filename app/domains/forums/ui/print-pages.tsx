import { Breadcrumbs } from "~/ui/breadcrumbs";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { useOrganiserPaths } from "~/use-paths";
import { dateOnPaper, whenOnPaper } from "../booking-words.rules";
import type { AttendanceView } from "../queries/view-attendance.server";

type Props = { view: AttendanceView };

function Crumbs({ view, here }: Props & { here: string }) {
  const paths = useOrganiserPaths();
  const page = paths.forum(view.date.reference);
  return (
    <Breadcrumbs
      items={[
        { label: "Forums", to: paths.forums() },
        { label: view.date.title, to: page.attendance() },
        { label: here },
      ]}
    />
  );
}

/** A badge each, to print and cut: 90 by 55 mm, two in a row. */
export function BadgesPage({ view }: Props) {
  const { people, date } = view;
  return (
    <>
      <div className="no-print">
        <Crumbs view={view} here="Badges" />
        <PageHeading
          title={`${people.length} ${people.length === 1 ? "badge" : "badges"}`}
          lede="Print this page: two badges in a row, 90 by 55 mm each. Nothing else is printed."
        />
      </div>
      {people.length === 0 ? (
        <EmptyState title="Nobody has a seat yet">
          <p>Badges come here for everybody who is booked.</p>
        </EmptyState>
      ) : (
        <ul className="badges">
          {people.map(({ id, attendeeName, organisationName }) => (
            <li key={id} className="badge">
              <b>{attendeeName}</b>
              <span>{organisationName}</span>
              <small>{date.title}</small>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A certificate each for who was there, a page each on paper. */
export function CertificatesPage({ view }: Props) {
  const { date, now } = view;
  const came = view.people.filter(({ state }) => state === "attended");
  return (
    <>
      <div className="no-print">
        <Crumbs view={view} here="Certificates" />
        <PageHeading
          title={`${came.length} ${came.length === 1 ? "certificate" : "certificates"} of attendance`}
          lede="Print this page: one certificate a sheet."
        />
      </div>
      {came.length === 0 ? (
        <EmptyState title="Nobody is marked as attended">
          <p>Mark who is there at the door: a certificate comes here for each.</p>
        </EmptyState>
      ) : (
        came.map(({ id, attendeeName, organisationName }) => (
          <section key={id} className="certificate">
            <p>Certificate of attendance</p>
            <h2>{attendeeName}</h2>
            <p>{organisationName}</p>
            <p>attended</p>
            <p>
              <b>{date.title}</b>
            </p>
            <p>
              {whenOnPaper(date)}
              {date.place ? `, ${date.place}` : ""}
            </p>
            <p>
              {date.ownerName}, {dateOnPaper(now)}
            </p>
          </section>
        ))
      )}
    </>
  );
}
