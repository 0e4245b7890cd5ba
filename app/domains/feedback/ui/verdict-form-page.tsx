import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { REFERRAL_SECTIONS } from "~/domains/referrals/referral-sections.options";
import { keptVersion, savedMeanwhile } from "~/platform/forms/kept-version";
import { optionsOf } from "~/platform/forms/options";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { RadioGroup } from "~/ui/radio-group";
import { type FieldErrors, rowField, summaryOf } from "~/ui/row-field";
import { SavedMeanwhile } from "~/ui/saved-meanwhile";
import { TextArea } from "~/ui/text-area";
import { TypedText } from "~/ui/typed-text";
import { useProviderPaths } from "~/use-paths";
import type { VerdictFormView } from "../queries/view-verdict-form.server";
import { VERDICT_ANSWERS } from "../verdict.options";
import { SECTION_KEYS, VERDICT_NOTE_MAX } from "../verdict.schema";

const FORM = "verdict";
type LastResult = SubmissionResult<string[]> | undefined;
type Typed = { section?: string; says?: string; note?: string };

const typedIn = (lastResult: LastResult): Typed[] => {
  const sent = lastResult?.initialValue?.sections;
  return Array.isArray(sent) ? (sent as Typed[]) : [];
};

type Props = { view: VerdictFormView; formKey: string; lastResult: LastResult };

/** Section by section, on a phone: as described, different, or not in the referral. */
export function VerdictFormPage({ view, formKey, lastResult }: Props) {
  const paths = useProviderPaths();
  const placement = paths.placement(view.reference);
  const back = <ButtonLink to={placement.page()}>Back to the placement</ButtonLink>;
  const errors: FieldErrors = lastResult?.error ?? {};
  const typed = typedIn(lastResult);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Placements", to: paths.placements() },
          { label: view.reference, to: placement.page() },
          { label: "Feedback", to: placement.feedback() },
          { label: "Was the referral right?" },
        ]}
      />
      <ErrorSummary form={summaryOf(FORM, errors)} />
      {savedMeanwhile(lastResult) ? <SavedMeanwhile rows={savedRows(view)} /> : null}
      <PageHeading
        title="Was the referral right?"
        above={`${view.child} at ${view.service} · ${view.reference}`}
        lede={`${view.title}. ${view.council} reads your answers. No names of children or family.`}
      />
      {view.whyNot ? (
        <>
          <EmptyState title="This cannot be answered now" action={back}>
            <p>{view.whyNot}.</p>
          </EmptyState>
          {lastResult ? <TypedText lastResult={lastResult} /> : null}
        </>
      ) : (
        <Card>
          <p className="mb-4">You can correct your answers until {view.until}.</p>
          <Form method="post" id={FORM} noValidate>
            {SECTION_KEYS.map((section, index) => (
              <SectionFields
                key={section}
                {...{ section, index, errors }}
                typed={typed.find((one) => one.section === section)}
                saved={view.sections.find((one) => one.section === section)}
              />
            ))}
            <HiddenField name="version" value={keptVersion(lastResult, view.version)} />
            <HiddenField name="key" value={formKey} />
            <Actions>
              <Button>{view.version === 0 ? "Send to the council" : "Save the correction"}</Button>
              <ButtonLink tone="plain" to={placement.feedback()}>
                Cancel
              </ButtonLink>
            </Actions>
          </Form>
        </Card>
      )}
    </>
  );
}

type SectionProps = {
  section: (typeof SECTION_KEYS)[number];
  index: number;
  errors: FieldErrors;
  typed: Typed | undefined;
  saved: VerdictFormView["sections"][number] | undefined;
};

function SectionFields({ section, index, errors, typed, saved }: SectionProps) {
  const name = (part: keyof Typed) => `sections[${index}].${part}`;
  const field = (part: "says" | "note") =>
    rowField(FORM, name(part), (typed ? typed[part] : saved?.[part]) ?? "", errors);
  const { label, hint } = REFERRAL_SECTIONS[section];
  const options = optionsOf(VERDICT_ANSWERS).map((option) =>
    option.value === "differs"
      ? {
          ...option,
          reveal: (
            <TextArea
              field={field("note")}
              label={
                <>
                  What differs<span className="sr-only">: {label}</span>
                </>
              }
              rows={2}
              limit={VERDICT_NOTE_MAX}
            />
          ),
        }
      : option,
  );
  return (
    <>
      <HiddenField name={name("section")} value={section} />
      <RadioGroup field={field("says")} label={label} hint={hint} options={options} />
    </>
  );
}

/** What a colleague saved first. */
function savedRows(view: VerdictFormView) {
  return view.sections.map(({ label, words, note }) => ({ label, text: note ? `${words}. ${note}` : words }));
}
