import { type FormEvent, useState } from "react";
import { noticeOf } from "~/notices";
import { newId } from "~/platform/ids";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { ErrorSummary } from "~/ui/error-summary";
import { plainField } from "~/ui/form-field";
import { HiddenField } from "~/ui/hidden-field";
import { QrCode, type QrDrawing } from "~/ui/qr-code";
import { summaryOf } from "~/ui/row-field";
import { sentBy } from "~/ui/schema-form";
import { Tag } from "~/ui/tag";
import { TextField } from "~/ui/text-field";
import { useOrganiserPaths } from "~/use-paths";
import type { attendanceFormsSchema } from "../attendance.schema";
import { keptWords, refusedWords } from "../offline-queue.rules";
import type { AttendanceView } from "../queries/view-attendance.server";
import { DateFrame } from "./forum-frame";
import type { LastResult } from "./small-form";
import { type CheckIn, useCheckIn } from "./use-check-in";
import { WalkIn } from "./walk-in-form";

const sent = sentBy<typeof attendanceFormsSchema>();

export type AttendancePageProps = {
  view: AttendanceView;
  query: string;
  formKey: string;
  code: QrDrawing;
  done: string | null;
  lastResult: LastResult;
};

type Person = AttendanceView["people"][number];

/** Who is here: one press a person, on a phone. Marks wait on the phone while there is no connection. */
export function AttendancePage(props: AttendancePageProps) {
  const paths = useOrganiserPaths();
  const { view, done } = props;
  const { date, now } = view;
  const page = paths.forum(date.reference);
  // The name under which phones have kept marks that still wait.
  const checkIn = useCheckIn(`homeward-door ${date.reference} ${view.personId}`, page.marks());
  const [query, setQuery] = useState(props.query);
  const [errors, setErrors] = useState<Record<string, string[]>>({});
  const wrong = Object.keys(errors).length > 0 ? errors : (props.lastResult?.error ?? {});
  const people = view.people.map((person) => marked(person, checkIn));
  const shown = people.filter((person) => matches(person, query));
  const here = people.filter(({ state }) => state === "attended").length;
  const walkedIn = checkIn.kept.filter(({ mark }) => mark === "walk-in").length;
  const extra = walkedIn + answeredWalkIns(checkIn, view);
  return (
    <>
      <ErrorSummary form={summaryOf("walk-in", wrong)} />
      {done && noticeOf("attendance", done) ? (
        <Banner tone={done === "kept" ? "good" : "soon"} title={noticeOf("attendance", done)} />
      ) : null}
      <DateFrame
        date={date}
        now={now}
        here="At the door"
        title={
          people.length + extra === 0
            ? "Nobody is booked"
            : `${here + extra} of ${people.length + extra} are here`
        }
        alone={!view.abilities.run}
      />
      {view.closed ? (
        <Banner tone="soon" title={view.closed} />
      ) : (
        <>
          <CheckInState checkIn={checkIn} people={view.people} />
          <div className="stack">
            <Card title="Who is here?">
              <form method="get" onSubmit={(event) => checkIn.ready && event.preventDefault()}>
                <SearchBox query={query} onQuery={setQuery} />
                {checkIn.ready ? null : (
                  <div className="mb-4">
                    <Actions>
                      <Button tone="plain">Search</Button>
                    </Actions>
                  </div>
                )}
              </form>
              {shown.length === 0 ? (
                <p>
                  {people.length === 0
                    ? "Nobody is booked. Add who comes below."
                    : "Nobody of that name is booked. Add them below as somebody who walked in."}
                </p>
              ) : (
                <ul className="attendance-list" aria-label="People with a seat">
                  {shown.map((person) => (
                    <PersonRow key={person.id} person={person} checkIn={checkIn} formKey={props.formKey} />
                  ))}
                </ul>
              )}
            </Card>
            <Card title="Somebody without a booking">
              <WalkIn
                checkIn={checkIn}
                view={view}
                formKey={props.formKey}
                lastResult={props.lastResult}
                wrong={wrong}
                onWrong={setErrors}
              />
            </Card>
          </div>
        </>
      )}
      <div className="stack mt-4">
        <Card title="The code at the door">
          <p>
            Who has a seat opens it with their phone, signs in and says that they are here. It is for this
            date alone.
          </p>
          <Disclosure summary="Show the code">
            <QrCode drawing={props.code} label="The code to check in with" />
          </Disclosure>
          <div className="mt-4">
            <Actions>
              <ButtonLink tone="plain" to={page.code()}>
                Sheet for the door
              </ButtonLink>
              <ButtonLink tone="plain" to={page.badges()}>
                Badges
              </ButtonLink>
              <ButtonLink tone="plain" to={page.certificates()}>
                Certificates
              </ButtonLink>
            </Actions>
          </div>
        </Card>
        <p>
          <Anchor to={page.attendance()}>Load the page again</Anchor> to see what colleagues have marked.
        </p>
      </div>
    </>
  );
}

/** A person as this device knows them: with what was pressed here and is on its way, or was answered. */
function marked(person: Person, checkIn: CheckIn): Person & { waits: boolean } {
  const mine = (mark: { mark: string; bookingId?: string }) => mark.bookingId === person.id;
  const kept = checkIn.kept.find(mine);
  const answer = checkIn.answers.find(({ mark, outcome }) => mine(mark) && outcome === "kept")?.mark;
  const mark = kept ?? answer;
  const state = mark && mark.mark !== "walk-in" ? mark.mark : person.state;
  return { ...person, state, waits: kept !== undefined };
}

/** Those who walked in since the page was loaded, and are not on its list yet. */
function answeredWalkIns(checkIn: CheckIn, view: AttendanceView): number {
  const known = new Set(view.people.map(({ attendeeName }) => attendeeName));
  return checkIn.answers.filter(
    ({ mark, outcome }) => mark.mark === "walk-in" && outcome === "kept" && !known.has(mark.name),
  ).length;
}

const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function matches(person: Person, query: string): boolean {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const all = fold(`${person.attendeeName} ${person.organisationName}`);
  return words.every((word) => all.includes(word));
}

function SearchBox({ query, onQuery }: { query: string; onQuery(query: string): void }) {
  return (
    <div onInput={(event) => onQuery((event.target as HTMLInputElement).value)}>
      <TextField
        field={plainField("q", { value: query })}
        type="search"
        label="Find somebody"
        hint="A part of the name or the organisation"
        autoComplete="off"
      />
    </div>
  );
}

/** How the marks of this device stand, said aloud when it changes. */
function CheckInState({ checkIn, people }: { checkIn: CheckIn; people: Person[] }) {
  if (!checkIn.ready) return null;
  const names = new Map(people.map(({ id, attendeeName }) => [id, attendeeName]));
  const refused = checkIn.answers.flatMap(({ mark, outcome }) => {
    const name = mark.mark === "walk-in" ? mark.name : (names.get(mark.bookingId) ?? "Somebody");
    return refusedWords(name, outcome) ?? [];
  });
  const waits = checkIn.kept.length > 0 || !checkIn.connected;
  return (
    <>
      <p role="status" className={waits ? "banner soon" : "why"}>
        {checkIn.signedOut
          ? `${keptWords(checkIn.kept.length, true)} You are signed out: sign in again, then come back to this page. The marks stay on this phone.`
          : keptWords(checkIn.kept.length, checkIn.connected)}
      </p>
      {refused.length > 0 ? (
        <Banner tone="soon" title="Some marks do not count">
          <ul>
            {refused.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
    </>
  );
}

const STATE_WORDS = { attended: "Here", missed: "Missed" } as const;

function PersonRow({
  person,
  checkIn,
  formKey,
}: {
  person: Person & { waits: boolean };
  checkIn: CheckIn;
  formKey: string;
}) {
  const { id, attendeeName, organisationName, state, walkIn, waits } = person;
  const press = (event: FormEvent<HTMLFormElement>) => {
    if (!checkIn.ready) return;
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    const mark = button?.value === "missed" ? "missed" : "attended";
    checkIn.add({ key: newId(), markedAt: new Date().toISOString(), mark, bookingId: id });
  };
  return (
    <li>
      <div>
        <b>{attendeeName}</b>
        <div className="why">
          {organisationName}
          {walkIn ? ", walked in" : ""}
        </div>
      </div>
      {state === "attended" || state === "missed" ? (
        <Tag tone={waits ? "soon" : state === "attended" ? "good" : "hold"}>
          {STATE_WORDS[state]}
          {waits ? ", not sent yet" : ""}
        </Tag>
      ) : (
        <form method="post" onSubmit={press}>
          <HiddenField {...sent("intent", "mark")} />
          <HiddenField {...sent("markKey", `page:${formKey}:${id}`)} />
          <HiddenField {...sent("bookingId", id)} />
          <Actions>
            <Button {...sent("mark", "attended")}>
              Here<span className="sr-only"> {attendeeName}</span>
            </Button>
            <Button {...sent("mark", "missed")} tone="link">
              Missed<span className="sr-only"> {attendeeName}</span>
            </Button>
          </Actions>
        </form>
      )}
    </li>
  );
}
