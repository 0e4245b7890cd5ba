import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { toldWords } from "~/domains/agreements/plan-words.rules";
import { viewPlan } from "~/domains/agreements/queries/view-plan.server";
import { DecisionPage } from "~/domains/authorisations/ui/decision-page";
import { pauseSearch } from "~/domains/routing/commands/pause-search.server";
import { pauseSchema } from "~/domains/routing/plan.schema";
import { keptVersion } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { TextArea } from "~/ui/text-area";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Pause ${data?.view.reference ?? "a referral"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewPlan(actor, params.reference ?? "", "pause");
  return { view, base: `/council/${actor.organisationSlug}/referrals`, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, pauseSchema);
  if (!form.ok) return form.response;
  const path = `/council/${actor.organisationSlug}/referrals/${reference}?done=paused`;
  const once = { key: form.key, outcome: () => path };
  const result = await pauseSearch(actor, { ...form.value, reference, once });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Pause() {
  const { view, base, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<{ reason: string }>({ id: "pause", lastResult });
  const here = `${base}/${view.reference}`;
  return (
    <DecisionPage
      crumbs={[{ label: "Referrals", to: base }, { label: view.reference, to: here }, { label: "Pause" }]}
      above={`${view.headline} · ${view.reference}`}
      whyNot={view.whyNot}
      form={form}
      formKey={key}
      version={keptVersion(lastResult, view.version)}
      back={{ to: here, words: "Go back" }}
      title="Pause this search"
      consequences={[
        "Every clock stands still and says why. Nobody can answer until you go on.",
        toldWords(view.open, "by mail that it is paused, and why"),
        "Offers stay as they are.",
      ]}
      button="Pause the search"
    >
      <TextArea
        field={fields.reason}
        label="Why is it paused?"
        hint="Every provider that was asked reads this. No names of children or family."
        rows={3}
        limit={500}
      />
    </DecisionPage>
  );
}
