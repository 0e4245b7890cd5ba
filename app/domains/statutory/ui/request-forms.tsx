import { keptVersion } from "~/platform/forms/kept-version";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import type { askApprovalSchema, returnApprovalSchema } from "../statutory.schema";
import type { RequestView, StepRow } from "../statutory-words.rules";
import { AboutStep, NO_NAMES, type StatutoryFormProps, useAround } from "./statutory-forms";

type Props = StatutoryFormProps & { row: StepRow };

/** Whoever works the case asks the officer for an approval. */
export function AskApprovalPage({ view, row, whyNot, formKey, lastResult }: Props) {
  const [form, fields] = useFormOf<typeof askApprovalSchema>({ id: "ask", lastResult });
  return (
    <DecisionPage
      {...useAround(view, "Ask for approval")}
      title="Ask for approval"
      lede={`${row.title}. ${row.regulation}. ${row.due}.`}
      consequences={[`The ${row.who.toLowerCase()} gets a mail and sees it on their start page.`]}
      before={<AboutStep view={view} row={row} />}
      whyNot={whyNot}
      form={form}
      formKey={formKey}
      version={keptVersion(lastResult, view.version)}
      button="Ask for approval"
    >
      <TextArea
        field={fields.note}
        label="What they should know"
        hint={`Where the evidence is, who was consulted and when. ${NO_NAMES}`}
        rows={5}
        limit={1_000}
        optional
      />
    </DecisionPage>
  );
}

/** The officer sends a request back with what is missing. */
export function ReturnApprovalPage({ view, row, request, whyNot, formKey, lastResult }: ReturnProps) {
  const [form, fields] = useFormOf<typeof returnApprovalSchema>({ id: "return", lastResult });
  return (
    <DecisionPage
      {...useAround(view, "Return the request")}
      title="Return the request for approval"
      lede={`${row.title}.`}
      consequences={[
        "Nothing is approved.",
        "Whoever asked gets a mail, answers your question and asks again.",
      ]}
      before={
        <p className="mb-4 whitespace-pre-line">
          Asked by {request.asked}. {request.note}
        </p>
      }
      whyNot={whyNot}
      form={form}
      formKey={formKey}
      button="Return the request"
    >
      <TextArea field={fields.why} label="What you need to know" hint={NO_NAMES} rows={4} limit={500} />
    </DecisionPage>
  );
}
type ReturnProps = StatutoryFormProps & { row: Pick<StepRow, "title">; request: RequestView };
