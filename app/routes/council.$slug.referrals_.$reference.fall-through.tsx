import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { fallThroughSchema } from "~/domains/agreements/acceptance.schema";
import { fallThrough } from "~/domains/agreements/commands/fall-through.server";
import { toldWords } from "~/domains/agreements/plan-words.rules";
import { viewPlan } from "~/domains/agreements/queries/view-plan.server";
import { DecisionPage } from "~/domains/authorisations/ui/decision-page";
import { ANSWER_AGAIN_WITHIN } from "~/domains/routing/plan.schema";
import { keptVersion } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { RadioGroup } from "~/ui/radio-group";
import { TextArea } from "~/ui/text-area";

const OPTIONS = Object.entries(ANSWER_AGAIN_WITHIN).map(([value, label]) => ({ value, label }));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Fell through: ${data?.view.reference ?? "a referral"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewPlan(actor, params.reference ?? "", "fall-through");
  return { view, base: `/council/${actor.organisationSlug}/referrals`, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, fallThroughSchema);
  if (!form.ok) return form.response;
  const path = `/council/${actor.organisationSlug}/referrals/${reference}?done=fell-through`;
  const once = { key: form.key, outcome: () => path };
  const result = await fallThrough(actor, { ...form.value, reference, once });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function FallThrough() {
  const { view, base, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<{ answerWithin: string; reason: string }>({
    id: "fall-through",
    lastResult,
  });
  const here = `${base}/${view.reference}`;
  return (
    <DecisionPage
      crumbs={[
        { label: "Referrals", to: base },
        { label: view.reference, to: here },
        { label: "Fell through" },
      ]}
      above={`${view.headline} · ${view.reference}`}
      whyNot={view.whyNot}
      form={form}
      formKey={key}
      version={keptVersion(lastResult, view.version)}
      back={{ to: here, words: "Go back" }}
      title="The placement fell through"
      lede={view.accepted.length > 0 ? `It was agreed with ${view.accepted.join(" and ")}.` : undefined}
      consequences={[
        "The search is open again. What was authorised for this offer does not count for another.",
        toldWords(
          view.asked,
          "and asked again, apart from those who declined for a reason that time does not mend",
        ),
        "Those who were not selected can offer again.",
      ]}
      button="Record that it fell through"
      dangerous
    >
      <RadioGroup field={fields.answerWithin} label="How long do providers have?" options={OPTIONS} />
      <TextArea
        field={fields.reason}
        label="Why did it fall through?"
        hint="The provider whose offer was accepted reads this. The others read only that it fell through. No names of children or family."
        rows={3}
        limit={500}
      />
    </DecisionPage>
  );
}
