import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { searchAgain } from "~/domains/agreements/commands/search-again.server";
import { toldWords } from "~/domains/agreements/plan-words.rules";
import { viewPlan } from "~/domains/agreements/queries/view-plan.server";
import { DecisionPage } from "~/domains/authorisations/ui/decision-page";
import { ANSWER_AGAIN_WITHIN, searchAgainSchema } from "~/domains/routing/plan.schema";
import { keptVersion } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { RadioGroup } from "~/ui/radio-group";
import { TextArea } from "~/ui/text-area";

const OPTIONS = Object.entries(ANSWER_AGAIN_WITHIN).map(([value, label]) => ({ value, label }));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Search again for ${data?.view.reference ?? "a referral"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewPlan(actor, params.reference ?? "", "search-again");
  return { view, base: `/council/${actor.organisationSlug}/referrals`, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, searchAgainSchema);
  if (!form.ok) return form.response;
  const path = `/council/${actor.organisationSlug}/referrals/${reference}?done=search-again`;
  const once = { key: form.key, outcome: () => path };
  const result = await searchAgain(actor, { ...form.value, reference, once });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function SearchAgain() {
  const { view, base, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<{ answerWithin: string; reason: string }>({
    id: "search-again",
    lastResult,
  });
  const here = `${base}/${view.reference}`;
  return (
    <DecisionPage
      crumbs={[
        { label: "Referrals", to: base },
        { label: view.reference, to: here },
        { label: "Search again" },
      ]}
      above={`${view.headline} · ${view.reference}`}
      whyNot={view.whyNot}
      form={form}
      formKey={key}
      version={keptVersion(lastResult, view.version)}
      back={{ to: here, words: "Go back" }}
      title="Search again"
      lede={view.stateReason ? `It was closed: ${view.stateReason}` : undefined}
      consequences={[
        toldWords(
          view.asked,
          "and asked again, apart from those who declined for a reason that time does not mend",
        ),
        "Services that had no vacancy or no staff are asked anew. Offers that have ended stay ended: a new one can be made.",
      ]}
      button="Search again"
    >
      <RadioGroup field={fields.answerWithin} label="How long do providers have?" options={OPTIONS} />
      <TextArea
        field={fields.reason}
        label="Why do you search again?"
        hint="Every provider that is asked reads this. No names of children or family."
        rows={3}
        limit={500}
      />
    </DecisionPage>
  );
}
