import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { datesWords } from "~/domains/offers/cost-words.rules";
import { keptVersion, savedMeanwhile } from "~/platform/forms/kept-version";
import { formatPence } from "~/platform/forms/money";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { DateField } from "~/ui/date-field";
import { DecisionPage } from "~/ui/decision-page";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { MoneyField } from "~/ui/money-field";
import { PageHeading } from "~/ui/page-heading";
import { RadioGroup } from "~/ui/radio-group";
import { rowField, summaryOf } from "~/ui/row-field";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { TextField } from "~/ui/text-field";
import { useProviderPaths, useSidePaths } from "~/use-paths";
import { DOCUMENT_KINDS } from "../payment-document.options";
import type { startDocumentSchema } from "../payment-document.schema";
import type { Billable } from "../queries/view-billable.server";
import type { DraftView, LineBoxes } from "../queries/view-draft.server";

type LastResult = SubmissionResult<string[]> | undefined;
type StartProps = { billable: Billable[]; chosen: string | null; formKey: string; lastResult: LastResult };

/** Which council and period an invoice is for. */
export function StartDocumentPage({ billable, chosen, formKey, lastResult }: StartProps) {
  const paths = useSidePaths();
  const [form, fields] = useFormOf<typeof startDocumentSchema>({
    id: "start-invoice",
    lastResult,
    defaultValue: { of: chosen ?? undefined },
  });
  const crumbs = [
    { label: "Payments", to: paths.payments() },
    { label: "Invoices", to: paths.paymentDocuments() },
    { label: "Send an invoice" },
  ];
  if (billable.length === 0)
    return (
      <>
        <Breadcrumbs items={crumbs} />
        <PageHeading title="Send an invoice" />
        <EmptyState title="Nothing to invoice yet">
          <p>
            You can send an invoice once the child has moved in, both sides have signed the agreement and the
            council has set its payment calendar.
          </p>
        </EmptyState>
      </>
    );
  return (
    <DecisionPage
      crumbs={crumbs}
      title="Send an invoice"
      form={form}
      formKey={formKey}
      button="Continue"
      back={{ to: paths.paymentDocuments(), words: "Cancel" }}
    >
      <RadioGroup
        field={fields.of}
        label="Which council and period is it for?"
        hint="We fill in the lines from what is expected. You can change them."
        options={billable.map(({ of, council, from, to, placements, pence }) => ({
          value: of,
          label: `${council}, ${datesWords(from, to)}`,
          hint: `${placements === 1 ? "1 placement" : `${placements} placements`}, ${formatPence(pence)} expected`,
        }))}
      />
    </DecisionPage>
  );
}

const FORM = "invoice";
type EditProps = { draft: DraftView; formKey: string; lastResult: LastResult };

/** The form of an invoice or credit note: number, date and a card for each line. */
export function EditDocumentPage({ draft, formKey, lastResult }: EditProps) {
  const paths = useProviderPaths();
  const errors = lastResult?.error ?? {};
  const sent = lastResult?.initialValue as Partial<DraftView> | undefined;
  const typed = sent && !savedMeanwhile(lastResult) ? sent : draft;
  const kind = DOCUMENT_KINDS[draft.kind];
  const field = (name: "number" | "issuedOn") => rowField(FORM, name, typed[name], errors);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Payments", to: paths.payments() },
          { label: "Invoices", to: paths.paymentDocuments() },
          { label: `${kind.label} to ${draft.council}` },
        ]}
      />
      <ErrorSummary form={summaryOf(FORM, errors)} />
      <PageHeading
        title={`${kind.label} to ${draft.council}`}
        lede={
          draft.corrects
            ? `${draft.kind === "invoice" ? "Corrects" : "Credits"} invoice ${draft.corrects.number}.`
            : "Our references stand for the children. Do not write names or dates of birth."
        }
      />
      {draft.leftOut > 0 ? (
        <p>
          {draft.leftOut === 1 ? "1 more line does" : `${draft.leftOut} more lines do`} not fit on this
          invoice. Send this one, then start another for the same period.
        </p>
      ) : null}
      <Form method="post" id={FORM} noValidate>
        <Card>
          <TextField
            field={field("number")}
            label={`${kind.label} number`}
            hint="Your own number, for example INV-1041"
            width={20}
          />
          <DateField
            field={field("issuedOn")}
            label={`Date of the ${kind.inText}`}
            hint="For example, 27 3 2026"
          />
        </Card>
        <section id={`${FORM}-lines`} aria-labelledby="lines-title">
          <h2 id="lines-title">Lines</h2>
          {errors.lines?.map((words) => (
            <p className="error" key={words}>
              {words}
            </p>
          ))}
          {draft.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place, as its fields are
            <Line key={index} {...{ draft, index, line, errors }} typed={typed.lines?.[index]} />
          ))}
        </section>
        <HiddenField name="version" value={keptVersion(lastResult, draft.version)} />
        <HiddenField name="key" value={formKey} />
        <Actions>
          <Button>Save and check</Button>
          <ButtonLink tone="plain" to={paths.paymentDocuments()}>
            Back to invoices
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}

type LineProps = {
  draft: DraftView;
  index: number;
  line: LineBoxes;
  typed: Partial<LineBoxes> | undefined;
  errors: NonNullable<NonNullable<LastResult>["error"]>;
};

function Line({ draft, index, line, typed, errors }: LineProps) {
  const name = (part: keyof LineBoxes) => `lines[${index}].${part}`;
  const field = (part: keyof LineBoxes) => rowField(FORM, name(part), typed?.[part], errors);
  const added = line.fee === "";
  return (
    <Card title={added ? "Something else" : (draft.labels[index] ?? line.placement)}>
      {added ? (
        <>
          <Select
            field={field("placement")}
            label="Placement"
            hint="Leave blank if there is nothing to add."
            options={draft.placements}
            optional
          />
          <TextField
            field={field("words")}
            label="What it is for"
            hint="The council pays only what is in the agreement or an authorised change."
            optional
          />
        </>
      ) : (
        <>
          <Checkbox field={field("include")} label="Include this line" />
          <HiddenField name={name("placement")} value={line.placement} />
          <HiddenField name={name("fee")} value={line.fee} />
          {line.words ? <HiddenField name={name("words")} value={line.words} /> : null}
          {line.takesOff ? (
            <>
              <HiddenField name={name("takesOff")} value="on" />
              <p>This amount is taken off.</p>
            </>
          ) : null}
        </>
      )}
      <DateField field={field("from")} label="First night" optional={added} />
      <DateField
        field={field("to")}
        label="Last night"
        hint="The day of leaving is not paid."
        optional={added}
      />
      {added || line.weeklyPence ? (
        <MoneyField field={field("weeklyPence")} label="Weekly fee" optional />
      ) : null}
      <MoneyField
        field={field("pence")}
        label="Amount"
        {...(added || line.weeklyPence
          ? { hint: "Leave blank to work it out from the nights and the weekly fee.", optional: true }
          : {})}
      />
    </Card>
  );
}
