import type { OrganiserPaths } from "~/paths";
import { dayAndTime } from "~/platform/time";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { SummaryList } from "~/ui/summary-list";
import { TextArea } from "~/ui/text-area";
import { useOrganiserPaths } from "~/use-paths";
import { whenWords } from "../booking-words.rules";
import { AUDIENCES } from "../forum.schema";
import type { publishSchema, reasonSchema } from "../organise.schema";
import { papersWords } from "../paper.rules";
import type { DateView } from "../queries/view-own-date.server";
import type { LastResult } from "./small-form";

type Props = { view: DateView; formKey: string; lastResult: LastResult };

const crumbs = (paths: OrganiserPaths, { view }: Props, here: string) => [
  { label: "Forums", to: paths.forums() },
  { label: view.date.title, to: paths.forum(view.date.reference).page() },
  { label: here },
];

/** Everything of a date once more, before anybody else sees it. */
export function PublishPage(props: Props) {
  const paths = useOrganiserPaths();
  const { view, formKey, lastResult } = props;
  const { date, seats, now } = view;
  const page = paths.forum(date.reference);
  const [form] = useFormOf<typeof publishSchema>({ id: "publish", lastResult });
  const change = { to: page.edit() };
  const nobody = view.guests?.invited.length === 0;
  return (
    <DecisionPage
      crumbs={crumbs(paths, props, "Publish")}
      title="Check and publish"
      above={`${date.title} · ${date.reference}`}
      form={form}
      formKey={formKey}
      version={date.version}
      whyNot={
        date.state !== "draft"
          ? "This date is published already"
          : date.startsAt <= now
            ? "This date has passed. Change when it is, then publish it"
            : null
      }
      consequences={[
        `${AUDIENCES[date.audience]} see it${date.audience === "all" ? ", and it stands on the public page" : ""}.`,
        date.opensAt > now
          ? `Booking opens ${dayAndTime(date.opensAt, now)}.`
          : "Booking is open from now on.",
        ...(nobody ? ["Nobody is invited yet: invite providers on the page of the date."] : []),
      ]}
      button="Publish it"
      back={{ to: page.page(), words: "Back to the date" }}
      before={
        <SummaryList
          rows={[
            { key: "Title", value: date.title, change },
            { key: "When", value: whenWords(date, now), change },
            { key: "Where", value: date.place ?? "No place", change },
            { key: "Getting in", value: date.accessNotes ?? "Nothing said", change },
            { key: "Online", value: date.url ?? "No link", change },
            {
              key: "Seats",
              value: `${seats.capacity}${seats.perOrganisation ? `, at most ${seats.perOrganisation} of one organisation` : ""}`,
              change,
            },
            {
              key: "Booking",
              value: `Opens ${dayAndTime(date.opensAt, now)}, closes ${dayAndTime(date.closesAt, now)}`,
              change,
            },
            {
              key: "We ask",
              value:
                [date.asksAccess ? "what people need to take part" : "", date.asksDiet ? "about food" : ""]
                  .filter(Boolean)
                  .join(" and ") || "nothing",
              change,
            },
            {
              key: "Agenda",
              value:
                view.agenda.length === 0
                  ? "Nothing on it yet"
                  : view.agenda.map(({ title }) => title).join("\n"),
              change: { to: page.agenda() },
            },
            { key: "Papers", value: papersWords(view.papers), change: { to: page.agenda() } },
          ]}
        />
      }
    />
  );
}

/** Calls a date off: who is told, and with which words. */
export function CancelDatePage(props: Props) {
  const paths = useOrganiserPaths();
  const { view, formKey, lastResult } = props;
  const { date, now, bookings } = view;
  const page = paths.forum(date.reference).page();
  const [form, fields] = useFormOf<typeof reasonSchema>({ id: "cancel", lastResult });
  const told = bookings.length;
  return (
    <DecisionPage
      crumbs={crumbs(paths, props, "Cancel this date")}
      title="Cancel this date"
      above={`${date.title} · ${whenWords(date, now)}`}
      form={form}
      formKey={formKey}
      version={date.version}
      whyNot={
        date.state === "cancelled"
          ? "This date is cancelled already"
          : date.state === "draft"
            ? "This date is a draft that nobody has seen. Leave it, or change when it is"
            : date.startsAt <= now
              ? "This date has begun. Say in the minutes what became of it"
              : null
      }
      consequences={[
        told === 0
          ? "Nobody is booked or waits, so no mail goes out."
          : `${told} ${told === 1 ? "person is" : "people are"} told by mail, with your reason and a file that takes it out of their calendars.`,
        "All bookings are cancelled. A cancelled date cannot be published again: plan another.",
      ]}
      button="Cancel this date"
      dangerous
      back={{ to: page, words: "Keep the date" }}
    >
      <TextArea
        field={fields.reason}
        label="Why?"
        hint="Those who had a seat or waited read it."
        rows={3}
        limit={500}
      />
    </DecisionPage>
  );
}
