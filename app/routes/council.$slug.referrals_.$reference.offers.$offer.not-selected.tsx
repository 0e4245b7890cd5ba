import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { notSelectOffer } from "~/domains/offers/commands/not-select-offer.server";
import { NOT_SELECTED_REASONS } from "~/domains/offers/not-selected-reasons.options";
import { notSelectedSchema } from "~/domains/offers/offer.schema";
import { viewOffer } from "~/domains/offers/queries/view-offer.server";
import { OfferTags } from "~/domains/offers/ui/offer-tags";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { keptVersion } from "~/platform/forms/kept-version";
import { optionsOf } from "~/platform/forms/options";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Not selected: ${data?.offer.service.name ?? "an offer"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const offer = await viewOffer(actor, params.offer ?? "");
  if (offer.referral.reference !== params.reference) return notFound();
  const base = councilPaths(actor.organisationSlug).referral(offer.referral.reference);
  if (request.method === "GET" && !offer.abilities["not-select"]) {
    throw redirect(base.offer(offer.reference).page());
  }
  return { offer, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, notSelectedSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(
    councilPaths(actor.organisationSlug)
      .referral(params.reference ?? "")
      .offers(),
    "offers",
    "not-selected",
  );
  const { reason, note } = form.value;
  const result = await notSelectOffer(actor, {
    reference: params.offer ?? "",
    reason,
    note,
    version: form.version,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  if (!result.ok) return form.refuse(result.error);
  return redirect(path);
}

const REASONS = optionsOf(NOT_SELECTED_REASONS);

export default function NotSelected() {
  const paths = useCouncilPaths();
  const { offer, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof notSelectedSchema>({
    id: "not-selected",
    lastResult,
    shouldRevalidate: "onSubmit",
  });
  return (
    <>
      <Breadcrumbs
        items={[
          { label: offer.referral.reference, to: paths.referral(offer.referral.reference).page() },
          { label: "Offers", to: paths.referral(offer.referral.reference).offers() },
          {
            label: offer.reference,
            to: paths.referral(offer.referral.reference).offer(offer.reference).page(),
          },
          { label: "Not selected" },
        ]}
      />
      <PageHeading
        title={`Do not select ${offer.service.name}`}
        above={`${offer.provider.name} · ${offer.referral.reference}`}
        tags={<OfferTags offer={offer} />}
        lede={`${offer.provider.name} is told by mail and reads the reason on its page. The offer does not come back; to keep it in hand, keep it in reserve instead.`}
      />
      <ErrorSummary form={form} />
      <Form method="post" id={form.id} noValidate>
        <HiddenField name="key" value={key} />
        <HiddenField name="version" value={keptVersion(lastResult, offer.version)} />
        <RadioGroup field={fields.reason} label="Why is it not selected?" options={REASONS} />
        <TextArea
          field={fields.note}
          label="In your words, for the provider"
          hint="Needed for another reason. Say nothing of who the child is or of the other offers."
          optional
          rows={3}
          limit={1_000}
        />
        <Actions>
          <Button tone="warn">Do not select this offer</Button>
          <ButtonLink tone="plain" to={paths.referral(offer.referral.reference).offers()}>
            Back to the offers
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
