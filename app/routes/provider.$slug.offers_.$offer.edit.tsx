import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { saveOfferDraft } from "~/domains/offers/commands/save-offer-draft.server";
import { checkOffer } from "~/domains/offers/offer-check.rules";
import { readDraft } from "~/domains/offers/offer-draft.rules";
import { offerDraftFormSchema } from "~/domains/offers/offer-draft.schema";
import { viewOfferDraft } from "~/domains/offers/queries/view-offer-draft.server";
import { draftProblems, OfferEdit } from "~/domains/offers/ui/offer-edit";
import { OFFER_FORM } from "~/domains/offers/ui/offer-form";
import { noticeOf, withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { keptVersion, savedMeanwhile } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

/** The totals follow the typing. */
export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) => {
  const wrong = new URLSearchParams(location.search).has("problems");
  return [{ title: `${wrong ? "Error: " : ""}Offer from ${page?.offer.serviceName ?? "a home"} - Homeward` }];
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const { draft, ...offer } = await viewOfferDraft(actor, params.offer ?? "");
  // What was sent after the draft was deleted or the search ended stays on the page, with why it is not saved.
  if (!draft && request.method === "GET")
    throw redirect(providerPaths(actor.organisationSlug).offer(offer.reference).page());
  return { offer, draft, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, offerDraftFormSchema, { expects: "saved-at" });
  if (!form.ok) return form.response;
  const { intent, ...values } = form.value;
  const page = providerPaths(actor.organisationSlug).offer(params.offer ?? "");
  // What is wrong with it, or missing in its assessment, is worked out again on the page of the check.
  const ready = intent !== "check" || checkOffer(values, now()).ok;
  const path = {
    // The draft is kept either way.
    check: ready ? page.check() : `${page.edit()}?problems`,
    save: withNotice(page.edit(), "offerDraft", "saved"),
    impact: page.impact(),
    "add-line": `${page.edit()}#${OFFER_FORM}-lines[${values.lines.length}].kind`,
  }[intent];
  const redirectTo = () => path ?? `${page.edit()}#${OFFER_FORM}-lines`;
  const saved = await saveOfferDraft(actor, {
    reference: params.offer ?? "",
    values,
    intent,
    expectedVersion: form.version,
    idempotency: { key: form.key, redirectTo },
  });
  if (!saved.ok) return form.refuse(saved.error);
  return redirect(redirectTo());
}

export default function EditOffer() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [search] = useSearchParams();
  const typed = refused?.initialValue ? readDraft(refused.initialValue) : null;
  const { draft } = page;
  // "Check" leads here when a draft is not ready: an address of its own keeps the totals alive.
  const asked = search.has("problems") && draft ? draftProblems(draft) : {};
  return (
    <OfferEdit
      {...page}
      values={typed ?? draft?.values ?? readDraft({})}
      impact={draft?.impact ?? null}
      errors={refused?.error ?? asked}
      seen={keptVersion(refused, draft?.savedAt.getTime() ?? 0)}
      conflict={savedMeanwhile(refused)}
      done={refused ? undefined : noticeOf("offerDraft", search.get("done"))}
    />
  );
}
