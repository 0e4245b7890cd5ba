import { getFormProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { optionsOf } from "~/platform/forms/options";
import { newFormKey } from "~/platform/ids";
import { isCalendarDate, longDate } from "~/platform/time";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { NumberField } from "~/ui/number-field";
import { PageHeading } from "~/ui/page-heading";
import { RadioGroup } from "~/ui/radio-group";
import { rowField } from "~/ui/row-field";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { SummaryList } from "~/ui/summary-list";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import { TimeField } from "~/ui/time-field";
import { useOrganiserPaths } from "~/use-paths";
import { AUDIENCES, EVERY, FORUM_KINDS } from "../forum.schema";
import type { planSchema } from "../organise.schema";
import { AskFields, OnlineLinkField } from "./date-fields";
import type { LastResult } from "./small-form";

const press = sentBy<typeof planSchema>();

/** A plan as it was typed; the dates that follow from it, once it could be read. */
export type Proposal = { lastResult: LastResult; days?: string[] };
type Props = { proposal: Proposal | undefined; now: Date };

/** A series in two steps: what it is, then its dates and everything once more before it is planned. */
export function PlanPage({ proposal, now }: Props) {
  if (proposal?.days) return <CheckPlan proposal={proposal} days={proposal.days} now={now} />;
  return <PlanForm lastResult={proposal?.lastResult} />;
}

function Crumbs() {
  const paths = useOrganiserPaths();
  return <Breadcrumbs items={[{ label: "Forums", to: paths.forums() }, { label: "Plan a series" }]} />;
}

function PlanForm({ lastResult }: { lastResult: LastResult }) {
  const paths = useOrganiserPaths();
  const [form, fields] = useFormOf<typeof planSchema>({
    id: "plan",
    lastResult,
    defaultValue: {
      kind: "forum",
      every: "quarter",
      audience: "all",
      dates: "4",
      startTime: "10:00",
      minutesLong: "150",
    },
  });
  return (
    <>
      <Crumbs />
      <ErrorSummary form={form} />
      <PageHeading
        title="Plan a series"
        lede="Nobody else sees it before you publish a date. Each date can be changed by itself."
      />
      <Form method="post" className="max-w-read" {...getFormProps(form)} noValidate>
        <TextField
          field={fields.name}
          label="What is it called?"
          hint="For example, Providers' forum"
          autoComplete="off"
        />
        <RadioGroup
          field={fields.kind}
          label="What is it?"
          options={optionsOf(FORUM_KINDS, {
            forum: "Many providers, one agenda",
            network: "The meeting of a closed group of homes",
            "one-to-one": "Slots for one provider each",
          })}
        />
        <TextArea field={fields.about} label="What is it about?" optional rows={3} limit={2_000} />
        <RadioGroup field={fields.audience} label="Who may come?" options={optionsOf(AUDIENCES)} />
        <RadioGroup field={fields.every} label="How often does it meet?" options={optionsOf(EVERY)} />
        <DateField field={fields.firstDay} label="When is the first date?" />
        <NumberField
          field={fields.dates}
          label="How many dates do you plan now?"
          hint="We propose the same weekday of the month. You look through them next. For a series that meets once, one is planned."
          width={2}
        />
        <TimeField
          field={fields.startTime}
          label="When does it start?"
          hint="On a clock in London, for example 10:00"
        />
        <NumberField field={fields.minutesLong} label="How long does it take?" suffix="minutes" />
        <TextField
          field={fields.place}
          label="Where does it meet?"
          optional
          hint="Room, building and postcode"
        />
        <TextArea
          field={fields.accessNotes}
          label="How does one get in?"
          optional
          hint="Parking, step-free entrance, hearing loop, whom to ask at the door"
          rows={3}
          limit={1_000}
        />
        <OnlineLinkField field={fields.url} hint="Give a place, a link, or both." />
        <NumberField field={fields.capacity} label="How many seats are there?" />
        <NumberField
          field={fields.seatsPerOrganisation}
          label="How many of them may one organisation take?"
          optional
          hint="Leave it empty for no limit"
        />
        <AskFields access={fields.asksAccess} diet={fields.asksDiet} />
        <Actions>
          <Button {...press("step", "check")}>Look through the dates</Button>
          <ButtonLink tone="plain" to={paths.forums()}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}

type Typed = Record<string, unknown>;

function CheckPlan({ proposal, days, now }: { proposal: Proposal; days: string[]; now: Date }) {
  const typed = (proposal.lastResult?.initialValue ?? {}) as Typed;
  const errors = proposal.lastResult?.error ?? {};
  const { "": whole, ...fields } = errors;
  const text = (name: string) => (typeof typed[name] === "string" ? (typed[name] as string) : "");
  const sent = (typed.days ?? []) as unknown[];
  const yes = (name: string) => (text(name) ? "Asked" : "Not asked");
  return (
    <>
      <Crumbs />
      <ErrorSummary
        form={{
          id: "plan",
          errors: whole ?? undefined,
          allErrors: Object.fromEntries(Object.entries(fields).map(([name, words]) => [name, words ?? []])),
        }}
      />
      <PageHeading
        title="Check the dates"
        lede={`We propose ${days.length === 1 ? "this date" : `these ${days.length} dates`}, each at ${text("startTime")} in London, in summer and winter alike. Change a day where it falls on a holiday.`}
      />
      <Form method="post" id="plan" className="max-w-read" noValidate>
        {Object.entries(flat(typed)).map(([name, value]) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
        <HiddenField name="key" value={newFormKey()} />
        {days.map((day, index) => (
          <DateField
            // biome-ignore lint/suspicious/noArrayIndexKey: two dates may be the same day while they are typed
            key={index}
            field={rowField("plan", `days[${index}]`, sent[index] ?? day, errors)}
            label={`Date ${index + 1}`}
            hint={isCalendarDate(day) ? longDate(new Date(`${day}T12:00:00Z`), now) : undefined}
          />
        ))}
        <SummaryList
          rows={[
            { key: "Name", value: text("name") },
            { key: "Kind", value: FORUM_KINDS[text("kind") as keyof typeof FORUM_KINDS] },
            { key: "Who may come", value: AUDIENCES[text("audience") as keyof typeof AUDIENCES] },
            { key: "Time", value: `${text("startTime")}, ${text("minutesLong")} minutes` },
            { key: "Where", value: text("place") || "No place" },
            { key: "Getting in", value: text("accessNotes") || "Nothing said" },
            { key: "Online", value: text("url") || "No link" },
            {
              key: "Seats",
              value: `${text("capacity")}${text("seatsPerOrganisation") ? `, at most ${text("seatsPerOrganisation")} of one organisation` : ""}`,
            },
            { key: "Needs to take part", value: yes("asksAccess") },
            { key: "Food", value: yes("asksDiet") },
          ]}
        />
        <Actions>
          <Button {...press("step", "plan")}>
            Plan {days.length === 1 ? "this date" : `these ${days.length} dates`}
          </Button>
          <Button tone="plain" {...press("step", "change")}>
            Change the answers
          </Button>
        </Actions>
      </Form>
    </>
  );
}

/** What was typed on the first page, as the names of its fields; the dates are on this page. */
function flat(typed: Typed): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [name, value] of Object.entries(typed)) {
    if (["days", "step", "key"].includes(name)) continue;
    if (typeof value === "string") all[name] = value;
    else if (typeof value === "object" && value !== null && !Array.isArray(value))
      for (const [part, one] of Object.entries(value))
        if (typeof one === "string") all[`${name}.${part}`] = one;
  }
  return all;
}
