import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewFundingTerms } from "~/domains/agreements/queries/view-funding-terms.server";
import { FundingCard } from "~/domains/agreements/ui/funding-card";
import { continueSchema } from "~/domains/authorisations/authorisation.schema";
import { continueFunding } from "~/domains/authorisations/commands/continue-funding.server";
import { viewAuthorisation } from "~/domains/authorisations/queries/view-authorisation.server";
import { ContinuePage } from "~/domains/authorisations/ui/continue-page";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Continue funding ${data?.view.reference ?? ""} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewAuthorisation(actor, params.id ?? "");
  const funding = await viewFundingTerms(actor, view.offer);
  return { view, funding: funding?.id === view.id ? funding : null, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, continueSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const id = params.id ?? "";
  const path = withNotice(
    councilPaths(actor.organisationSlug).authorisation(id).page(),
    "authorisations",
    "continue",
  );
  const result = await continueFunding(actor, {
    id,
    version: form.version,
    fundedUntil: form.value.fundedUntil ?? null,
    reason: form.value.reason,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Continue() {
  const { view, funding, formKey } = useLoaderData<typeof loader>();
  return (
    <ContinuePage
      view={view}
      before={funding ? <FundingCard terms={funding} here /> : null}
      ended={funding?.standing === "ended"}
      formKey={formKey}
      lastResult={useActionData<typeof action>()}
    />
  );
}
