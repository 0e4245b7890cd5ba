import type { SubmissionResult } from "@conform-to/react";
import { keptVersion } from "~/platform/forms/kept-version";
import { keysOf, optionsOf } from "~/platform/forms/options";
import { DecisionPage } from "~/ui/decision-page";
import { Disclosure } from "~/ui/disclosure";
import { HiddenField } from "~/ui/hidden-field";
import { RadioGroup } from "~/ui/radio-group";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { SummaryList } from "~/ui/summary-list";
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";
import { PROMISE_ANSWERS, PROMISE_POINTS } from "../promise.options";
import { toldWords } from "../promise.rules";
import { PROMISE_NOTE_MAX, type promiseMessageSchema, type promiseSchema } from "../promise.schema";
import type { PromiseFormView } from "../queries/view-promise.server";
import { PromiseMessages } from "./promise-card";

const sent = sentBy<typeof promiseMessageSchema>();

export type PromisePageProps = {
  view: PromiseFormView;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

function useAround({ view, formKey, lastResult }: PromisePageProps, here: string) {
  const paths = useCouncilPaths();
  const placement = paths.placement(view.reference);
  return {
    crumbs: [
      { label: "Placements", to: paths.placements() },
      { label: view.reference, to: placement.page() },
      { label: "Feedback", to: placement.feedback() },
      { label: here },
    ],
    above: `${view.child} at ${view.service} · ${view.reference}`,
    whyNot: view.whyNot,
    formKey,
    version: keptVersion(lastResult, view.version),
    back: { to: placement.feedback(), words: "Back to the feedback" },
  };
}

const ANSWERS = optionsOf(PROMISE_ANSWERS);

/** Whether a placement is what was promised, point by point, beside what the agreement says. */
export function PromisePage(props: PromisePageProps) {
  const { view, lastResult } = props;
  const [form, fields] = useFormOf<typeof promiseSchema>({
    id: "promise",
    lastResult,
    defaultValue: { ...view.answers, note: view.note },
  });
  return (
    <DecisionPage
      {...useAround(props, "As promised?")}
      title="Is the placement what was promised?"
      lede="28 days after the child moved in. Only your council reads your answers; you choose afterwards whether the provider is told."
      form={form}
      before={<Agreed agreed={view.agreed} />}
      button={view.version === 0 ? "Save" : "Save the correction"}
    >
      {keysOf(PROMISE_POINTS).map((point) => (
        <RadioGroup
          key={point}
          field={fields[point]}
          label={PROMISE_POINTS[point].label}
          hint={PROMISE_POINTS[point].hint}
          options={ANSWERS}
        />
      ))}
      <TextArea
        field={fields.note}
        label="Note"
        hint="Needed where something is not as promised. Colleagues without access to names read this. No names of children or family."
        optional
        rows={4}
        limit={PROMISE_NOTE_MAX}
      />
    </DecisionPage>
  );
}

function Agreed({ agreed }: { agreed: PromiseFormView["agreed"] }) {
  if (agreed === null)
    return <p className="why">No agreement is issued yet, so there is nothing to compare with here.</p>;
  const { education, health, familyTime } = agreed.terms;
  const rows = [
    { key: "Education", value: education },
    { key: "Health", value: health },
    { key: "Family time", value: familyTime },
    { key: "Extras that are paid for", value: agreed.extras.join("; ") || "None" },
  ].map(({ key, value }) => ({
    key,
    value: <span className="whitespace-pre-line">{value || "Nothing written"}</span>,
  }));
  return (
    <Disclosure summary="What the agreement says">
      <SummaryList rows={rows} />
    </Disclosure>
  );
}

/** The provider is told what is not as promised. */
export function PromiseMessagePage(props: PromisePageProps) {
  const { view, lastResult } = props;
  const [form, fields] = useFormOf<typeof promiseMessageSchema>({ id: "promise-message", lastResult });
  return (
    <DecisionPage
      {...useAround(props, "Tell the provider")}
      title={
        view.broken.length > 0
          ? "Tell the provider what is not as promised"
          : "Tell the provider that nothing is different any more"
      }
      lede={view.whyNot === null ? `${toldWords(view.broken)}.` : undefined}
      consequences={[
        `${view.provider} reads this and what you write here, and is emailed that there is something to read.`,
        "Your note stays in your council. What is sent cannot be changed.",
      ]}
      form={form}
      before={<PromiseMessages messages={view.messages} />}
      button="Send to the provider"
    >
      <HiddenField {...sent("told", keptVersion(lastResult, view.messages.length, "told"))} />
      <TextArea
        field={fields.words}
        label="What the provider should know"
        hint="No names of children or family."
        rows={5}
        limit={PROMISE_NOTE_MAX}
      />
    </DecisionPage>
  );
}
