import type { ReactNode } from "react";
import { Card } from "~/ui/card";
import { DateField } from "~/ui/date-field";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { SummaryList } from "~/ui/summary-list";
import { TextArea } from "~/ui/text-area";
import type {
  answerChangeSchema,
  decideChangeSchema,
  replyChangeSchema,
  withdrawChangeSchema,
} from "../changes/change.schema";
import type { ChangeMove } from "../queries/view-changes.server";
import type { ChangePageProps } from "./change-forms";
import { ChangeFrame } from "./change-frame";
import { changeRows } from "./changes-page";
import { otherSide } from "./placement-move-pages";

/** What was uploaded beside the change, under it. */
type WithEvidence = ChangePageProps & { beside?: ReactNode };

/** What was asked for, before something is said of it. */
function Asked({ change, children }: Pick<ChangeMove, "change"> & { children?: ReactNode }) {
  return (
    <Card title={change.title}>
      <SummaryList rows={changeRows(change)} />
      <p className="why">{change.by.join(". ")}.</p>
      {children}
    </Card>
  );
}

/** Whoever decides on funding authorises it until a night, asks a question or refuses. */
export function DecideChangePage({ move, change, formKey, lastResult, beside }: WithEvidence) {
  const [form, fields] = useFormOf<typeof decideChangeSchema>({
    id: "decide-change",
    lastResult,
    defaultValue: change.to === null ? {} : { lastNight: change.to },
  });
  return (
    <ChangeFrame
      {...{ move, formKey, lastResult, form }}
      here="Decide"
      title="Decide on a change to the fee"
      before={<Asked change={change}>{beside}</Asked>}
      consequences={[
        "What you authorise is payable from its first night to its last, in addition to the agreement.",
        `${move.provider.name} and the people who work on the placement are told by email. The provider does not see who decided.`,
      ]}
      button="Save the decision"
      version={change.version}
    >
      <RadioGroup
        field={fields.decision}
        label="Decision"
        options={[
          { value: "authorise", label: "Authorise" },
          { value: "return", label: "Return with a question" },
          { value: "refuse", label: "Refuse" },
        ]}
      />
      {change.what === "end" ? null : (
        <DateField
          field={fields.lastNight}
          label="Authorise until"
          hint={
            change.to === null
              ? "The last night. Leave blank to pay it until the placement ends."
              : "The last night. It can be earlier than was asked for."
          }
          optional
        />
      )}
      <TextArea
        field={fields.words}
        label="Question or reason"
        hint="Needed for a question or a refusal, and left blank otherwise. Both sides read it. No names of children or family."
        optional
        rows={4}
        limit={2_000}
      />
    </ChangeFrame>
  );
}

/** The provider agrees to what the council asked for, or declines it. */
export function ReplyChangePage({ move, change, formKey, lastResult, beside }: WithEvidence) {
  const [form, fields] = useFormOf<typeof replyChangeSchema>({ id: "reply-change", lastResult });
  return (
    <ChangeFrame
      {...{ move, formKey, lastResult, form }}
      here="Agree or decline"
      title="Agree to a change, or decline it"
      before={<Asked change={change}>{beside}</Asked>}
      consequences={[
        "If you agree, the council decides on its funding next. Nothing changes before that.",
        `${move.council.name} is told by email.`,
      ]}
      button="Send the reply"
      version={change.version}
    >
      <RadioGroup
        field={fields.reply}
        label="Your reply"
        options={[
          { value: "agree", label: "We agree" },
          { value: "decline", label: "We decline" },
        ]}
      />
      <TextArea
        field={fields.reason}
        label="Why you decline"
        hint={`${move.council.name} reads this. No names of children or family.`}
        optional
        rows={4}
        limit={2_000}
      />
    </ChangeFrame>
  );
}

/** The side that asked answers the council's question. */
export function AnswerChangePage({ move, change, formKey, lastResult }: ChangePageProps) {
  const [form, fields] = useFormOf<typeof answerChangeSchema>({ id: "answer-change", lastResult });
  return (
    <ChangeFrame
      {...{ move, formKey, lastResult, form }}
      here="Answer the question"
      title="Answer the question"
      before={<Asked change={change} />}
      consequences={["It waits for a decision again, and those who decide are told by email."]}
      button="Send the answer"
      version={change.version}
    >
      <TextArea
        field={fields.answer}
        label="Answer"
        hint={`${otherSide(move)} reads this. No names of children or family.`}
        rows={4}
        limit={2_000}
      />
    </ChangeFrame>
  );
}

/** The side that asked withdraws it. */
export function WithdrawChangePage({ move, change, formKey, lastResult }: ChangePageProps) {
  const [form] = useFormOf<typeof withdrawChangeSchema>({ id: "withdraw-change", lastResult });
  return (
    <ChangeFrame
      {...{ move, formKey, lastResult, form }}
      here="Withdraw"
      title="Withdraw a change"
      before={<Asked change={change} />}
      consequences={[
        `${otherSide(move)} is told by email.`,
        "It stays in the list of changes, marked as withdrawn. You can ask again.",
      ]}
      button="Withdraw the change"
      version={change.version}
      dangerous
    />
  );
}
