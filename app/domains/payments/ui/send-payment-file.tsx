import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { ErrorSummary } from "~/ui/error-summary";
import { FileField } from "~/ui/file-field";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { TextField } from "~/ui/text-field";
import { useCouncilPaths } from "~/use-paths";
import type { UploadState } from "../payment-upload.machine";
import { sourceWords } from "../payment-upload.rules";
import { LEDGER_FILES, OTHER_SOURCE, type sendFileSchema } from "../payment-upload.schema";
import type { OpenUpload } from "../queries/open-uploads.server";
import type { SendFileView } from "../queries/view-payment-upload.server";

type Props = { view: SendFileView; formKey: string; lastResult: SubmissionResult<string[]> | undefined };

/** Where a finance officer sends what the finance system says was paid. */
export function SendPaymentFilePage({ view, formKey, lastResult }: Props) {
  const paths = useCouncilPaths();
  const [form, fields] = useFormOf<typeof sendFileSchema, "file">({
    id: "payment-file",
    lastResult,
    defaultValue: { source: view.sources[0] },
  });
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Payments", to: paths.payments() },
          { label: "Payment files", to: paths.paymentImports() },
          { label: "Add a payment file" },
        ]}
      />
      <ErrorSummary form={form} />
      <PageHeading
        title="Add a payment file"
        lede="Nothing is imported until you have seen what the file would change."
      />
      <div className="stack max-w-read">
        <Card>
          <Form method="post" id={form.id} encType="multipart/form-data" noValidate>
            <FileField
              field={fields.file}
              label="Payment file"
              hint="The payments from your finance system as CSV or Excel (.xlsx), up to 50 MB: supplier, amount, payment date and invoice number. A Homeward reference (PL-…) in any column matches the payment to its placement. If you were asked to change something, choose the file again."
              accept={LEDGER_FILES}
            />
            {view.sources.length === 0 ? null : (
              <>
                <Select
                  field={fields.source}
                  label="Finance system"
                  emptyLabel={null}
                  options={[
                    ...view.sources.map((name) => ({ value: name, label: sourceWords(name) })),
                    { value: OTHER_SOURCE, label: "A different finance system" },
                  ]}
                />
                <TextField
                  field={fields.newSource}
                  label="Name of the different finance system"
                  hint="Only if you chose “A different finance system”. Payments that were imported from another one are not counted twice."
                  width={20}
                  optional
                />
              </>
            )}
            <HiddenField name="key" value={formKey} />
            <Actions>
              <Button>Send file to be checked</Button>
              <ButtonLink tone="plain" to={paths.paymentImports()}>
                Cancel
              </ButtonLink>
            </Actions>
          </Form>
        </Card>
        <OpenUploads open={view.open} />
      </div>
    </>
  );
}

export const UPLOAD_STATE_WORDS: Readonly<Record<UploadState, string>> = {
  reading: "Being read",
  columns: "Choose columns",
  checked: "Ready to import",
  importing: "Being imported",
  imported: "Imported",
  refused: "Cannot be imported",
};

/** Files that were sent and not imported yet; nothing where there are none. */
export function OpenUploads({ open }: { open: OpenUpload[] }) {
  const paths = useCouncilPaths();
  if (open.length === 0) return null;
  return (
    <DataTable<OpenUpload>
      caption="Not imported yet"
      columns={[
        {
          header: "File",
          cell: (row) => <Anchor to={paths.paymentUpload(row.id).page()}>{row.fileName}</Anchor>,
        },
        { header: "Sent", cell: (row) => dateWords(row.sentOn) },
        { header: "Status", cell: (row) => UPLOAD_STATE_WORDS[row.state] },
      ]}
      rows={open}
      rowKey={({ id }) => id}
    />
  );
}
