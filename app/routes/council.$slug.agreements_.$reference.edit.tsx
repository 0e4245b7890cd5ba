import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import {
  agreementDraftAfter,
  readAgreementDraft,
} from "~/domains/agreements/agreement/agreement-draft.rules";
import { agreementDraftFormSchema } from "~/domains/agreements/agreement/agreement-draft.schema";
import { saveAgreementDraft } from "~/domains/agreements/commands/save-agreement-draft.server";
import { viewAgreementDraft } from "~/domains/agreements/queries/view-agreement-draft.server";
import { AgreementEdit } from "~/domains/agreements/ui/agreement-edit";
import { AGREEMENT_FORM } from "~/domains/agreements/ui/agreement-form";
import { noticeOf, withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { keptVersion, savedMeanwhile } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) => {
  const wrong = new URLSearchParams(location.search).has("problems");
  return [{ title: `${wrong ? "Error: " : ""}Write agreement ${page?.draft.reference ?? ""} - Homeward` }];
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const draft = await viewAgreementDraft(actor, params.reference ?? "");
  // What was sent while it was signed or ended stays on the page, with why it is not saved.
  if (draft.whyNot && request.method === "GET")
    throw redirect(councilPaths(actor.organisationSlug).agreement(draft.reference).page());
  return { draft, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, agreementDraftFormSchema, { expects: "saved-at" });
  if (!form.ok) return form.response;
  const { intent, ...values } = form.value;
  const page = councilPaths(actor.organisationSlug).agreement(params.reference ?? "");
  // The last row is the one that was added.
  const last = agreementDraftAfter(values, intent).outcomes.length - 1;
  const path =
    {
      check: page.issue(),
      save: withNotice(page.edit(), "agreement", "saved"),
      "add-outcome": `${page.edit()}#${AGREEMENT_FORM}-outcomes[${last}].outcome`,
    }[intent] ?? `${page.edit()}#${AGREEMENT_FORM}-outcomes`;
  const redirectTo = () => path;
  const saved = await saveAgreementDraft(actor, {
    reference: params.reference ?? "",
    values,
    intent,
    expectedVersion: form.version,
    idempotency: { key: form.key, redirectTo },
  });
  return saved.ok ? redirect(path) : form.refuse(saved.error);
}

export default function EditAgreement() {
  const { draft, formKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [search] = useSearchParams();
  const typed = refused?.initialValue ? readAgreementDraft(refused.initialValue) : null;
  // "Check" leads here when a draft is not complete.
  const asked = search.has("problems") && !draft.checked.ok ? draft.checked.problems : {};
  return (
    <AgreementEdit
      draft={draft}
      values={typed ?? draft.values}
      errors={refused?.error ?? asked}
      formKey={formKey}
      seen={keptVersion(refused, draft.savedAt.getTime())}
      conflict={savedMeanwhile(refused)}
      done={refused ? undefined : noticeOf("agreement", search.get("done"))}
    />
  );
}
