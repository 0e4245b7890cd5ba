import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { startOffer } from "~/domains/offers/commands/start-offer.server";
import { pressSchema } from "~/domains/offers/offer-move.schema";
import { viewOfferBeginning } from "~/domains/offers/queries/view-offer-beginning.server";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { isId, newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { useProviderPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Make an offer from ${data?.view.serviceName ?? "a home"} - Homeward` },
];

function addressOf(slug: string, { reference, state }: { reference: string; state: string }): string {
  const offer = providerPaths(slug).offer(reference);
  return state === "draft" ? offer.edit() : offer.page();
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  if (!isId(params.service)) return notFound();
  const view = await viewOfferBeginning(actor, params.reference ?? "", params.service);
  if (view.live) throw redirect(addressOf(actor.organisationSlug, view.live));
  return { view, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  if (!isId(params.service)) return notFound();
  const form = await parseForm(request, pressSchema);
  if (!form.ok) return form.response;
  const redirectTo = (offer: { reference: string; state: string }) =>
    addressOf(actor.organisationSlug, offer);
  const result = await startOffer(actor, {
    reference: params.reference ?? "",
    serviceId: params.service,
    idempotency: { key: form.key, redirectTo },
  });
  if (!result.ok) return form.refuse(result.error);
  return redirect(redirectTo(result.value));
}

export default function BeginOffer() {
  const paths = useProviderPaths();
  const { view, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const back = paths.referral(view.reference).page();
  const problem = refused?.error?.[""]?.[0] ?? view.refusal;
  const title = `Make an offer from ${view.serviceName}`;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: paths.referrals() },
          { label: view.reference, to: back },
          { label: "Make an offer" },
        ]}
      />
      <PageHeading
        title={title}
        above={view.reference}
        lede="You write what it costs line by line, from when the place is free and until when you hold it. You can stop and come back: nothing is sent before you have checked it."
      />
      {problem ? <Banner tone="soon" title={problem} /> : null}
      <Form method="post">
        <HiddenField name="key" value={key} />
        <Actions>
          {view.refusal ? null : <Button>Begin the offer</Button>}
          <ButtonLink tone="plain" to={back}>
            Back to the referral
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
