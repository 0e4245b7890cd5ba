import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { saveFullerDetail } from "~/domains/releases/commands/save-fuller-detail.server";
import { DETAIL_LIMIT, DETAIL_QUESTIONS, fullerDetailSchema } from "~/domains/releases/fuller-detail.schema";
import { viewFullerDetail } from "~/domains/releases/queries/view-fuller-detail.server";
import { DetailUnchecked, SavedDetail, WhoReadsDetail } from "~/domains/releases/ui/detail-notes";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { keptVersion } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { requireOwnVisit } from "~/platform/own-visit.server";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction = () => [{ title: "Fuller detail for shortlisted homes - Homeward" }];

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  requireOwnVisit(request, { typed: "counts" });
  const view = await viewFullerDetail(actor, params.reference ?? "");
  return { view, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, fullerDetailSchema);
  if (!form.ok) return form.response;
  const { reference = "" } = params;
  const referral = councilPaths(actor.organisationSlug).referral(reference);
  const redirectTo = ({ toDecide }: { toDecide: boolean }) =>
    toDecide
      ? withNotice(referral.detailGate(), "detailGate", "saved")
      : withNotice(referral.edit(), "referralPages", "saved");
  const { version } = form;
  const idempotency = { key: form.key, redirectTo };
  const result = await saveFullerDetail(actor, { reference, version, content: form.value, idempotency });
  return result.ok ? redirect(redirectTo(result.value)) : form.refuse(result.error);
}

export default function FullerDetail() {
  const paths = useCouncilPaths();
  const { view, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof fullerDetailSchema>({
    id: "detail",
    lastResult,
    defaultValue: view.values,
  });
  const edit = paths.referral(view.reference).edit();
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: paths.referrals() },
          { label: view.reference, to: edit },
          { label: "Fuller detail" },
        ]}
      />
      <ErrorSummary form={form} />
      <PageHeading
        title="Fuller detail for shortlisted homes"
        above={`${view.headline} · ${view.reference}`}
        lede="What a manager must know to say honestly whether the home fits. It is no part of what everybody is sent."
      />
      <WhoReadsDetail />
      {lastResult?.error?.[""] ? <SavedDetail values={view.values} /> : null}
      {view.unchecked ? <DetailUnchecked gate={paths.referral(view.reference).detailGate()} /> : null}
      <Form method="post" id={form.id} noValidate>
        <Card>
          {DETAIL_QUESTIONS.map(({ field, label, hint }) => (
            <TextArea
              key={field}
              field={fields[field]}
              label={label}
              hint={hint}
              rows={5}
              limit={DETAIL_LIMIT}
              optional
            />
          ))}
          <HiddenField name="key" value={key} />
          <HiddenField name="version" value={keptVersion(lastResult, view.version)} />
          <Actions>
            <Button>Save</Button>
            <ButtonLink tone="plain" to={edit}>
              Back without saving
            </ButtonLink>
          </Actions>
        </Card>
      </Form>
    </>
  );
}
