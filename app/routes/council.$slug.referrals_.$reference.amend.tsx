import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { amendReferral } from "~/domains/offers/commands/amend-referral.server";
import { viewAmendment } from "~/domains/offers/queries/view-amendment.server";
import { amendSchema } from "~/domains/routing/plan.schema";
import { AmendmentChanges } from "~/domains/routing/ui/amendment-changes";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { keptVersion } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { ButtonLink } from "~/ui/button";
import { DecisionPage } from "~/ui/decision-page";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Change ${data?.view.reference ?? "a referral"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewAmendment(actor, params.reference ?? "");
  return { view, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, amendSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(
    councilPaths(actor.organisationSlug).referral(reference).page(),
    "referral",
    "amended",
  );
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await amendReferral(actor, { ...form.value, reference, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Amend() {
  const paths = useCouncilPaths();
  const { view, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form] = useFormOf<typeof amendSchema>({ id: "amend", lastResult });
  const here = paths.referral(view.reference);
  const crumbs = [
    { label: "Referrals", to: paths.referrals() },
    { label: view.reference, to: here.page() },
    { label: "Change" },
  ];
  if (view.changes.length === 0 && view.whyNot === null)
    return (
      <>
        <Breadcrumbs items={crumbs} />
        <PageHeading title="Change what is asked" above={`${view.headline} · ${view.reference}`} />
        <EmptyState
          title={`Nothing has changed since edition ${view.edition}`}
          action={<ButtonLink to={here.edit()}>Change a page</ButtonLink>}
        >
          <p>Change the pages first. What you change stays with you until you send it from here.</p>
        </EmptyState>
      </>
    );
  return (
    <DecisionPage
      crumbs={crumbs}
      title="Send what has changed"
      above={`${view.headline} · ${view.reference}`}
      before={<AmendmentChanges view={view} />}
      consequences={[
        `It goes out as edition ${view.edition + 1}. What changed is marked for everyone who has read the one before.`,
        view.open === 1
          ? "1 provider is told by mail."
          : `${view.open} providers are told by mail, apart from those who declined.`,
        ...(view.live > 0
          ? [
              view.live === 1
                ? "1 offer must be confirmed by its provider before it can be preferred, authorised or accepted."
                : `${view.live} offers must be confirmed by their providers before they can be preferred, authorised or accepted.`,
            ]
          : []),
      ]}
      whyNot={view.whyNot}
      form={form}
      formKey={key}
      version={keptVersion(lastResult, view.version)}
      button="Send the change"
      back={{ to: here.edit(), words: "Go back to the pages" }}
    />
  );
}
