import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { agreementsOfOffer } from "~/domains/agreements/queries/agreements-of-offer.server";
import { placementsOf } from "~/domains/agreements/queries/placements-of-referral.server";
import { AgreementLinks } from "~/domains/agreements/ui/agreement-links";
import { PlacementLinks } from "~/domains/agreements/ui/placement-links";
import { amendOffer } from "~/domains/offers/commands/amend-offer.server";
import { discardAmendment } from "~/domains/offers/commands/discard-amendment.server";
import { providerMoveSchema } from "~/domains/offers/offer-move.schema";
import { viewOffer } from "~/domains/offers/queries/view-offer.server";
import { ProviderOffer } from "~/domains/offers/ui/provider-offer";
import { AlertBanners } from "~/domains/providers/ui/alert-banners";
import { sharedWithMe } from "~/domains/releases/queries/shared-with-me.server";
import { SharedBanner } from "~/domains/releases/ui/shared-banner";
import { noticeOf, withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { AskFirst } from "~/ui/ask-first";
import { Banner } from "~/ui/banner";
import { useProviderPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Offer ${data?.offer.reference ?? ""} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const offer = await viewOffer(actor, params.offer ?? "");
  if (offer.state === "draft")
    throw redirect(providerPaths(actor.organisationSlug).offer(offer.reference).edit());
  const shared = await sharedWithMe(actor, offer.referral.reference);
  const placements = await placementsOf(actor, { offer: offer.reference });
  const agreements = await agreementsOfOffer(actor, offer.reference);
  return { offer, shared, placements, agreements, keys: { amend: newFormKey() } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, providerMoveSchema, {
    expects: ({ intent }) => (intent === "discard" ? "saved-at" : undefined),
  });
  if (!form.ok) return form.response;
  const page = providerPaths(actor.organisationSlug).offer(params.offer ?? "");
  const amends = form.value.intent === "amend";
  const path = amends ? page.edit() : withNotice(page.page(), "offer", "discarded");
  const input = { reference: params.offer ?? "", idempotency: { key: form.key, redirectTo: () => path } };
  const result = amends
    ? await amendOffer(actor, input)
    : await discardAmendment(actor, { ...input, expectedVersion: form.version });
  if (!result.ok) return form.refuse(result.error);
  return redirect(path);
}

export default function Offer() {
  const paths = useProviderPaths();
  const { shared, placements, agreements, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [search] = useSearchParams();
  const problem = refused && "error" in refused ? refused.error?.[""]?.[0] : undefined;
  const done = noticeOf("offer", search.get("done"));
  const { offer, keys } = page;
  if (search.has("discard") && offer.draftSavedAt !== null && !problem)
    return (
      <AskFirst
        title="Delete your unsent change?"
        button="Delete the change"
        fields={{ key: keys.amend, intent: "discard", version: String(offer.draftSavedAt) }}
        back={paths.offer(offer.reference).page()}
      >
        <p>
          What you wrote since you sent the offer is lost. The council keeps seeing the offer as you sent it.
        </p>
      </AskFirst>
    );
  return (
    <>
      {problem ? <Banner tone="now" title={problem} /> : done ? <Banner tone="good" title={done} /> : null}
      <ProviderOffer
        {...page}
        notices={
          <>
            <SharedBanner shared={shared} />
            <AlertBanners alerts={page.offer.alerts} />
            <PlacementLinks placements={placements} />
            <AgreementLinks found={agreements} />
          </>
        }
      />
    </>
  );
}
