import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { FileField } from "~/ui/file-field";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { useProviderPaths } from "~/use-paths";
import type { invoiceFileSchema } from "../payment-document.schema";

type Props = {
  councils: { id: string; name: string }[];
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Where a provider uploads an electronic invoice, to check it before it is sent. */
export function InvoiceUploadPage({ councils, formKey, lastResult }: Props) {
  const paths = useProviderPaths();
  const [only, ...others] = councils;
  const [form, fields] = useFormOf<typeof invoiceFileSchema, "file">({
    id: "invoice-file",
    lastResult,
    defaultValue: { council: others.length === 0 ? only?.id : undefined },
  });
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Payments", to: paths.payments() },
          { label: "Invoices", to: paths.paymentDocuments() },
          { label: "Upload an electronic invoice" },
        ]}
      />
      <ErrorSummary form={form} />
      <PageHeading
        title="Upload an electronic invoice"
        lede="Nothing is sent until you have checked it. We show what the council would not accept."
      />
      {only === undefined ? (
        <EmptyState title="Nothing to invoice yet">
          <p>You can send an invoice once a council has placed a child with you.</p>
        </EmptyState>
      ) : (
        <Card>
          <Form method="post" id={form.id} encType="multipart/form-data" noValidate>
            <FileField
              field={fields.file}
              label="Electronic invoice"
              hint="UBL (Peppol BIS Billing 3.0), up to 1 MB. Put our placement reference (PL-…) on each line, and never a child’s name. We do not keep the file. If you were asked to change something, choose the file again."
              accept=".xml,application/xml,text/xml"
            />
            <Select
              field={fields.council}
              label="Council"
              emptyLabel={others.length === 0 ? null : "Choose a council"}
              options={councils.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <HiddenField name="key" value={formKey} />
            <Actions>
              <Button>Read and check</Button>
              <ButtonLink tone="plain" to={paths.paymentDocuments()}>
                Cancel
              </ButtonLink>
            </Actions>
          </Form>
        </Card>
      )}
    </>
  );
}
