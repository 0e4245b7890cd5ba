import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { submitOffer } from "~/domains/offers/commands/submit-offer.server";
import { sendOfferSchema } from "~/domains/offers/offer-move.schema";
import { viewOfferDraft } from "~/domains/offers/queries/view-offer-draft.server";
import { CheckOffer } from "~/domains/offers/ui/check-offer";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Check the offer from ${data?.offer.serviceName ?? "a home"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const { draft, ...offer } = await viewOfferDraft(actor, params.offer ?? "");
  if (!draft) throw redirect(providerPaths(actor.organisationSlug).offer(offer.reference).page());
  if (!draft.checked.ok || draft.impact.state === "open")
    throw redirect(`${providerPaths(actor.organisationSlug).offer(offer.reference).edit()}?problems`);
  return {
    offer,
    given: draft.checked.offer,
    impact: draft.impact.state,
    seen: draft.toSend,
    promised: draft.promised,
    formKey: newFormKey(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, sendOfferSchema, { expects: "saved-at" });
  if (!form.ok) return form.response;
  const page = providerPaths(actor.organisationSlug).offer(params.offer ?? "");
  const redirectTo = ({ versionNumber }: { versionNumber: number }) =>
    withNotice(page.page(), "offer", versionNumber === 1 ? "submitted" : "amended");
  const { place, places, freeFrom, vacancies } = form.value;
  const result = await submitOffer(actor, {
    reference: params.offer ?? "",
    expectedVersion: form.version,
    ...{ place, places, freeFrom, vacancies },
    idempotency: { key: form.key, redirectTo },
  });
  if (!result.ok) return form.refuse(result.error);
  return redirect(redirectTo(result.value));
}

export default function Check() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return <CheckOffer {...page} lastResult={lastResult} />;
}
