import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { replyImpact } from "~/domains/offers/commands/reply-impact.server";
import { typedAnswers } from "~/domains/offers/impact/impact-answers.rules";
import { impactRepliesSchema } from "~/domains/offers/impact/impact-answers.schema";
import { viewOffer } from "~/domains/offers/queries/view-offer.server";
import { ImpactRepliesPage } from "~/domains/offers/ui/impact-replies-page";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { keptVersion, savedMeanwhile } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Reply about ${data?.offer.reference ?? "an offer"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const offer = await viewOffer(actor, params.offer ?? "");
  const page = providerPaths(actor.organisationSlug).offer(offer.reference);
  if (request.method === "GET" && !offer.abilities["reply-impact"]) throw redirect(page.page());
  return { offer, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, impactRepliesSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = providerPaths(actor.organisationSlug).offer(params.offer ?? "");
  const redirectTo = () => withNotice(page.page(), "offer", "impact-replied");
  const result = await replyImpact(actor, {
    reference: params.offer ?? "",
    expectedVersion: form.version,
    replies: form.value.replies,
    idempotency: { key: form.key, redirectTo },
  });
  return result.ok ? redirect(redirectTo()) : form.refuse(result.error);
}

export default function Replies() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <ImpactRepliesPage
      {...page}
      typed={typedAnswers(refused?.initialValue?.replies)}
      errors={refused?.error ?? {}}
      seen={keptVersion(refused, page.offer.impact.number)}
      conflict={savedMeanwhile(refused)}
    />
  );
}
