import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { withdrawReferral } from "~/domains/agreements/commands/withdraw-referral.server";
import { endedWords, toldWords } from "~/domains/agreements/plan-words.rules";
import { viewPlan } from "~/domains/agreements/queries/view-plan.server";
import { DecisionPage } from "~/domains/authorisations/ui/decision-page";
import { withdrawSchema } from "~/domains/routing/plan.schema";
import { keptVersion } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { TextArea } from "~/ui/text-area";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Withdraw ${data?.view.reference ?? "a referral"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewPlan(actor, params.reference ?? "", "withdraw");
  return { view, base: `/council/${actor.organisationSlug}/referrals`, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, withdrawSchema);
  if (!form.ok) return form.response;
  const path = `/council/${actor.organisationSlug}/referrals/${reference}?done=withdrawn`;
  const once = { key: form.key, outcome: () => path };
  const result = await withdrawReferral(actor, { ...form.value, reference, once });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Withdraw() {
  const { view, base, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<{ reason: string }>({ id: "withdraw", lastResult });
  const here = `${base}/${view.reference}`;
  const fallen = view.accepted.map((service) => `The placement agreed with ${service} falls through.`);
  return (
    <DecisionPage
      crumbs={[{ label: "Referrals", to: base }, { label: view.reference, to: here }, { label: "Withdraw" }]}
      above={`${view.headline} · ${view.reference}`}
      whyNot={view.whyNot}
      form={form}
      formKey={key}
      version={keptVersion(lastResult, view.version)}
      back={{ to: here, words: "Go back" }}
      title="Withdraw this referral"
      lede="A withdrawn referral cannot be opened again."
      consequences={[
        ...fallen,
        ...endedWords(view.live),
        toldWords(
          view.open || view.asked,
          "by mail that it has ended, and read your reason. It closes for them",
        ),
      ]}
      button="Withdraw the referral"
      dangerous
    >
      <TextArea
        field={fields.reason}
        label="Why is it withdrawn?"
        hint="Every provider that was asked reads this. No names of children or family."
        rows={3}
        limit={500}
      />
    </DecisionPage>
  );
}
