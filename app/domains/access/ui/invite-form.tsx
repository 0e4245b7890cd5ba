import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { inviteSchema } from "~/domains/access/access.schema";
import { type OrganisationKind, ROLES_BY_KIND } from "~/domains/access/roles";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { CheckboxGroup } from "~/ui/checkbox-group";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { TextField } from "~/ui/text-field";
import { useOrganisationPaths } from "~/use-paths";

/** The roles of a kind of organisation as choices. */
export function roleOptions(kind: OrganisationKind): { value: string; label: string }[] {
  return Object.entries(ROLES_BY_KIND[kind]).map(([value, label]) => ({ value, label }));
}

type Props = {
  kind: OrganisationKind;
  organisation: string;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

export function InvitePage({ kind, organisation, formKey, lastResult }: Props) {
  const paths = useOrganisationPaths();
  const [form, fields] = useFormOf<ReturnType<typeof inviteSchema>>({ id: "invite", lastResult });
  return (
    <>
      <ErrorSummary form={form} />
      <Breadcrumbs items={[{ label: "People", to: paths.people() }, { label: "Invite somebody" }]} />
      <PageHeading
        title={`Invite somebody to ${organisation}`}
        lede={`${
          kind === "provider" ? "They" : "A second admin or the region's hub confirms it first. Then they"
        } get an email with a link and say yes or no. Until they say yes they can see nothing and get no work.`}
      />
      <Form method="post" className="max-w-read" {...getFormProps(form)} noValidate>
        <HiddenField name="key" value={formKey} />
        <TextField
          field={fields.email}
          label="Work email address"
          hint="Their own, not a shared mailbox: it says who did what."
          type="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextField field={fields.name} label="Name" autoComplete="off" />
        <CheckboxGroup
          field={fields.roles}
          label="What will they do here?"
          hint="Choose all that apply."
          options={roleOptions(kind)}
        />
        <Actions>
          <Button>Send the invitation</Button>
          <ButtonLink tone="plain" to={paths.people()}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
