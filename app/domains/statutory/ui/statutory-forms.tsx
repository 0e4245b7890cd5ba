import type { SubmissionResult } from "@conform-to/react";
import { AREAS } from "~/domains/providers/areas.rules";
import { keptVersion } from "~/platform/forms/kept-version";
import { optionsOf } from "~/platform/forms/options";
import { DateField } from "~/ui/date-field";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";
import type { StatutoryView } from "../queries/view-statutory.server";
import {
  type approvalSchema,
  CARERS,
  type circumstancesSchema,
  SCHOOLING,
  type stepSchema,
  type withdrawSchema,
} from "../statutory.schema";
import type { StepRow } from "../statutory-words.rules";
import { OtherArea, RequestWords, Wanted } from "./statutory-page";

export type StatutoryFormProps = {
  view: StatutoryView;
  /** Why it cannot be done now, in words; null when it can. */
  whyNot: string | null;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

export const NO_NAMES =
  "Colleagues without access to names read this. Leave out names of children and family, and name staff by their role.";

export function useAround(view: StatutoryView, here: string) {
  const paths = useCouncilPaths();
  const page = paths.statutory(view.reference).page();
  return {
    crumbs: [
      { label: "Placements", to: paths.placements() },
      { label: view.reference, to: paths.placement(view.reference).page() },
      { label: "Statutory steps", to: page },
      { label: here },
    ],
    above: `${view.reference} · ${view.service}`,
    back: { to: page, words: "Go back" },
  };
}

/** Where the child will live, and what else only somebody can tell. */
export function CircumstancesPage({ view, whyNot, formKey, lastResult }: StatutoryFormProps) {
  const { told, asks } = view;
  const [form, fields] = useFormOf<typeof circumstancesSchema>({
    id: "circumstances",
    lastResult,
    defaultValue: {
      livesIn: told?.livesIn ?? "",
      carer: told?.carer ?? "",
      schooling: told?.schooling ?? "",
      toldHow: told?.how ?? "",
    },
  });
  const register = view.livesIn?.source === "register" ? `The register says ${view.livesIn.words}. ` : "";
  return (
    <DecisionPage
      {...useAround(view, "What the steps depend on")}
      title="What the steps depend on"
      consequences={["Which approvals and notifications the law asks for is worked out again."]}
      whyNot={whyNot}
      form={form}
      formKey={formKey}
      version={keptVersion(lastResult, view.version)}
      button="Save"
    >
      <Select
        field={fields.livesIn}
        label="Council area where the child will live"
        hint={`${register}The area of the house itself, not of an office: ask the provider.`}
        options={AREAS.map(({ code, name }) => ({ value: code, label: name }))}
        optional
      />
      {asks.carer ? (
        <Select field={fields.carer} label="Whose carer is it?" options={optionsOf(CARERS)} optional />
      ) : null}
      {asks.schooling ? (
        <Select
          field={fields.schooling}
          label="Does the move disrupt Key Stage 4?"
          hint="Key Stage 4 is years 10 and 11."
          options={optionsOf(SCHOOLING)}
          optional
        />
      ) : null}
      <TextArea field={fields.toldHow} label="How you know" hint={NO_NAMES} rows={3} limit={500} />
    </DecisionPage>
  );
}

type StepProps = StatutoryFormProps & { row: StepRow };

/** One step, approved or recorded. */
export function StepPage(props: StepProps) {
  return props.row.group === "approval" ? <ApprovalPage {...props} /> : <RecordPage {...props} />;
}

/** An approval, which is dated when it is given. */
function ApprovalPage(props: StepProps) {
  const [form, fields] = useFormOf<typeof approvalSchema>({ id: "step", lastResult: props.lastResult });
  return (
    <DecisionPage {...useStep(props)} form={form} button="Approve">
      <p className="mb-4">The approval is dated today.</p>
      <Evidence field={fields.evidence} />
    </DecisionPage>
  );
}

/** What was done or sent, with its day. */
function RecordPage(props: StepProps) {
  const { row, lastResult } = props;
  const [form, fields] = useFormOf<ReturnType<typeof stepSchema>>({ id: "step", lastResult });
  const sent = row.group === "notice";
  return (
    <DecisionPage {...useStep(props)} form={form} button={sent ? "Record as sent" : "Record"}>
      <DateField
        field={fields.givenOn}
        label={sent ? "Sent on" : "Date it was done"}
        hint="For example, 27 3 2026"
      />
      <Evidence field={fields.evidence} />
    </DecisionPage>
  );
}

function Evidence({ field }: { field: Parameters<typeof TextArea>[0]["field"] }) {
  return <TextArea field={field} label="Evidence" hint={NO_NAMES} rows={6} limit={2_000} />;
}

/** What the page of an approval and that of a record have alike. */
function useStep({ view, row, whyNot, formKey, lastResult }: StepProps) {
  return {
    ...useAround(view, row.title),
    whyNot,
    formKey,
    version: keptVersion(lastResult, view.version),
    title: row.title,
    lede: `${row.regulation}. ${row.due}.`,
    before: <AboutStep view={view} row={row} />,
  };
}

/** What is read before a step is given or asked for. */
export function AboutStep({ view, row }: { view: StatutoryView; row: StepRow }) {
  return (
    <div className="mb-4">
      <p>Child will live in: {view.livesIn?.words ?? "not told yet"}</p>
      <OtherArea view={view} />
      {row.note ? <p>{row.note}.</p> : null}
      {row.request ? <RequestWords request={row.request} /> : null}
      <Wanted evidence={row.evidence} />
    </div>
  );
}

/** What was given was wrong, or is so no longer. */
export function WithdrawPage({
  view,
  row,
  whyNot,
  formKey,
  lastResult,
}: StatutoryFormProps & { row: StepRow }) {
  const [form, fields] = useFormOf<typeof withdrawSchema>({ id: "withdraw", lastResult });
  return (
    <DecisionPage
      {...useAround(view, "Withdraw")}
      title={`Withdraw: ${row.title}`}
      consequences={["The step is missing again.", "What was recorded stays to be read, with your reason."]}
      whyNot={whyNot}
      form={form}
      formKey={formKey}
      button="Withdraw"
      dangerous
    >
      <TextArea field={fields.why} label="Reason" hint={NO_NAMES} rows={4} limit={500} />
    </DecisionPage>
  );
}
