import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { toldWords } from "~/domains/agreements/plan-words.rules";
import { viewPlan } from "~/domains/agreements/queries/view-plan.server";
import { DecisionPage } from "~/domains/authorisations/ui/decision-page";
import { resumeSearch } from "~/domains/routing/commands/resume-search.server";
import { resumeSchema } from "~/domains/routing/plan.schema";
import { keptVersion } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Go on with ${data?.view.reference ?? "a referral"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewPlan(actor, params.reference ?? "", "resume");
  return { view, base: `/council/${actor.organisationSlug}/referrals`, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, resumeSchema);
  if (!form.ok) return form.response;
  const path = `/council/${actor.organisationSlug}/referrals/${reference}?done=resumed`;
  const once = { key: form.key, outcome: () => path };
  const result = await resumeSearch(actor, { ...form.value, reference, once });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Resume() {
  const { view, base, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form] = useForm<Record<string, never>>({ id: "resume", lastResult });
  const here = `${base}/${view.reference}`;
  return (
    <DecisionPage
      crumbs={[{ label: "Referrals", to: base }, { label: view.reference, to: here }, { label: "Go on" }]}
      above={`${view.headline} · ${view.reference}`}
      whyNot={view.whyNot}
      form={form}
      formKey={key}
      version={keptVersion(lastResult, view.version)}
      back={{ to: here, words: "Go back" }}
      title="Go on with this search"
      lede={view.stateReason ? `It is paused: ${view.stateReason}` : undefined}
      consequences={[
        "Providers can answer again. Nobody has lost time: each clock moves on by as long as the search stood still.",
        toldWords(view.open, "by mail that it goes on"),
      ]}
      button="Go on with the search"
    />
  );
}
