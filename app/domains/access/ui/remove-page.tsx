import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { removeSchema } from "~/domains/access/access.schema";
import type { ColleagueView } from "~/domains/access/queries/view-colleague.server";
import type { OrganisationKind } from "~/domains/access/roles";
import { keptVersion } from "~/platform/forms/kept-version";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { useOrganisationPaths } from "~/use-paths";

type Props = {
  kind: OrganisationKind;
  organisation: string;
  formKey: string;
  colleague: ColleagueView;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** What happens to their work, by the kind of organisation. */
const WORK: Record<OrganisationKind, string> = {
  council: "Every referral they work falls to the duty owner, and every clock keeps running.",
  provider: "What they have picked up stays with your organisation: a colleague can pick it up.",
  region: "What they have done stays as it is.",
};

/** The page before a colleague is removed: what will happen, and why it is done. */
export function RemovePage({ kind, organisation, formKey, colleague, lastResult }: Props) {
  const paths = useOrganisationPaths();
  const [form, fields] = useFormOf<typeof removeSchema>({ id: "remove", lastResult });
  const back = paths.colleague(colleague.personId).page();
  const who = colleague.isSelf ? "You" : "They";
  return (
    <>
      <ErrorSummary form={form} />
      <Breadcrumbs
        items={[
          { label: "People", to: paths.people() },
          { label: colleague.name, to: back },
          { label: "Remove" },
        ]}
      />
      <PageHeading
        title={colleague.isSelf ? `Leave ${organisation}` : `Remove ${colleague.name} from ${organisation}`}
      />
      <p>What will happen:</p>
      <ul className="mb-6 max-w-read list-disc pl-6">
        <li>
          {who} will be signed out everywhere at once and can no longer act for {organisation}.
        </li>
        <li>{WORK[kind]}</li>
        {colleague.isDutyOwner ? (
          <li>
            {colleague.name} is the duty owner. Name another one in Settings, or a team manager gets the work.
          </li>
        ) : null}
        <li>What {colleague.isSelf ? "you have" : "they have"} done stays on record under the name.</li>
      </ul>
      <Form method="post" className="max-w-read" {...getFormProps(form)} noValidate>
        <HiddenField name="key" value={formKey} />
        <HiddenField name="version" value={keptVersion(lastResult, colleague.version)} />
        <TextArea
          field={fields.reason}
          label="Why?"
          hint="Kept on record, for example: has left the council on 30 November."
          rows={3}
        />
        <Actions>
          <Button tone="warn">{colleague.isSelf ? "Leave" : `Remove ${colleague.name}`}</Button>
          <ButtonLink tone="plain" to={back}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
