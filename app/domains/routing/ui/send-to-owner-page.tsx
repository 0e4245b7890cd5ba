import { Form } from "@remix-run/react";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary, type SummarisedForm } from "~/ui/error-summary";
import type { FormField } from "~/ui/form-field";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { useCouncilPaths } from "~/use-paths";
import type { MatchingSearches } from "../queries/list-matching-searches.server";
import { chosenAtFirst, SearchesFields } from "./matching-searches";

type Props = {
  view: MatchingSearches;
  name: string;
  reference: string | null;
  back: string;
  form: SummarisedForm;
  fields: { searches: FormField; clock: FormField };
};

/** The form of an owner's page once more, where what was sent from there was refused. */
export function SendToOwnerPage({ view, name, reference, back, form, fields }: Props) {
  const paths = useCouncilPaths();
  const searches = view.searches.filter((search) => search.toSend);
  return (
    <>
      <Breadcrumbs
        items={[{ label: "Register", to: paths.register() }, { label: name, to: back }, { label: "Send" }]}
      />
      <ErrorSummary form={form} />
      <PageHeading
        title={`Send to ${name}`}
        lede="Only they are asked, with those of their services that match. Each referral gets a search stage of its own."
      />
      {view.onPortal && searches.length > 0 ? (
        <Form method="post" id={form.id} noValidate>
          <HiddenField name="key" value={view.formKey} />
          <SearchesFields
            searches={searches}
            label="Which are sent to them?"
            fields={{
              searches: begun(fields.searches, chosenAtFirst(searches, reference)),
              clock: begun(fields.clock, "referral"),
            }}
          />
          <Actions>
            <Button>{searches.length === 1 ? "Send it to them" : "Send what is ticked"}</Button>
            <ButtonLink tone="plain" to={back}>
              Not now
            </ButtonLink>
          </Actions>
        </Form>
      ) : (
        <EmptyState
          title="Nothing is left to send to them"
          action={<ButtonLink to={back}>Back to {name}</ButtonLink>}
        >
          <p>
            {view.onPortal
              ? "They have every open search of your council that their services match."
              : "They are not on the portal yet: bring them on first, and send in the same press."}
          </p>
        </EmptyState>
      )}
    </>
  );
}

/** A field that nobody has sent yet begins with this. */
function begun(field: FormField, value: string | string[]): FormField {
  if (field.initialValue !== undefined) return field;
  // Named one by one: the form library's fields do not copy.
  const { id, name, errorId, descriptionId, key, errors } = field;
  return { id, name, errorId, descriptionId, key, errors, initialValue: value };
}
