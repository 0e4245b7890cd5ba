import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { answerImpact } from "~/domains/offers/commands/answer-impact.server";
import { typedAnswers } from "~/domains/offers/impact/impact-answers.rules";
import { impactAnswersSchema } from "~/domains/offers/impact/impact-answers.schema";
import { needsOfOffer } from "~/domains/offers/queries/needs-of-offer.server";
import { viewOffer } from "~/domains/offers/queries/view-offer.server";
import { ImpactAnswersPage } from "~/domains/offers/ui/impact-answers-page";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { keptVersion, savedMeanwhile } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Impact assessment: ${data?.offer.service.name ?? "a home"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const offer = await viewOffer(actor, params.offer ?? "");
  if (offer.referral.reference !== params.reference || !offer.abilities.view) return notFound();
  const page = councilPaths(actor.organisationSlug).referral(offer.referral.reference).offer(offer.reference);
  if (request.method === "GET" && (!offer.impact.sent || !offer.abilities["answer-impact"]))
    throw redirect(page.page());
  return { offer, needs: await needsOfOffer(actor, offer.reference), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, impactAnswersSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug)
    .referral(params.reference ?? "")
    .offer(params.offer ?? "");
  const redirectTo = () => withNotice(page.page(), "councilOffer", "impact-answered");
  const result = await answerImpact(actor, {
    reference: params.offer ?? "",
    expectedVersion: form.version,
    offerVersion: form.value.offerVersion,
    answers: form.value.answers,
    rest: form.value.rest,
    idempotency: { key: form.key, redirectTo },
  });
  return result.ok ? redirect(redirectTo()) : form.refuse(result.error);
}

export default function AnswerImpact() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const newest = page.offer.versions[0]?.number ?? 0;
  return (
    <ImpactAnswersPage
      {...page}
      typed={typedAnswers(refused?.initialValue?.answers)}
      // What has come since is agreed to once it has been read, with a tick of its own.
      rest={refused?.initialValue?.rest === "on" && !savedMeanwhile(refused)}
      errors={refused?.error ?? {}}
      seen={keptVersion(refused, page.offer.impact.number)}
      seenOffer={keptVersion(refused, newest, "offerVersion")}
      conflict={savedMeanwhile(refused)}
    />
  );
}
