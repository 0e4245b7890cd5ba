import { optionsOf } from "~/platform/forms/options";
import { Card } from "~/ui/card";
import { DateField } from "~/ui/date-field";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { SummaryList } from "~/ui/summary-list";
import { TextArea } from "~/ui/text-area";
import type { StepDown } from "../queries/read-step-down.server";
import type { stepDownAnswerSchema, stepDownSchema } from "../step-down/step-down.schema";
import { STEP_DOWN_OBJECTIONS, STEP_DOWN_TARGETS } from "../step-down/step-down-targets.options";
import { MovePage, type MovePageProps } from "./placement-move-pages";
import { stepDownRows } from "./step-down-card";

type Props = MovePageProps & { stepDown: StepDown };

/** The council says where the child should live next. */
export function StepDownPage({ move, stepDown, formKey, lastResult }: Props) {
  const { plan } = stepDown;
  const [form, fields] = useFormOf<typeof stepDownSchema>({
    id: "step-down",
    lastResult,
    defaultValue: plan
      ? { target: plan.target, dueOn: plan.dueOn ?? undefined, conditions: plan.conditions }
      : {},
  });
  return (
    <MovePage
      {...{ move, formKey, lastResult, form }}
      here="Step-down plan"
      title="Step-down plan"
      lede="Where this child should live next, and by when."
      consequences={[
        `${move.provider.name} reads the plan, is told by email, and agrees or objects.`,
        ...(plan?.answer ? ["Their answer so far is removed: they answer the new plan."] : []),
        "It does not change the child’s care plan: changes to that go through the statutory review with the IRO. The next version of the agreement begins with it.",
      ]}
      button="Save the plan"
      version={stepDown.version}
    >
      <RadioGroup
        field={fields.target}
        label="Where should the child live next?"
        options={optionsOf(STEP_DOWN_TARGETS)}
      />
      <DateField
        field={fields.dueOn}
        label="By which day?"
        hint="For example, 27 3 2027. Leave blank when no step-down is planned."
        optional
      />
      <TextArea
        field={fields.conditions}
        label="What needs to be in place first?"
        hint={`For example, three months at school without exclusion. ${move.provider.name} reads this. No names of children or family.`}
        optional
        rows={4}
        limit={1_000}
      />
    </MovePage>
  );
}

/** The provider agrees to the plan or objects. */
export function AnswerStepDownPage({ move, stepDown, formKey, lastResult }: Props) {
  const answer = stepDown.plan?.answer;
  const [form, fields] = useFormOf<typeof stepDownAnswerSchema>({
    id: "step-down-answer",
    lastResult,
    defaultValue: answer
      ? {
          answer: answer.agreed ? "agreed" : "objected",
          objection: answer.objection ?? "",
          words: answer.words ?? "",
        }
      : {},
  });
  return (
    <MovePage
      {...{ move, formKey, lastResult, form }}
      here="Step-down plan"
      title="Agree or object to the step-down plan"
      before={
        stepDown.plan ? (
          <Card title="Step-down plan">
            <SummaryList rows={stepDownRows(stepDown.plan)} />
          </Card>
        ) : null
      }
      consequences={[
        `${move.council.name} reads your answer and is told by email.`,
        "The council decides, by the child’s care plan. You can change your answer, and answer again when the plan changes.",
      ]}
      button="Send the answer"
      version={stepDown.version}
    >
      <RadioGroup
        field={fields.answer}
        label="Do you agree with the plan?"
        options={[
          { value: "agreed", label: "I agree" },
          { value: "objected", label: "I object" },
        ]}
      />
      <Select
        field={fields.objection}
        label="Why do you object?"
        hint="Only when you object."
        optional
        options={[{ value: "", label: "Choose a reason" }, ...optionsOf(STEP_DOWN_OBJECTIONS)]}
      />
      <TextArea
        field={fields.words}
        label="What you want the council to know"
        hint={`${move.council.name} reads this. No names of children or family.`}
        optional
        rows={4}
        limit={1_000}
      />
    </MovePage>
  );
}
