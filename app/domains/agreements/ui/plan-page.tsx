import type { SubmissionResult } from "@conform-to/react";
import { CLOSE_REASONS } from "~/domains/referrals/close-reasons.options";
import { ANSWER_AGAIN_WITHIN, type closeSchema, type searchAgainSchema } from "~/domains/routing/plan.schema";
import { keptVersion } from "~/platform/forms/kept-version";
import { optionsOf } from "~/platform/forms/options";
import { DecisionPage } from "~/ui/decision-page";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";
import { PLAN_WORDS } from "../placement/plan-words.rules";
import type { PlanAction, PlanView } from "../queries/view-plan.server";

type Props = {
  action: PlanAction;
  view: PlanView;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** A change of plan on a page of its own: what it does to whom, why, and one button. */
export function PlanPage({ action, view, formKey, lastResult }: Props) {
  const paths = useCouncilPaths();
  const [form, fields] = useFormOf<typeof closeSchema | typeof searchAgainSchema>({
    id: action,
    lastResult,
  });
  const words = PLAN_WORDS[action];
  const { text } = words;
  const here = paths.referral(view.reference).page();
  return (
    <DecisionPage
      crumbs={[
        { label: "Referrals", to: paths.referrals() },
        { label: view.reference, to: here },
        { label: words.here },
      ]}
      above={`${view.headline} · ${view.reference}`}
      whyNot={view.whyNot}
      form={form}
      formKey={formKey}
      version={keptVersion(lastResult, view.version)}
      back={{ to: here, words: "Go back" }}
      title={words.title}
      lede={words.lede?.(view)}
      consequences={words.consequences(view)}
      button={words.button}
      dangerous={words.dangerous}
    >
      {words.asksForClock ? (
        <RadioGroup
          field={fields.answerWithin}
          label="How long do providers have?"
          options={optionsOf(ANSWER_AGAIN_WITHIN)}
        />
      ) : null}
      {words.asksForCode ? (
        <RadioGroup field={fields.closed} label="Why does it end?" options={optionsOf(CLOSE_REASONS)} />
      ) : null}
      {text ? (
        <TextArea
          field={fields[text.name]}
          label={text.label}
          hint={text.hint}
          optional={text.optional}
          rows={3}
          limit={500}
        />
      ) : null}
    </DecisionPage>
  );
}
