import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { amendOffer } from "~/domains/offers/commands/amend-offer.server";
import { confirmOffer } from "~/domains/offers/commands/confirm-offer.server";
import { confirmOfferSchema } from "~/domains/offers/offer-move.schema";
import { viewOfferConfirmation } from "~/domains/offers/queries/view-offer-draft.server";
import { ConfirmOffer } from "~/domains/offers/ui/confirm-offer";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Confirm the offer from ${data?.offer.serviceName ?? "a home"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const offer = await viewOfferConfirmation(actor, params.offer ?? "");
  if (request.method === "GET" && !offer.abilities.confirm) {
    throw redirect(providerPaths(actor.organisationSlug).offer(offer.reference).page());
  }
  return { offer, keys: { confirm: newFormKey(), amend: newFormKey() } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, confirmOfferSchema);
  if (!form.ok) return form.response;
  const page = providerPaths(actor.organisationSlug).offer(params.offer ?? "");
  const reference = params.offer ?? "";
  const { value } = form;
  const path = value.intent === "amend" ? page.edit() : withNotice(page.page(), "offer", "confirmed");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result =
    value.intent === "amend"
      ? await amendOffer(actor, { reference, idempotency })
      : await confirmOffer(actor, { reference, edition: value.edition, idempotency });
  if (!result.ok) return form.refuse(result.error);
  return redirect(path);
}

export default function Confirm() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <ConfirmOffer {...page} problem={refused?.error?.[""]?.[0]} />;
}
