import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { askSchema } from "~/domains/authorisations/authorisation.schema";
import { preferOffer } from "~/domains/authorisations/commands/prefer-offer.server";
import { viewOfferDecision } from "~/domains/authorisations/queries/view-offer-decision.server";
import { AlertReasonField } from "~/domains/authorisations/ui/alert-reason-field";
import { offerCrumbs } from "~/domains/authorisations/ui/offer-crumbs";
import { viewsOfOptions } from "~/domains/feedback/queries/views-of-options.server";
import { ChildViewsAhead } from "~/domains/feedback/ui/child-views-ahead";
import { costWithTotals } from "~/domains/offers/cost-words.rules";
import { ImpactNotice } from "~/domains/offers/ui/impact-notice";
import { PlaceNotice } from "~/domains/offers/ui/place-notice";
import { AlertBanners } from "~/domains/providers/ui/alert-banners";
import { NotConfirmedBanner } from "~/domains/providers/ui/not-confirmed-banner";
import { approvalsAhead } from "~/domains/statutory/queries/approvals-ahead.server";
import { ApprovalsAheadBanner } from "~/domains/statutory/ui/approvals-ahead";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { keptVersion } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { DecisionPage } from "~/ui/decision-page";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";

const sent = sentBy<typeof askSchema>();

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Prefer ${data?.view.offer ?? "an offer"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", offer = "" } = params;
  const view = await viewOfferDecision(actor, { reference, offer }, "prefer");
  const said = await viewsOfOptions(actor, reference);
  return { view, said, ahead: await approvalsAhead(actor, { reference, offer }), key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", offer = "" } = params;
  const form = await parseForm(request, askSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(
    councilPaths(actor.organisationSlug).referral(reference).offer(offer).page(),
    "councilOffer",
    "preferred",
  );
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await preferOffer(actor, { ...form.value, reference, offer, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function PreferOffer() {
  const paths = useCouncilPaths();
  const { view, said, ahead, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof askSchema>({ id: "prefer", lastResult });
  const { crumbs, back } = offerCrumbs(paths, view, "Prefer");
  const others =
    view.preferred.length > 0
      ? [`${view.preferred.join(" and ")} stays preferred beside it. Only one is accepted.`]
      : [];
  return (
    <DecisionPage
      crumbs={crumbs}
      title={`Prefer ${view.service}`}
      above={`${view.headline} · ${view.reference}`}
      lede={`${costWithTotals(view.cost)}. Offered by ${view.provider}.`}
      consequences={[
        "Those who can authorise this funding are emailed now, with this price.",
        `${view.provider} is told that its offer is preferred. It sees the funding stage, not who decides.`,
        ...others,
      ]}
      whyNot={view.whyNot}
      form={form}
      formKey={key}
      version={keptVersion(lastResult, view.version)}
      button="Request funding approval"
      back={back}
      before={
        <>
          <NotConfirmedBanner words={view.notConfirmed} />
          <AlertBanners alerts={view.alerts} />
          <ApprovalsAheadBanner ahead={ahead} />
          <ChildViewsAhead referral={view.reference} said={said} />
          <PlaceNotice words={view.place} />
          <ImpactNotice words={view.impact} notSafe={view.notSafe} />
        </>
      }
    >
      <TextArea
        field={fields.why}
        label="Why this one?"
        hint="For the person who authorises the funding. The provider does not see it. No names of children or family."
        rows={4}
        limit={2_000}
      />
      <AlertReasonField
        field={fields.alertReason}
        alerts={view.toExplain}
        hint="What you know of it and what was agreed. The person who authorises the funding sees it; the provider does not. No names of children or family."
      />
      <HiddenField {...sent("offerVersion", view.offerVersion)} />
    </DecisionPage>
  );
}
