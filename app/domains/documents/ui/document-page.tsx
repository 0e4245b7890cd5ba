import { Form } from "@remix-run/react";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { useSidePaths } from "~/use-paths";
import type { DocumentView } from "../queries/view-placement-document.server";
import { aboveOf, DocumentCrumbs, DocumentFacts } from "./document-frame";

/** A document of a placement as words, with the pictures of the pages that say more than their words. */
export function PlacementDocumentPage({ view, formKey }: { view: DocumentView; formKey: string }) {
  const { placement, document, pages } = view;
  const page = useSidePaths().placement(placement.reference).document(document.id);
  return (
    <>
      <DocumentCrumbs placement={placement} here={document.title} />
      <PageHeading
        title={document.title}
        above={aboveOf(placement)}
        lede="It may name the child. That you opened it is recorded."
      />
      <DocumentFacts document={document} />
      <Actions>
        <ButtonLink tone="plain" to={page.file()}>
          Download as PDF
        </ButtonLink>
        {document.abilities.remove ? (
          <ButtonLink tone="plain" to={page.remove()}>
            Remove
          </ButtonLink>
        ) : null}
      </Actions>
      <div className="stack mt-5">
        {pages.map(({ number, text, drawn, size }) => (
          <Card key={number} title={`Page ${number} of ${pages.length}`}>
            {drawn && size ? (
              <img
                src={page.picture(number)}
                alt={
                  text
                    ? `Page ${number} as it looks. Its words follow.`
                    : `Page ${number} as it looks. We cannot read words on it.`
                }
                width={size.width}
                height={size.height}
                loading="lazy"
                className="document-picture"
              />
            ) : null}
            {text || !(drawn && size) ? (
              <p className="whitespace-pre-line">{text || "There is no text on this page."}</p>
            ) : null}
          </Card>
        ))}
        {document.abilities["mark-read"] ? (
          <Card title="Mark as read">
            <Form method="post">
              <p>The provider sees that you read it, and when.</p>
              <HiddenField name="key" value={formKey} />
              <Actions>
                <Button>Mark as read</Button>
              </Actions>
            </Form>
          </Card>
        ) : null}
      </div>
    </>
  );
}
