import { londonDate, londonTime } from "~/platform/time";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DateField } from "~/ui/date-field";
import { NumberField } from "~/ui/number-field";
import { PageHeading } from "~/ui/page-heading";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import { TimeField } from "~/ui/time-field";
import { useOrganiserPaths } from "~/use-paths";
import { AUDIENCES } from "../forum.schema";
import type { changeDateSchema, seatsSchema } from "../organise.schema";
import type { ForumDateRow } from "../queries/find-forum-date.server";
import type { Seats } from "../queries/view-own-date.server";
import { seatWords } from "../seat-words.rules";
import { AskFields, OnlineLinkField } from "./date-fields";
import { type LastResult, PageErrors, resultOf, SmallForm } from "./small-form";

type Props = {
  date: ForumDateRow;
  seats: Seats;
  /** What the form of the seats is filled from. */
  seatsDigest: string;
  lastResult: LastResult;
};

/** Changes one date: when, where and how; and, by itself, how many seats it has. */
export function EditDatePage({ date, seats, seatsDigest, lastResult }: Props) {
  const paths = useOrganiserPaths();
  const page = paths.forum(date.reference).page();
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Forums", to: paths.forums() },
          { label: date.title, to: page },
          { label: "Change it" },
        ]}
      />
      <PageErrors lastResult={lastResult} />
      <PageHeading
        title="Change this date"
        above={`${date.title} · ${date.reference}`}
        lede={
          date.state === "published"
            ? "Who has a seat gets a mail with a new calendar file when the time, the place or the link changes."
            : "It is a draft: nobody is told of changes."
        }
      />
      <div className="stack max-w-read">
        <WhenAndWhere date={date} page={page} lastResult={lastResult} />
        <SeatsCard seats={seats} digest={seatsDigest} lastResult={resultOf(lastResult, "seats")} />
      </div>
    </>
  );
}

function WhenAndWhere({
  date,
  page,
  lastResult,
}: {
  date: ForumDateRow;
  page: string;
  lastResult: LastResult;
}) {
  const own = resultOf(lastResult, "change");
  const [form, fields] = useFormOf<typeof changeDateSchema>({
    id: "change",
    lastResult: own,
    defaultValue: {
      title: date.title,
      day: londonDate(date.startsAt),
      startTime: londonTime(date.startsAt),
      endTime: londonTime(date.endsAt),
      place: date.place ?? "",
      accessNotes: date.accessNotes ?? "",
      url: date.url ?? "",
      opensDay: londonDate(date.opensAt),
      opensTime: londonTime(date.opensAt),
      closesDay: londonDate(date.closesAt),
      closesTime: londonTime(date.closesAt),
      audience: date.audience,
      asksAccess: date.asksAccess ? "on" : "",
      asksDiet: date.asksDiet ? "on" : "",
    },
  });
  return (
    <Card title="When, where and how">
      <SmallForm id={form.id} intent="change" version={date.version} lastResult={own} saved={savedDate(date)}>
        <TextField field={fields.title} label="Title" autoComplete="off" />
        <DateField field={fields.day} label="When?" />
        <TimeField field={fields.startTime} label="Starts" hint="On a clock in London, for example 10:00" />
        <TimeField field={fields.endTime} label="Ends" />
        <TextField field={fields.place} label="Where does it meet?" optional />
        <TextArea field={fields.accessNotes} label="How does one get in?" optional rows={3} limit={1_000} />
        <OnlineLinkField field={fields.url} />
        <DateField field={fields.opensDay} label="Booking opens on" />
        <TimeField field={fields.opensTime} label="Booking opens at" />
        <DateField field={fields.closesDay} label="Booking closes on" />
        <TimeField field={fields.closesTime} label="Booking closes at" />
        <RadioGroup
          field={fields.audience}
          label="Who may come?"
          options={Object.entries(AUDIENCES).map(([value, label]) => ({ value, label }))}
        />
        <AskFields access={fields.asksAccess} diet={fields.asksDiet} />
        <Actions>
          <Button>Save</Button>
          <ButtonLink tone="plain" to={page}>
            Back to the date
          </ButtonLink>
        </Actions>
      </SmallForm>
    </Card>
  );
}

/** The date as it is saved now, in the words and the order of the form. */
function savedDate(date: ForumDateRow): { label: string; text: string }[] {
  const at = (moment: Date) => `${londonDate(moment)} ${londonTime(moment)}`;
  return [
    { label: "Title", text: date.title },
    { label: "Starts", text: at(date.startsAt) },
    { label: "Ends", text: at(date.endsAt) },
    { label: "Where", text: date.place ?? "" },
    { label: "Access and parking", text: date.accessNotes ?? "" },
    { label: "Link", text: date.url ?? "" },
    { label: "Booking opens", text: at(date.opensAt) },
    { label: "Booking closes", text: at(date.closesAt) },
    { label: "Who may come", text: AUDIENCES[date.audience] },
    { label: "Asks about access", text: date.asksAccess ? "Yes" : "No" },
    { label: "Asks about diet", text: date.asksDiet ? "Yes" : "No" },
  ];
}

function SeatsCard({ seats, digest, lastResult }: { seats: Seats; digest: string; lastResult: LastResult }) {
  const [form, fields] = useFormOf<typeof seatsSchema>({
    id: "seats",
    lastResult,
    defaultValue: {
      capacity: String(seats.capacity),
      perOrganisation: seats.perOrganisation ? String(seats.perOrganisation) : "",
    },
  });
  return (
    <Card title="Seats">
      <p>{seatWords(seats)}. More seats go to those who wait, in order, as soon as you save.</p>
      <SmallForm
        id={form.id}
        intent="seats"
        expected={digest}
        lastResult={lastResult}
        saved={[
          { label: "Seats", text: String(seats.capacity) },
          { label: "For one organisation", text: String(seats.perOrganisation ?? "No limit") },
        ]}
      >
        <NumberField field={fields.capacity} label="How many seats are there?" />
        <NumberField
          field={fields.perOrganisation}
          label="How many of them may one organisation take?"
          optional
          hint="Leave it empty for no limit"
        />
        <Actions>
          <Button tone="plain">Save the seats</Button>
        </Actions>
      </SmallForm>
    </Card>
  );
}
