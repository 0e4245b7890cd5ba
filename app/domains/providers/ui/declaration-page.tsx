import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { keptVersion } from "~/platform/forms/kept-version";
import { Anchor } from "~/ui/anchor";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { ErrorSummary } from "~/ui/error-summary";
import { plainField } from "~/ui/form-field";
import { HiddenField } from "~/ui/hidden-field";
import { Stack } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { SummaryList } from "~/ui/summary-list";
import { useProviderPaths } from "~/use-paths";
import type { declarationSchema } from "../declaration.schema";
import type { DeclarationView } from "../queries/view-declaration.server";
import { DeclarationFields } from "./declaration-fields";
import { declaredRows } from "./declared-card";

type Props = {
  view: DeclarationView;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** What a provider tells of one service, from its dated Statement of Purpose. */
export function DeclarationPage({ view, formKey, lastResult }: Props) {
  const paths = useProviderPaths();
  const [form, fields] = useFormOf<typeof declarationSchema>({
    id: "declare",
    lastResult,
    defaultValue: view.values,
  });
  const list = paths.services();
  return (
    <>
      <ErrorSummary form={form} />
      <Breadcrumbs items={[{ label: "Our services", to: list }, { label: view.title }]} />
      <PageHeading
        title={view.title}
        above={`${view.kindWords}, URN ${view.registrationNumber}`}
        lede="Tell councils what no register holds, from your Statement of Purpose. Leave out what you cannot say yet: it reads “not told us yet” and never counts as a no."
      />
      <Stack>
        <Standing view={view} open={(lastResult?.error?.[""] ?? []).length > 0} />
        <p>
          <Anchor to={paths.ownService(view.id).forChildren().page()}>
            Children’s guide and photographs
          </Anchor>
        </p>
        <BeginFrom view={view} />
        <Form method="post" {...getFormProps(form)} noValidate>
          <HiddenField name="key" value={formKey} />
          <HiddenField name="version" value={keptVersion(lastResult, view.version)} />
          <DeclarationFields fields={fields} view={view} />
          <Actions>
            <Button>Save</Button>
            <ButtonLink tone="plain" to={list}>
              Cancel
            </ButtonLink>
          </Actions>
        </Form>
      </Stack>
    </>
  );
}

/** Forty homes with one Statement of Purpose are not typed forty times. */
function BeginFrom({ view }: { view: DeclarationView }) {
  if (view.likes.length === 0) return null;
  if (view.like)
    return (
      <p className="why">
        Ages, genders and needs below are those of {view.like}. Nothing is saved until you press Save.
      </p>
    );
  return (
    <Form method="get" reloadDocument>
      <Select
        field={plainField("like", { formId: "begin" })}
        label="Begin with the ages, genders and needs of another service"
        optional
        options={view.likes.map((one) => ({ value: one.id, label: one.title }))}
      />
      <Actions>
        <Button tone="plain">Fill in from it</Button>
      </Actions>
    </Form>
  );
}

/** What is saved, to look at beside what is typed; open when a colleague saved first. */
function Standing({ view, open }: { view: DeclarationView; open: boolean }) {
  if (view.stands === null)
    return (
      <p className="why">
        Nothing is told yet. Councils know it as “{view.unnamed}”, from Ofsted’s register, which withholds the
        names of homes.
      </p>
    );
  const { displayName, saved, declared } = view.stands;
  return (
    <Disclosure summary={`What councils see now, saved by ${saved}`} open={open}>
      <SummaryList
        rows={[
          { key: "Name", value: displayName ?? "Not told us yet" },
          ...declaredRows(declared, view.councilCode),
        ]}
      />
    </Disclosure>
  );
}
