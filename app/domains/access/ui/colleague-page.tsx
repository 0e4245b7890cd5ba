import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { changeRolesSchema } from "~/domains/access/access.schema";
import type { ColleagueView } from "~/domains/access/queries/view-colleague.server";
import { type OrganisationKind, roleWords } from "~/domains/access/roles";
import { roleOptions } from "~/domains/access/ui/invite-form";
import { keptVersion } from "~/platform/forms/kept-version";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { CheckboxGroup } from "~/ui/checkbox-group";
import { ErrorSummary } from "~/ui/error-summary";
import { Facts, Phone } from "~/ui/facts";
import { HiddenField } from "~/ui/hidden-field";
import { Columns } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { useOrganisationPaths } from "~/use-paths";

type Props = {
  kind: OrganisationKind;
  formKey: string;
  colleague: ColleagueView;
  since: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** One colleague: what they do here, and for an admin the form that changes it. */
export function ColleaguePage(props: Props) {
  const paths = useOrganisationPaths();
  const { colleague } = props;
  return (
    <>
      <Breadcrumbs items={[{ label: "People", to: paths.people() }, { label: colleague.name }]} />
      <Columns aside={<Details {...props} />}>
        {colleague.abilities.changeRoles ? (
          <RolesEditor {...props} />
        ) : (
          <PageHeading title={colleague.name} lede={colleague.roles.map(roleWords).join(", ")} />
        )}
      </Columns>
    </>
  );
}

function Details({ colleague, since }: Props) {
  const paths = useOrganisationPaths();
  return (
    <Card title="Details">
      <Facts
        items={[
          { key: "Email", value: <span className="wrap-anywhere">{colleague.email}</span> },
          {
            key: "Telephone",
            value: colleague.phone ? <Phone number={colleague.phone} /> : "Not told us yet",
          },
          { key: "Member since", value: since },
          ...(colleague.isDutyOwner ? [{ key: "Duty owner", value: "Yes" }] : []),
        ]}
      />
      {colleague.isOnlyAdmin ? (
        <p className="why">
          {colleague.isSelf ? "You are" : `${colleague.name} is`} the only admin. Before that can change, give
          the role to a colleague.
        </p>
      ) : null}
      {colleague.hubResets ? (
        <p className="why">
          {colleague.name} also acts for another organisation. If they lose their phone, the region’s hub
          resets their 2-step verification.
        </p>
      ) : null}
      {colleague.abilities.resetFactor ? (
        <Actions>
          <ButtonLink tone="plain" to={paths.colleague(colleague.personId).reset()}>
            Reset 2-step verification
          </ButtonLink>
        </Actions>
      ) : null}
      {colleague.abilities.remove ? (
        <Actions>
          <ButtonLink tone="warn" to={paths.colleague(colleague.personId).remove()}>
            {colleague.isSelf ? "Leave this organisation" : `Remove ${colleague.name}`}
          </ButtonLink>
        </Actions>
      ) : null}
    </Card>
  );
}

function RolesEditor({ kind, formKey, colleague, lastResult }: Props) {
  const [form, fields] = useFormOf<ReturnType<typeof changeRolesSchema>>({
    id: "roles",
    lastResult,
    defaultValue: { roles: colleague.roles },
  });
  return (
    <>
      <ErrorSummary form={form} />
      <PageHeading title={colleague.name} lede={`Now: ${colleague.roles.map(roleWords).join(", ")}`} />
      <Form method="post" {...getFormProps(form)} noValidate>
        <HiddenField name="key" value={formKey} />
        <HiddenField name="version" value={keptVersion(lastResult, colleague.version)} />
        <CheckboxGroup
          field={fields.roles}
          label={colleague.isSelf ? "What do you do here?" : `What does ${colleague.name} do here?`}
          hint={
            colleague.isSelf
              ? "You can give up roles here. For new ones, ask another admin or the region's hub."
              : kind === "provider"
                ? "Choose all that apply. It counts from the next page that is opened."
                : "Choose all that apply. A second admin or the region's hub confirms new roles before they start, within 7 days."
          }
          options={roleOptions(kind)}
        />
        <Actions>
          <Button>Save the roles</Button>
        </Actions>
      </Form>
    </>
  );
}
