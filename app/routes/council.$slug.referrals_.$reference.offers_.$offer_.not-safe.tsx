import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { offerCrumbs } from "~/domains/authorisations/ui/offer-crumbs";
import { sayNotSafe, withdrawNotSafe } from "~/domains/offers/commands/say-not-safe.server";
import { notSafeSchema } from "~/domains/offers/impact/impact-answers.schema";
import { viewOffer } from "~/domains/offers/queries/view-offer.server";
import { NotSafeBanner } from "~/domains/offers/ui/impact-notice";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { keptVersion } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { DecisionPage } from "~/ui/decision-page";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";

const sent = sentBy<typeof notSafeSchema>();

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Whether ${data?.offer.service.name ?? "a home"} keeps the child safe - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const offer = await viewOffer(actor, params.offer ?? "");
  if (offer.referral.reference !== params.reference || !offer.abilities.view) return notFound();
  return { offer, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, notSafeSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const says = form.value.intent === "say";
  const page = councilPaths(actor.organisationSlug)
    .referral(params.reference ?? "")
    .offer(params.offer ?? "");
  const path = withNotice(page.page(), "councilOffer", says ? "not-safe" : "safe-after-all");
  const change = says ? sayNotSafe : withdrawNotSafe;
  const result = await change(actor, {
    reference: params.offer ?? "",
    version: form.version,
    why: form.value.why,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function NotSafe() {
  const paths = useCouncilPaths();
  const { offer, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof notSafeSchema>({ id: "not-safe", lastResult });
  const at = { reference: offer.referral.reference, offer: offer.reference };
  const { crumbs, back } = offerCrumbs(paths, at, "Safety");
  const says = offer.notSafe === null;
  const may = offer.abilities[says ? "say-not-safe" : "withdraw-not-safe"];
  return (
    <DecisionPage
      crumbs={crumbs}
      title={
        says
          ? `Say that ${offer.service.name} does not keep the child safe`
          : `Withdraw that ${offer.service.name} does not keep the child safe`
      }
      above={`${offer.referral.headline} · ${offer.referral.reference}`}
      consequences={
        says
          ? [
              "Nobody can accept this offer until somebody who works the case withdraws it, also after a new version.",
              `${offer.provider.name} is told by email, and reads why.`,
            ]
          : ["The offer can be accepted again.", `${offer.provider.name} is told by email, and reads why.`]
      }
      whyNot={may ? null : "This offer is not open, or your role does not do this"}
      form={form}
      formKey={key}
      version={keptVersion(lastResult, offer.version)}
      button={says ? "Stop this offer" : "Withdraw it"}
      dangerous={says}
      back={back}
      before={<NotSafeBanner offer={offer} />}
    >
      <TextArea
        field={fields.why}
        label={says ? "Why does it not keep the child safe?" : "Why does it keep the child safe after all?"}
        hint="The home reads it. Do not write who the child is."
        rows={4}
        limit={2_000}
      />
      <HiddenField {...sent("intent", says ? "say" : "withdraw")} />
    </DecisionPage>
  );
}
