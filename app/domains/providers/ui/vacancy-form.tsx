import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { keptDigest, savedMeanwhile } from "~/platform/forms/kept-version";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { NumberField } from "~/ui/number-field";
import { PageHeading } from "~/ui/page-heading";
import { SavedMeanwhile } from "~/ui/saved-meanwhile";
import { useFormOf } from "~/ui/schema-form";
import { useProviderPaths } from "~/use-paths";
import type { VacancyPageView } from "../queries/view-vacancy.server";
import type { vacancySchema } from "../vacancy.schema";

type Props = {
  view: VacancyPageView;
  formKey: string;
  /** What has happened since, and how many places that leaves; null where nothing has. */
  change: { words: string; proposed: number } | null;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** How many places one service has free, and from when. */
export function VacancyFormPage({ view, formKey, change, lastResult }: Props) {
  const paths = useProviderPaths();
  const [form, fields] = useFormOf<typeof vacancySchema>({
    id: "vacancy",
    lastResult,
    defaultValue: {
      places: change ? String(change.proposed) : view.places === null ? undefined : String(view.places),
      freeFrom: view.freeFrom ?? undefined,
    },
  });
  const list = paths.vacancies();
  return (
    <>
      <ErrorSummary form={form} />
      <Breadcrumbs
        items={[
          { label: "Our services", to: paths.services() },
          { label: "Places free", to: list },
          { label: view.title },
        ]}
      />
      <PageHeading
        title={`Places free in ${view.title}`}
        lede={view.stands === null ? "Not told us yet." : `Now: ${view.stands}.`}
      />
      {change ? (
        <Banner tone="soon" title={change.words}>
          <p>That would leave {change.proposed} free. Check the number, then confirm it.</p>
        </Banner>
      ) : null}
      {savedMeanwhile(lastResult) ? (
        <SavedMeanwhile rows={[{ label: "Places free", text: view.stands ?? "" }]} />
      ) : null}
      <Form method="post" {...getFormProps(form)} noValidate>
        <HiddenField name="key" value={formKey} />
        <HiddenField name="expected" value={keptDigest(lastResult, view.expected)} />
        <NumberField
          field={fields.places}
          label="How many places are free?"
          hint={
            view.registered === null
              ? "Enter 0 if none. The register gives no number of places for it."
              : `Enter 0 if none. It is registered for ${view.registered}.`
          }
        />
        <DateField
          field={fields.freeFrom}
          label="Free from"
          optional
          hint="Leave empty if they are free now."
        />
        <Actions>
          <Button>Save and confirm</Button>
          <ButtonLink tone="plain" to={list}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
