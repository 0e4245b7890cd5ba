import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { issueSchema } from "~/domains/agreements/agreement/agreement.schema";
import { issueAgreement } from "~/domains/agreements/commands/issue-agreement.server";
import { viewAgreementDraft } from "~/domains/agreements/queries/view-agreement-draft.server";
import { viewFundingOfAgreement } from "~/domains/agreements/queries/view-funding-terms.server";
import { IssuePage } from "~/domains/agreements/ui/issue-page";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Issue agreement ${data?.draft.reference ?? ""} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const draft = await viewAgreementDraft(actor, params.reference ?? "", { asIssued: true });
  const page = councilPaths(actor.organisationSlug).agreement(draft.reference);
  // Sent to the form, where each thing that is missing stands beside its field.
  if (!draft.checked.ok && !draft.whyNot) throw redirect(`${page.edit()}?problems`);
  const funding = await viewFundingOfAgreement(actor, draft.reference);
  return { draft, funding, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, issueSchema, { expects: "saved-at" });
  if (!form.ok) return form.response;
  const reference = params.reference ?? "";
  const path = withNotice(
    councilPaths(actor.organisationSlug).agreement(reference).page(),
    "agreement",
    "issued",
  );
  const issued = await issueAgreement(actor, {
    reference,
    expectedVersion: form.version,
    number: form.value.number,
    expected: form.expected,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return issued.ok ? redirect(path) : form.refuse(issued.error);
}

export default function Issue() {
  return <IssuePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
