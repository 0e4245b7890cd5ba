import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { acceptSchema } from "~/domains/agreements/acceptance/acceptance.schema";
import { acceptOffer } from "~/domains/agreements/commands/accept-offer.server";
import { viewAcceptance } from "~/domains/agreements/queries/view-acceptance.server";
import { AcceptanceFields } from "~/domains/agreements/ui/acceptance-fields";
import { AlertReasonField } from "~/domains/authorisations/ui/alert-reason-field";
import { offerCrumbs } from "~/domains/authorisations/ui/offer-crumbs";
import { costWithTotals } from "~/domains/offers/cost-words.rules";
import { ImpactNotice } from "~/domains/offers/ui/impact-notice";
import { PlaceNotice } from "~/domains/offers/ui/place-notice";
import { AlertBanners } from "~/domains/providers/ui/alert-banners";
import { NotConfirmedBanner } from "~/domains/providers/ui/not-confirmed-banner";
import { approvalsAhead, approvalToAskAfter } from "~/domains/statutory/queries/approvals-ahead.server";
import { ApprovalsAheadBanner } from "~/domains/statutory/ui/approvals-ahead";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { keptVersion } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { Checkbox } from "~/ui/checkbox";
import { DecisionPage } from "~/ui/decision-page";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { useCouncilPaths } from "~/use-paths";

const sent = sentBy<typeof acceptSchema>();

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Accept ${data?.view.offer ?? "an offer"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", offer = "" } = params;
  const view = await viewAcceptance(actor, { reference, offer });
  return { view, ahead: await approvalsAhead(actor, { reference, offer }), key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", offer = "" } = params;
  const form = await parseForm(request, acceptSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(
    councilPaths(actor.organisationSlug).referral(reference).offer(offer).page(),
    "councilOffer",
    "accepted",
  );
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await acceptOffer(actor, { ...form.value, reference, offer, idempotency });
  if (!result.ok) return form.refuse(result.error);
  const placement = await approvalToAskAfter(actor, offer);
  if (placement === null) return redirect(path);
  const steps = councilPaths(actor.organisationSlug).statutory(placement.reference).page();
  return redirect(withNotice(steps, "statutory", ACCEPTED[placement.act]));
}

/** What is said on the statutory steps, by what an approval waits for. */
const ACCEPTED = {
  approval: "accepted",
  consult: "accepted-consult",
  "lives-in": "accepted-area",
  carer: "accepted-carer",
  schooling: "accepted-schooling",
} as const;

export default function AcceptOffer() {
  const paths = useCouncilPaths();
  const { view, ahead, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof acceptSchema>({ id: "accept", lastResult });
  const { crumbs, back } = offerCrumbs(paths, view, "Accept");
  const others = view.others.length;
  return (
    <DecisionPage
      crumbs={crumbs}
      title={`Accept ${view.service}`}
      above={`${view.headline} · ${view.reference}`}
      lede={`${costWithTotals(view.cost)}. Funding is authorised.`}
      consequences={[
        `${view.provider} is told that its offer is accepted.`,
        others === 0
          ? "There is no other offer to turn down."
          : `${others === 1 ? "The other offer is" : `The ${others} other offers are`} not selected, with the reason you give below.`,
        view.asked === 0
          ? "Nobody else is asked any more."
          : `${view.asked === 1 ? "1 other provider is" : `${view.asked} other providers are`} told that the search has ended. The referral closes for them.`,
      ]}
      whyNot={view.whyNot}
      form={form}
      formKey={key}
      version={keptVersion(lastResult, view.version)}
      button="Accept this offer"
      back={back}
      before={
        <>
          <NotConfirmedBanner words={view.notConfirmed} />
          <AlertBanners alerts={view.alerts} />
          <ApprovalsAheadBanner ahead={ahead} />
          <PlaceNotice words={view.place} />
          <ImpactNotice words={view.impact} notSafe={view.notSafe} />
        </>
      }
    >
      <AlertReasonField
        field={fields.alertReason}
        alerts={view.toExplain}
        hint="It was raised after funding was authorised. Kept on the record of your council; the provider does not read it."
      />
      {view.place.length > 0 ? (
        <Checkbox
          field={fields.placeConfirmed}
          label={`I have called ${view.provider}, and this child can have the place`}
          hint="Kept on the record, which the provider reads too."
        />
      ) : null}
      <AcceptanceFields fields={fields} others={view.others} provider={view.provider} />
      <HiddenField {...sent("offerVersion", view.offerVersion)} />
    </DecisionPage>
  );
}
