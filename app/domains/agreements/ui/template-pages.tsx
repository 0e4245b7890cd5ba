import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { keptVersion, savedMeanwhile } from "~/platform/forms/kept-version";
import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { ErrorSummary } from "~/ui/error-summary";
import { Facts } from "~/ui/facts";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { SavedMeanwhile } from "~/ui/saved-meanwhile";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";
import type { TemplatePreview, TemplateView } from "../queries/view-template.server";
import { PLACEHOLDERS, TEMPLATE_MAX } from "../template/template.rules";
import type { publishTemplateSchema, templateSchema } from "../template/template.schema";
import { AgreementText } from "./agreement-text";
import { ClauseParts } from "./clause-parts";

type Sent = { formKey: string; lastResult: SubmissionResult<string[]> | undefined };

const PLACEHOLDER_ROWS = Object.entries(PLACEHOLDERS).map(([name, says]) => ({
  key: `{{${name}}}`,
  value: says,
}));

/** The council's own clauses of the agreement: the draft, what may be written, and what was published. */
export function TemplatePage({ view, formKey, lastResult }: { view: TemplateView } & Sent) {
  const paths = useCouncilPaths();
  const [form, fields] = useFormOf<typeof templateSchema>({
    id: "template",
    lastResult,
    defaultValue: { text: view.text },
  });
  const [newest] = view.versions;
  return (
    <>
      <Breadcrumbs
        items={[{ label: "Agreements", to: paths.agreements() }, { label: "Agreement template" }]}
      />
      <ErrorSummary form={form} />
      {savedMeanwhile(lastResult) ? (
        <SavedMeanwhile rows={[{ label: "The clauses", text: view.text }]} />
      ) : null}
      <PageHeading
        title="Agreement template"
        lede={
          newest
            ? `Agreements started now have the clauses of version ${newest.number}. Agreements that are already started or issued keep theirs.`
            : "Your council has no clauses of its own. Agreements have the standard text alone."
        }
      />
      {view.writes ? (
        <Card title="Clauses">
          {view.saved ? <p className="why mb-3">{view.saved}.</p> : null}
          <Form method="post" id={form.id} noValidate>
            <HiddenField name="key" value={formKey} />
            <HiddenField name="version" value={keptVersion(lastResult, view.version)} />
            <TextArea
              field={fields.text}
              label="The clauses, in Markdown"
              hint="# begins a heading and - a point of a list. Bold and italics are shown as plain text. Every provider reads this: no names of children or family."
              rows={18}
              limit={TEMPLATE_MAX}
            />
            <Disclosure summary="Placeholders you can use">
              <Facts items={PLACEHOLDER_ROWS} />
            </Disclosure>
            <Actions>
              <Button>Save the draft</Button>
              {view.version > 0 ? (
                <ButtonLink tone="plain" to={paths.agreementTemplate().preview()}>
                  Preview{view.unpublished ? " and publish" : ""}
                </ButtonLink>
              ) : null}
            </Actions>
          </Form>
        </Card>
      ) : null}
      {view.versions.map(({ number, published, clauses }) => (
        <Card key={number} title={`Version ${number}`}>
          <p className="why">{published}.</p>
          <Disclosure summary={`Read version ${number}`}>
            <ClauseParts clauses={clauses} />
          </Disclosure>
        </Card>
      ))}
    </>
  );
}

/** The draft as an agreement about nobody, with the press that publishes it. */
export function TemplatePreviewPage({ preview, formKey, lastResult }: { preview: TemplatePreview } & Sent) {
  const paths = useCouncilPaths();
  const template = paths.agreementTemplate();
  const [form] = useFormOf<typeof publishTemplateSchema>({ id: "publish-template", lastResult });
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Agreements", to: paths.agreements() },
          { label: "Agreement template", to: template.page() },
          { label: "Preview" },
        ]}
      />
      <ErrorSummary form={form} />
      <PageHeading
        title="Preview of the agreement template"
        lede="Your clauses in an example agreement. The child, the home and the figures are made up."
      />
      <p className="mb-4">
        {preview.hasPdf ? (
          <Anchor to={template.pdf()}>Download the preview as a PDF</Anchor>
        ) : (
          "The PDF of this preview is being made. Refresh the page in a minute."
        )}
      </p>
      <AgreementText agreement={preview.agreement} />
      {preview.writes && preview.unpublished ? (
        <Form method="post" id={form.id}>
          <HiddenField name="key" value={formKey} />
          <HiddenField name="version" value={keptVersion(lastResult, preview.version)} />
          <p className="mb-3">
            Once published, a version never changes. Agreements started from then on have it.
          </p>
          <Actions>
            <Button>Publish</Button>
            <ButtonLink tone="plain" to={template.page()}>
              Back to the clauses
            </ButtonLink>
          </Actions>
        </Form>
      ) : (
        <ButtonLink tone="plain" to={template.page()}>
          Back to the clauses
        </ButtonLink>
      )}
    </>
  );
}
