import { keptVersion } from "~/platform/forms/kept-version";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import type { askApprovalSchema, closeRequestSchema, returnApprovalSchema } from "../statutory.schema";
import type { RequestView, StepRow } from "../statutory-words.rules";
import { AboutStep, NO_NAMES, type StatutoryFormProps, useAround } from "./statutory-forms";

type Props = StatutoryFormProps & { row: StepRow };

/** Whoever works the case asks the officer for an approval. */
export function AskApprovalPage({ view, row, whyNot, formKey, lastResult }: Props) {
  const [form, fields] = useFormOf<typeof askApprovalSchema>({ id: "ask", lastResult });
  const returned = row.request?.state === "returned";
  return (
    <DecisionPage
      {...useAround(view, "Request approval")}
      title={returned ? "Request approval again" : "Request approval"}
      lede={`${row.title}. ${row.regulation}. ${row.due}.`}
      consequences={["Those who can give it are emailed, and see it on their start page."]}
      before={<AboutStep view={view} row={row} />}
      whyNot={whyNot}
      form={form}
      formKey={formKey}
      version={keptVersion(lastResult, view.version)}
      button="Request approval"
    >
      <TextArea
        field={fields.note}
        label={returned ? "Your answer" : "What the officer needs to know"}
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
        "The approval is not given.",
        "The person who requested it is emailed, and can request it again.",
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
      <TextArea field={fields.why} label="Your question" hint={NO_NAMES} rows={4} limit={500} />
    </DecisionPage>
  );
}
type ReturnProps = StatutoryFormProps & { row: Pick<StepRow, "title">; request: RequestView };

/** A request that the placement does not need any more. */
export function CloseRequestPage({ view, row, whyNot, formKey, lastResult }: ReturnProps) {
  const [form] = useFormOf<typeof closeRequestSchema>({ id: "close", lastResult });
  return (
    <DecisionPage
      {...useAround(view, "Close the request")}
      title="Close the request for approval"
      lede={`${row.title}.`}
      consequences={["Nobody is asked for this approval any more."]}
      whyNot={whyNot}
      form={form}
      formKey={formKey}
      button="Close the request"
    />
  );
}
