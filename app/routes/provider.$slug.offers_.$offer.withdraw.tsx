import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { withdrawOffer } from "~/domains/offers/commands/withdraw-offer.server";
import { withdrawOfferSchema } from "~/domains/offers/offer-move.schema";
import { viewOfferFrame } from "~/domains/offers/queries/view-offer-draft.server";
import { OfferFrame } from "~/domains/offers/ui/offer-frame";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { keptVersion } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Withdraw the offer from ${data?.offer.serviceName ?? "a home"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const offer = await viewOfferFrame(actor, params.offer ?? "");
  const page = providerPaths(actor.organisationSlug).offer(offer.reference).page();
  // A refused form is drawn again in any state, so that it can say why.
  if (request.method === "GET" && !offer.abilities.withdraw) throw redirect(page);
  return { offer, page, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, withdrawOfferSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(
    providerPaths(actor.organisationSlug)
      .offer(params.offer ?? "")
      .page(),
    "offer",
    "withdrawn",
  );
  const result = await withdrawOffer(actor, {
    reference: params.offer ?? "",
    reason: form.value.reason,
    version: form.version,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  if (!result.ok) return form.refuse(result.error);
  return redirect(path);
}

export default function Withdraw() {
  const { offer, page, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof withdrawOfferSchema>({
    id: "withdraw",
    lastResult,
    shouldRevalidate: "onSubmit",
  });
  const { council, serviceName } = offer;
  return (
    <OfferFrame offer={offer} title={`Withdraw the offer from ${serviceName}`} here="Withdraw">
      <ErrorSummary form={form} />
      <p>
        {council.name} is told at once and reads your reason. Money that was asked for or authorised for this
        offer is cancelled. While the search is open you can make a new offer; this one does not come back.
      </p>
      <Form method="post" id={form.id} noValidate>
        <HiddenField name="key" value={key} />
        <HiddenField name="version" value={keptVersion(lastResult, offer.version)} />
        <TextArea
          field={fields.reason}
          label="Why do you withdraw it?"
          hint="The broker reads this. Do not name children."
          rows={4}
          limit={1_000}
        />
        <Actions>
          <Button tone="warn">Withdraw the offer</Button>
          <ButtonLink tone="plain" to={page}>
            Keep the offer
          </ButtonLink>
        </Actions>
      </Form>
    </OfferFrame>
  );
}
