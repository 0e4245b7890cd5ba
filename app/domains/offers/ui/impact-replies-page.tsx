import { Form } from "@remix-run/react";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { type FieldErrors, rowField, summaryOf } from "~/ui/row-field";
import { TextArea } from "~/ui/text-area";
import { useProviderPaths } from "~/use-paths";
import { partLabel } from "../impact/impact.rules";
import { typedAgain } from "../impact/impact-answers.rules";
import type { OfferView } from "../queries/view-offer.server";
import { ImpactPartText, ThreadText } from "./impact-details";

const FORM = "replies";

type Props = {
  offer: OfferView;
  typed: readonly { part: string; words: string }[];
  errors: FieldErrors;
  formKey: string;
  seen: number;
  conflict: boolean;
};

/** What the council asked about the assessment, with a box for each reply. */
export function ImpactRepliesPage({ offer, typed, errors, formKey, seen, conflict }: Props) {
  const paths = useProviderPaths();
  const page = paths.offer(offer.reference).page();
  const ever = offer.versions.flatMap(({ impact }) => impact?.parts ?? []);
  const again = typedAgain(typed, ever, offer.impact.parts);
  const open = offer.impact.parts.filter(
    ({ part, state }) => state === "question" || state === "not-met" || again.by.get(part)?.words,
  );
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Our offers", to: paths.offers() },
          { label: offer.reference, to: page },
          { label: "Reply" },
        ]}
      />
      <PageHeading
        title="Reply about your impact assessment"
        above={`${offer.service.name} · ${offer.referral.reference} · ${offer.council.name}`}
        lede="No names of children. To change the assessment itself, change the offer."
      />
      {conflict ? (
        <Banner tone="soon" title="The council or a colleague has written meanwhile">
          <p>Read what is new below. What you typed is still in the form.</p>
          {again.left.map(({ part, words }) => (
            <p key={`${part} ${words}`} className="whitespace-pre-line">
              <b>You wrote about a part that is not there any more{part ? ` (${partLabel(part)})` : ""}:</b>{" "}
              {words}
            </p>
          ))}
        </Banner>
      ) : null}
      {open.length === 0 ? (
        <EmptyState
          title="Nothing to reply to"
          action={<ButtonLink to={page}>Go back to the offer</ButtonLink>}
        >
          <p>Every question has a reply.</p>
        </EmptyState>
      ) : (
        <Form method="post" id={FORM} noValidate>
          <ErrorSummary form={summaryOf(FORM, errors)} />
          <HiddenField name="key" value={formKey} />
          <HiddenField name="version" value={seen} />
          {open.map((part, index) => (
            <div key={part.id} className="mb-4">
              <Card>
                <ImpactPartText part={part} />
                <ThreadText thread={part.thread} reader="provider" now={offer.now} />
                <HiddenField name={`replies[${index}].part`} value={part.id} />
                <TextArea
                  field={rowField(
                    FORM,
                    `replies[${index}].words`,
                    again.by.get(part.part)?.words ?? "",
                    errors,
                  )}
                  label="Your reply"
                  optional
                  rows={3}
                  limit={2_000}
                />
              </Card>
            </div>
          ))}
          <Actions>
            <Button>Send to {offer.council.name}</Button>
            <ButtonLink tone="plain" to={page}>
              Cancel
            </ButtonLink>
          </Actions>
        </Form>
      )}
    </>
  );
}
