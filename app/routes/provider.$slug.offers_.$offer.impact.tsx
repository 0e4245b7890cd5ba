import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { type SavedImpact, saveImpactDraft } from "~/domains/offers/commands/save-impact-draft.server";
import { sendImpact } from "~/domains/offers/commands/send-impact.server";
import { readImpactDraft } from "~/domains/offers/impact/impact-draft.rules";
import { impactFormSchema } from "~/domains/offers/impact/impact-draft.schema";
import { viewImpactDraft } from "~/domains/offers/queries/view-impact-draft.server";
import { ImpactEdit } from "~/domains/offers/ui/impact-edit";
import { noticeOf, withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { keptVersion, savedMeanwhile } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { AskFirst } from "~/ui/ask-first";
import { useProviderPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) => {
  const wrong = new URLSearchParams(location.search).has("problems");
  return [
    {
      title: `${wrong ? "Error: " : ""}Impact assessment: ${page?.offer.serviceName ?? "a home"} - Homeward`,
    },
  ];
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const { draft, ...offer } = await viewImpactDraft(actor, params.offer ?? "");
  // What was typed after it was sent elsewhere stays on the page, with why it is not saved.
  if (!draft && request.method === "GET")
    throw redirect(providerPaths(actor.organisationSlug).offer(offer.reference).page());
  return { offer, draft, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, impactFormSchema, { expects: "saved-at" });
  if (!form.ok) return form.response;
  const reference = params.offer ?? "";
  const page = providerPaths(actor.organisationSlug).offer(reference);
  if (form.value.intent === "send") {
    const redirectTo = () => withNotice(page.page(), "offer", "impact-sent");
    const idempotency = { key: form.key, redirectTo };
    const sent = await sendImpact(actor, { reference, expectedVersion: form.version, idempotency });
    return sent.ok ? redirect(redirectTo()) : form.refuse(sent.error);
  }
  const { intent, ...values } = form.value;
  const redirectTo = ({ complete, follows }: SavedImpact) => {
    if (intent === "save") return withNotice(page.impact(), "impactDraft", "saved");
    if (!complete) return `${page.impact()}?problems`;
    return follows ? `${page.impact()}?send` : withNotice(page.edit(), "offerDraft", "saved");
  };
  const saved = await saveImpactDraft(actor, {
    reference,
    values,
    expectedVersion: form.version,
    idempotency: { key: form.key, redirectTo },
  });
  return saved.ok ? redirect(redirectTo(saved.value)) : form.refuse(saved.error);
}

export default function EditImpact() {
  const paths = useProviderPaths();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { draft, offer, formKey } = page;
  if (search.has("send") && draft?.followsUntil && draft.checked.ok && !refused)
    return (
      <AskFirst
        title="Send the impact assessment?"
        button={`Send it to ${offer.council.name}`}
        fields={{ key: formKey, intent: "send", version: String(draft.savedAt.getTime()) }}
        back={paths.offer(offer.reference).impact()}
      >
        <p>It becomes part of the offer that you sent. It cannot be changed without changing the offer.</p>
      </AskFirst>
    );
  const typed = refused?.initialValue ? readImpactDraft(refused.initialValue) : null;
  const asked = search.has("problems") && draft && !draft.checked.ok ? draft.checked.problems : {};
  return (
    <ImpactEdit
      {...page}
      values={typed ?? draft?.values ?? readImpactDraft({})}
      errors={refused?.error ?? asked}
      seen={keptVersion(refused, draft?.savedAt.getTime() ?? 0)}
      conflict={savedMeanwhile(refused)}
      done={refused ? undefined : noticeOf("impactDraft", search.get("done"))}
    />
  );
}
