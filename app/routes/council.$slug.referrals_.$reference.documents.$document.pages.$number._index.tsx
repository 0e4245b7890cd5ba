import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { pageAction } from "~/domains/releases/pages/document-page.server";
import { viewDocumentPage } from "~/domains/releases/queries/view-document.server";
import { PagePicture } from "~/domains/releases/ui/document-page";
import { newFormKey } from "~/platform/ids";
import { requireOwnVisit } from "~/platform/own-visit.server";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { RadioGroup } from "~/ui/radio-group";
import { TextArea } from "~/ui/text-area";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Page ${data?.page.number ?? ""} of a redacted document - Homeward` },
];

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  requireOwnVisit(request, { typed: "counts" });
  const { reference = "", document: id = "", number = "" } = params;
  const view = await viewDocumentPage(actor, reference, id, number);
  return { ...view, base: `/council/${actor.organisationSlug}/referrals`, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", document: documentId = "", number = "" } = params;
  return pageAction(request, actor, { reference, documentId, number });
}

export default function DocumentPage() {
  const { document, page, base, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const stands =
    page.state === "waiting" ? {} : { decision: page.state === "left-out" ? "leave-out" : "describe" };
  const [form, fields] = useForm<{ decision: string; text: string }>({
    id: "page",
    lastResult,
    defaultValue: { ...stands, text: page.text ?? "" },
  });
  const documents = `${base}/${document.reference}/documents`;
  const back = `${documents}/${document.id}`;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: base },
          { label: "Redacted documents", to: documents },
          { label: document.title, to: back },
          { label: `Page ${page.number}` },
        ]}
      />
      <ErrorSummary form={form} />
      <PageHeading
        title={`Page ${page.number} of ${document.pages.length}`}
        above={`${document.title} · ${document.reference}`}
        lede={page.why.join(" ")}
      />
      {page.decided ? <p className="why">Decided {page.decided}.</p> : null}
      <div className="stack">
        <Card title="The page">
          <PagePicture base={back} page={page} alone />
        </Card>
        {document.mayDecide && page.state !== "read" ? (
          <Card title="What homes get">
            <Form method="post" id={form.id} noValidate>
              <RadioGroup
                field={fields.decision}
                label="Is the child safe from being recognised on this page?"
                options={[
                  { value: "describe", label: "Yes: homes see the page, and read what I write below" },
                  { value: "leave-out", label: "No, or I am not sure: leave the page out" },
                ]}
              />
              <TextArea
                field={fields.text}
                label="What the page says and shows"
                hint="For people who cannot see the picture. Copy its words, and say in a sentence what a picture shows."
                rows={12}
                limit={20_000}
              />
              <HiddenField name="expected" value={page.expected} />
              <HiddenField name="key" value={key} />
              <Actions>
                <Button>Save the page</Button>
                <ButtonLink tone="plain" to={back}>
                  Cancel
                </ButtonLink>
              </Actions>
            </Form>
          </Card>
        ) : (
          <Card title="What homes read">
            <p className="whitespace-pre-line">{page.text || "Nothing."}</p>
          </Card>
        )}
      </div>
    </>
  );
}
