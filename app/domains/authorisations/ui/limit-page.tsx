import type { SubmissionResult } from "@conform-to/react";
import { keptDigest } from "~/platform/forms/kept-version";
import { poundsForInput } from "~/platform/forms/money";
import { DecisionPage } from "~/ui/decision-page";
import { MoneyField } from "~/ui/money-field";
import { useFormOf } from "~/ui/schema-form";
import { limitAsSent } from "../deciders.rules";
import type { limitSchema } from "../deciders.schema";
import { useDecidersFrame } from "./use-deciders-frame";

type Props = {
  limitPence: number | null;
  limit: string;
  whyNot: string | null;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** The director sets from which first year on a head of service does not decide any more. */
export function LimitPage({ limitPence, limit, whyNot, formKey, lastResult }: Props) {
  const frame = useDecidersFrame("Limit");
  const [form, fields] = useFormOf<typeof limitSchema>({
    id: "limit",
    lastResult,
    defaultValue: { limit: poundsForInput(limitPence) },
  });
  return (
    <DecisionPage
      {...frame}
      title="Limit for a head of service"
      lede={`Now: ${limit}.`}
      consequences={[
        "Requests that are waiting follow the new limit at once.",
        "Decisions already made stay as they are.",
        "Heads of service and other directors are emailed.",
      ]}
      whyNot={whyNot}
      form={form}
      formKey={formKey}
      expected={keptDigest(lastResult, limitAsSent(limitPence))}
      button="Save limit"
    >
      <MoneyField
        field={fields.limit}
        label="Most a head of service can authorise for the first year of a placement"
        hint="Above this, the director decides. Leave blank for no limit."
        optional
      />
    </DecisionPage>
  );
}
