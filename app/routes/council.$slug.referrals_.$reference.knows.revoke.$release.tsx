import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { revokeRelease } from "~/domains/releases/commands/revoke-release.server";
import { viewRevokeForm } from "~/domains/releases/queries/view-release-form.server";
import { revokeSchema } from "~/domains/releases/release.schema";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction = () => [{ title: "Revoke an information release - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewRevokeForm(actor, params.reference ?? "", params.release ?? "");
  return { view, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, revokeSchema);
  if (!form.ok) return form.response;
  const { reference = "", release = "" } = params;
  const path = withNotice(
    councilPaths(actor.organisationSlug).referral(reference).knows(),
    "knows",
    "revoked",
  );
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await revokeRelease(actor, { ...form.value, reference, releaseId: release, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Revoke() {
  const paths = useCouncilPaths();
  const { view, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof revokeSchema>({ id: "revoke", lastResult });
  const knows = paths.referral(view.reference).knows();
  return (
    <DecisionPage
      crumbs={[
        { label: "Referrals", to: paths.referrals() },
        { label: view.reference, to: paths.referral(view.reference).page() },
        { label: "Who knows", to: knows },
        { label: "Revoke" },
      ]}
      title={`${view.person} should not see who the child is any more`}
      above={`${view.headline} · ${view.reference} · ${view.service}, since ${view.since}`}
      consequences={[
        `${view.person} sees nothing of it from this moment, and is told by mail that it is closed, not why.`,
        "What they have read they know. Ring them if it matters.",
        "The looks so far stay on the log.",
      ]}
      whyNot={view.whyNot}
      form={form}
      formKey={key}
      version={0}
      button="Revoke it"
      dangerous
      back={{ to: knows, words: "Leave it" }}
    >
      <TextArea
        field={fields.reason}
        label="Why?"
        hint="For your colleagues, on the record."
        rows={3}
        limit={2_000}
      />
    </DecisionPage>
  );
}
