import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { stepBackSchema } from "~/domains/authorisations/authorisation.schema";
import { stepBackOffer } from "~/domains/authorisations/commands/step-back-offer.server";
import { viewOfferDecision } from "~/domains/authorisations/queries/view-offer-decision.server";
import { offerCrumbs } from "~/domains/authorisations/ui/offer-crumbs";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { keptVersion } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Back to the shortlist: ${data?.view.offer ?? "an offer"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", offer = "" } = params;
  const view = await viewOfferDecision(actor, { reference, offer }, "step-back");
  return { view, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", offer = "" } = params;
  const form = await parseForm(request, stepBackSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(
    councilPaths(actor.organisationSlug).referral(reference).offer(offer).page(),
    "councilOffer",
    "stepped-back",
  );
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await stepBackOffer(actor, { ...form.value, reference, offer, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function StepBack() {
  const paths = useCouncilPaths();
  const { view, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof stepBackSchema>({ id: "step-back", lastResult });
  const { crumbs, back } = offerCrumbs(paths, view, "Back to the shortlist");
  return (
    <DecisionPage
      crumbs={crumbs}
      title={`${view.service} goes back to the shortlist`}
      above={`${view.headline} · ${view.reference}`}
      consequences={[
        "The funding request is cancelled, even if funding has been authorised.",
        `${view.provider} sees that its offer is shortlisted, not preferred. It does not read your reason.`,
        "You can prefer it again. Funding approval is then requested again.",
      ]}
      whyNot={view.whyNot}
      form={form}
      formKey={key}
      version={keptVersion(lastResult, view.version)}
      button="Send it back to the shortlist"
      dangerous
      back={back}
    >
      <TextArea
        field={fields.reason}
        label="Why?"
        hint="For your colleagues, on the timeline."
        rows={3}
        limit={2_000}
      />
    </DecisionPage>
  );
}
