import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { releaseIdentity } from "~/domains/releases/commands/release-identity.server";
import { viewReleaseForm } from "~/domains/releases/queries/view-release-form.server";
import { releaseSchema } from "~/domains/releases/release.schema";
import { ReleaseFields, whatReleaseDoes } from "~/domains/releases/ui/release-fields";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Tell somebody at ${data?.view.service ?? "a home"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewReleaseForm(actor, params.reference ?? "", params.service ?? "");
  return { view, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, releaseSchema);
  if (!form.ok) return form.response;
  const { reference = "", service = "" } = params;
  const path = withNotice(
    councilPaths(actor.organisationSlug).referral(reference).knows(),
    "knows",
    "released",
  );
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await releaseIdentity(actor, { ...form.value, reference, serviceId: service, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Release() {
  const paths = useCouncilPaths();
  const { view, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof releaseSchema>({
    id: "release",
    lastResult,
  });
  const knows = paths.referral(view.reference).knows();
  const emergency = view.ground === "emergency";
  return (
    <DecisionPage
      crumbs={[
        { label: "Referrals", to: paths.referrals() },
        { label: view.reference, to: paths.referral(view.reference).page() },
        { label: "Who knows", to: knows },
        { label: "Tell somebody" },
      ]}
      title={`Tell somebody at ${view.service} who the child is`}
      above={`${view.headline} · ${view.reference} · ${view.provider}`}
      lede={emergency ? "An emergency: nothing is offered or agreed on paper yet." : undefined}
      consequences={whatReleaseDoes(emergency)}
      whyNot={view.whyNot}
      form={form}
      formKey={key}
      version={0}
      button="Release who the child is"
      back={{ to: knows, words: "Tell nobody" }}
    >
      <ReleaseFields fields={fields} people={view.people} emergency={emergency} />
    </DecisionPage>
  );
}
