import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { acceptTerms } from "~/domains/releases/commands/accept-terms.server";
import { lookAtDetail } from "~/domains/releases/commands/look-at-detail.server";
import { viewTerms } from "~/domains/releases/queries/view-terms.server";
import { acceptTermsSchema } from "~/domains/releases/release.schema";
import { TERMS } from "~/domains/releases/terms.rules";
import { DetailPage } from "~/domains/releases/ui/detail-page";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { requireOwnVisit } from "~/platform/own-visit.server";
import { Checkbox } from "~/ui/checkbox";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { useProviderPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.detail ? "Fuller detail" : "Confidentiality terms"} - Homeward` },
];

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const reference = params.reference ?? "";
  const terms = await viewTerms(actor, reference);
  if (!terms.accepted) return { terms, detail: null, key: newFormKey() };
  requireOwnVisit(request);
  const detail = await lookAtDetail(actor, reference);
  return { terms, detail: detail.ok ? detail.value : null, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, acceptTermsSchema);
  if (!form.ok) return form.response;
  const reference = params.reference ?? "";
  const path = providerPaths(actor.organisationSlug).referral(reference).detail();
  const result = await acceptTerms(actor, {
    reference,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Detail() {
  const paths = useProviderPaths();
  const { terms, detail, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof acceptTermsSchema>({ id: "terms", lastResult });
  if (detail) return <DetailPage view={detail} />;
  const page = paths.referral(terms.reference).page();
  return (
    <DecisionPage
      crumbs={[
        { label: "Referrals", to: paths.referrals() },
        { label: terms.reference, to: page },
        { label: "Confidentiality terms" },
      ]}
      title="Before you read more"
      above={`${terms.headline} · ${terms.reference} · ${terms.council}`}
      lede={`${terms.council} tells more of this child to people at shortlisted homes who accept these terms.`}
      form={form}
      formKey={key}
      version={0}
      button="Accept and read"
      back={{ to: page, words: "Not now" }}
    >
      <h2>What you promise</h2>
      <ol className="mb-6 list-decimal pl-6">
        {TERMS.points.map((point) => (
          <li key={point} className="mb-2">
            {point}
          </li>
        ))}
      </ol>
      <p>{TERMS.known}</p>
      <Checkbox field={fields.accept} label="I have read the terms and keep to them" />
    </DecisionPage>
  );
}
