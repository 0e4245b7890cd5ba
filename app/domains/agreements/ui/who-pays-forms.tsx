import type { SubmissionResult } from "@conform-to/react";
import { keptDigest } from "~/platform/forms/kept-version";
import { optionsOf } from "~/platform/forms/options";
import { Checkbox } from "~/ui/checkbox";
import { DateField } from "~/ui/date-field";
import { DecisionPage } from "~/ui/decision-page";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import { useCouncilPaths } from "~/use-paths";
import type { ShareRow, SplitRow } from "../queries/read-who-pays.server";
import type { WhoPaysForm } from "../queries/view-who-pays.server";
import { BOARDS } from "../who-pays/funding-parties.options";
import type {
  fundingSplitSchema,
  partyAnswerSchema,
  withdrawSplitSchema,
} from "../who-pays/funding-shares.schema";

type Props = WhoPaysForm & { formKey: string; lastResult: SubmissionResult<string[]> | undefined };

function useAround({ view, child, whyNot, formKey }: Props, here: string) {
  const paths = useCouncilPaths();
  const referral = paths.referral(view.reference);
  const page = referral.whoPays().page();
  return {
    crumbs: [
      { label: "Referrals", to: paths.referrals() },
      { label: view.reference, to: referral.page() },
      { label: "Who pays", to: page },
      { label: here },
    ],
    above: `${view.reference}, ${child.child}`,
    whyNot,
    formKey,
    back: { to: page, words: "Go back" },
  };
}

/** Who pays for a child from a day on. */
export function SplitPage(props: Props) {
  const { child, lastResult } = props;
  const [form, fields] = useFormOf<typeof fundingSplitSchema>({ id: "split", lastResult });
  return (
    <DecisionPage
      {...useAround(props, "Record who pays")}
      title="Record who pays"
      consequences={[
        "It runs from the first day until the first day of the next one you record.",
        "If one already starts on that day, this replaces it. Record its agreements again.",
        "The provider does not see how the cost is split.",
      ]}
      form={form}
      expected={keptDigest(lastResult, child.expected)}
      button="Save"
    >
      <DateField field={fields.firstDay} label="First day" hint="For example, 27 3 2026" />
      <h2>Shares</h2>
      <p className="hint">They must add up to 100%. Leave a box blank if that party pays nothing.</p>
      <TextField
        field={fields.socialCare}
        label="Social care"
        suffix="%"
        width={10}
        inputMode="decimal"
        optional
      />
      <TextField
        field={fields.education}
        label="Education"
        suffix="%"
        width={10}
        inputMode="decimal"
        optional
      />
      <TextField field={fields.health} label="Health" suffix="%" width={10} inputMode="decimal" optional />
      <Select
        field={fields.board}
        label="Integrated care board that pays the health share"
        options={optionsOf(BOARDS)}
        optional
      />
      <Checkbox
        field={fields.paysProvider}
        label="The board pays the provider itself"
        hint="The agreement tells the provider so, once the board has agreed. Otherwise your council pays and recharges."
      />
    </DecisionPage>
  );
}

/** What education or health answered. */
export function AnswerPage(props: Props & { split: SplitRow; share: ShareRow }) {
  const { split, share, lastResult } = props;
  const [form, fields] = useFormOf<ReturnType<typeof partyAnswerSchema>>({ id: "answer", lastResult });
  return (
    <DecisionPage
      {...useAround(props, "Record the answer")}
      title={`Answer from ${share.party}`}
      lede={`Its share is ${share.percent}. ${split.span}.`}
      consequences={["The newest answer counts. Earlier ones stay on the record."]}
      form={form}
      expected={keptDigest(lastResult, share.answers[0]?.key ?? "")}
      button="Save"
    >
      <RadioGroup
        field={fields.answer}
        label="Has it agreed?"
        options={[
          { value: "agreed", label: "It agreed to pay this share" },
          { value: "refused", label: "It refused" },
        ]}
      />
      <TextField
        field={fields.answeredBy}
        label="Who answered"
        hint="By role, for example head of complex care commissioning"
      />
      <DateField field={fields.answeredOn} label="Date of the answer" hint="For example, 27 3 2026" />
      <DateField
        field={fields.agreedUntil}
        label="Last day it agreed to"
        hint="Leave blank if it set no end"
        optional
      />
      <TextArea
        field={fields.evidence}
        label="Document or reference"
        hint="Where the answer is written, for example the minute of a panel. Leave out names of children and family."
        rows={3}
        limit={500}
      />
    </DecisionPage>
  );
}

/** A split that was wrong. */
export function WithdrawSplitPage(props: Props & { split: SplitRow }) {
  const [form] = useFormOf<typeof withdrawSplitSchema>({ id: "withdraw", lastResult: props.lastResult });
  const shares = props.split.shares.map(({ party, percent }) => `${party} ${percent}`).join(", ");
  return (
    <DecisionPage
      {...useAround(props, "Withdraw")}
      title="Withdraw who pays"
      lede={`${props.split.span}: ${shares}.`}
      consequences={[
        "The split before it continues. If there is none, social care pays all of it.",
        "What was recorded stays in the timeline of the referral.",
      ]}
      form={form}
      button="Withdraw"
      dangerous
    />
  );
}
