import type { SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { formatPence } from "~/platform/forms/money";
import { DecisionPage } from "~/ui/decision-page";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { useSidePaths } from "~/use-paths";
import { DOCUMENT_KINDS, RETURN_REASONS } from "../payment-document.options";
import type { oneDocumentSchema, returnDocumentSchema } from "../payment-document.schema";
import type { DocumentView } from "../queries/view-document.server";

type LastResult = SubmissionResult<string[]> | undefined;
type MoveProps = { view: DocumentView; formKey: string; lastResult: LastResult };

/** A finance officer says what has to be corrected. */
export function ReturnDocumentPage({ view, formKey, lastResult }: MoveProps) {
  const [form, fields] = useFormOf<typeof returnDocumentSchema>({ id: "return-invoice", lastResult });
  return (
    <MovePage
      {...{ view, formKey, form }}
      title="Return"
      whyNot={view.whyNot.return}
      consequences={[
        ...(view.kind === "invoice"
          ? [
              `${view.provider} is told by email and can send a corrected one.`,
              "This invoice starts no 30 days. The 30 days for the nights run on. The day you first received it is kept and shown.",
            ]
          : [
              `${view.provider} is told by email and can send a new credit note.`,
              "It takes nothing off the invoice.",
            ]),
      ]}
      button="Return to provider"
    >
      <RadioGroup
        field={fields.reason}
        label="What is wrong"
        options={Object.entries(RETURN_REASONS).map(([value, { label }]) => ({ value, label }))}
      />
      <TextArea
        field={fields.words}
        label="What has to be corrected"
        hint={`${view.provider} reads this. No names of children or family.`}
        rows={4}
        limit={1_000}
      />
    </MovePage>
  );
}

/** The provider takes back what has not been answered, or will not send again what was returned. */
export function WithdrawDocumentPage({ view, formKey, lastResult }: MoveProps) {
  const [form] = useFormOf<typeof oneDocumentSchema>({ id: "withdraw-invoice", lastResult });
  const word = DOCUMENT_KINDS[view.kind].inText;
  if (view.returned)
    return (
      <MovePage
        {...{ view, formKey, form }}
        title="Do not send again"
        heading={`You will not send ${word} ${view.number} again`}
        whyNot={view.whyNot.withdraw}
        consequences={[
          `${view.council} is told by email.`,
          `This ${word} no longer waits on your start page, and you cannot ${view.kind === "invoice" ? "correct it" : "undo this"} any more.`,
          view.kind === "invoice"
            ? "You can still send a new invoice for the same nights. It would count as received on the day you send it."
            : "It takes nothing off the invoice. You can still start a new credit note from there.",
        ]}
        button="I will not send this again"
        dangerous
      />
    );
  return (
    <MovePage
      {...{ view, formKey, form }}
      title="Withdraw"
      whyNot={view.whyNot.withdraw}
      consequences={[
        `${view.council} is told by email and does not ${view.kind === "invoice" ? "pay it" : "take it off the invoice"}.`,
        "You can use its number again. You cannot undo this.",
      ]}
      button="Withdraw"
      dangerous
    />
  );
}

type FrameProps = Pick<MoveProps, "view" | "formKey"> & {
  form: Parameters<typeof DecisionPage>[0]["form"];
  title: string;
  /** Where it is not the title with what it is of. */
  heading?: string;
  whyNot: string | null;
  consequences: string[];
  button: string;
  dangerous?: boolean;
  children?: ReactNode;
};

function MovePage({ view, title, heading, children, ...page }: FrameProps) {
  const paths = useSidePaths();
  const kind = DOCUMENT_KINDS[view.kind];
  const back = paths.paymentDocument(view.id).page();
  return (
    <DecisionPage
      {...page}
      crumbs={[
        { label: "Invoices", to: paths.paymentDocuments() },
        { label: `${kind.label} ${view.number}`, to: back },
        { label: title },
      ]}
      title={heading ?? `${title} ${kind.inText} ${view.number}`}
      lede={`${view.provider} to ${view.council}, ${formatPence(view.grossPence)}`}
      version={view.version}
      back={{ to: back, words: "Cancel" }}
    >
      {children}
    </DecisionPage>
  );
}
