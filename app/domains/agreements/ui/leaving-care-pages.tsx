import type { SubmissionResult } from "@conform-to/react";
import { keptVersion } from "~/platform/forms/kept-version";
import { optionsOf } from "~/platform/forms/options";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DateField } from "~/ui/date-field";
import { DecisionPage } from "~/ui/decision-page";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { SummaryList } from "~/ui/summary-list";
import { TextArea } from "~/ui/text-area";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useCouncilPaths } from "~/use-paths";
import {
  AFTER_18,
  AT_18,
  LEAVING_CARE_STEPS,
  type LeavingCareStep,
} from "../leaving-care/leaving-care.options";
import { monthsAhead, monthWords } from "../leaving-care/leaving-care.rules";
import type { askLaterSchema, leavingCareSchema } from "../leaving-care/leaving-care.schema";
import type { LeavingCareView } from "../queries/leaving-care.server";
import type { PlacementMove } from "../queries/view-placement-move.server";
import { MovePage } from "./placement-move-pages";

/** Nobody knows here when somebody became an eligible child, by which the day of the first steps would be later. */
const TAGS = {
  done: { words: "Recorded", tone: "good" },
  overdue: { words: "Check whether overdue", tone: "now" },
  due: { words: "Due", tone: "soon" },
  later: { words: "Later", tone: "plain" },
} as const;

/** When each step before leaving care is due for this young person, and what was recorded. */
export function LeavingCarePage({ view }: { view: LeavingCareView }) {
  const paths = useCouncilPaths();
  const placement = paths.placement(view.move.reference);
  const leaving = placement.leavingCare();
  const open = view.records;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Placements", to: paths.placements() },
          { label: view.move.reference, to: placement.page() },
          { label: "Leaving care" },
        ]}
      />
      <PageHeading
        title="Leaving care"
        above={`${view.move.child} at ${view.move.service} · ${view.move.reference}`}
        lede="You opened the date of birth for this page, which is recorded. The provider sees none of it."
      />
      {view.turns.length > 0 ? (
        <SummaryList rows={view.turns.map(({ age, on }) => ({ key: age, value: on }))} />
      ) : (
        <p>No date of birth is kept for this young person. Enter it on the referral’s page “The child”.</p>
      )}
      <Card title="Steps">
        <WorkList label="Steps before leaving care">
          {view.steps.map((one) => (
            <WorkRow
              key={one.step}
              level={3}
              title={one.label}
              tags={[TAGS[one.status]]}
              line={one.note ? `${one.words}. ${one.note}` : one.words}
              why={one.who ? `Recorded by ${one.who}` : one.law}
            >
              {open ? (
                <p className="mt-2">
                  <ButtonLink tone="plain" to={leaving.step(one.step)}>
                    {one.status === "done" ? "Record again" : "Record"}
                    <span className="sr-only">: {one.label}</span>
                  </ButtonLink>
                </p>
              ) : null}
            </WorkRow>
          ))}
        </WorkList>
      </Card>
      {open ? (
        <Card title="Reminder">
          <p>
            {view.askedIn === null
              ? "Start pages list this young person while something may be due."
              : `Start pages list this young person again from ${view.askedIn}.`}
          </p>
          <ButtonLink tone="plain" to={leaving.later()}>
            Ask again in a later month
          </ButtonLink>
        </Card>
      ) : null}
    </>
  );
}

type FormProps = {
  move: PlacementMove;
  version: number;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** The council records that one step was done, and what was agreed. */
export function LeavingCareStepPage({
  step,
  move,
  version,
  formKey,
  lastResult,
}: FormProps & { step: LeavingCareStep }) {
  const { label, law } = LEAVING_CARE_STEPS[step];
  const [form, fields] = useFormOf<ReturnType<typeof leavingCareSchema>>({
    id: "leaving-care",
    lastResult,
    defaultValue: {},
  });
  const codes = step === "after-18" ? AFTER_18 : step === "at-18" ? AT_18 : null;
  return (
    <MovePage
      {...{ move, formKey, lastResult, form, version }}
      here={label}
      title={label}
      lede={`${law}.`}
      consequences={[
        "Brokers of your council can see which step was recorded, when, and what was agreed. Only people who may know the child read the note. The provider sees none of it.",
        ...(step === "at-18"
          ? ["It ends nothing. If the placement ends, record its end too, with the reason “18th birthday”."]
          : []),
      ]}
      button="Save"
    >
      {codes ? (
        <Select
          field={fields.code}
          label={step === "after-18" ? "Where will the young person live?" : "What happens?"}
          options={[{ value: "", label: "Choose" }, ...optionsOf(codes)]}
        />
      ) : null}
      <DateField
        field={fields.onDay}
        label={step === "assessment" ? "Day it was completed" : "Day it was agreed"}
        hint="For example, 27 3 2026"
      />
      <TextArea
        field={fields.note}
        label="Note"
        hint="No names of children or family."
        optional
        rows={4}
        limit={1_000}
      />
    </MovePage>
  );
}

/** In which month start pages list the young person again. */
export function AskLaterPage({
  move,
  version,
  month,
  formKey,
  lastResult,
}: FormProps & { month: string | null }) {
  const paths = useCouncilPaths();
  const placement = paths.placement(move.reference);
  const to = placement.leavingCare().page();
  const [form, fields] = useFormOf<ReturnType<typeof askLaterSchema>>({
    id: "ask-later",
    lastResult,
    defaultValue: month === null ? {} : { month },
  });
  return (
    <DecisionPage
      crumbs={[
        { label: "Placements", to: paths.placements() },
        { label: move.reference, to: placement.page() },
        { label: "Leaving care", to },
        { label: "Ask again later" },
      ]}
      above={`${move.child} at ${move.service} · ${move.reference}`}
      title="Ask again in a later month"
      lede="The date of birth was opened to suggest a month, which is recorded."
      consequences={[
        "Start pages say nothing of leaving care for this young person before that month. Steps that are due now are hidden too.",
        "Only the month is kept, so that it does not give the birthday away.",
      ]}
      whyNot={move.whyNot}
      form={form}
      formKey={formKey}
      version={keptVersion(lastResult, version)}
      button="Save the month"
      back={{ to, words: "Cancel" }}
    >
      <Select
        field={fields.month}
        label="Month"
        hint={
          month === null
            ? undefined
            : "We have chosen the quarter after the next step starts, or that in which they turn 18."
        }
        options={[
          { value: "", label: "Choose a month" },
          ...monthsAhead(move.today).map((day) => ({ value: day, label: monthWords(day) })),
        ]}
      />
    </DecisionPage>
  );
}
