import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { closeSearch } from "~/domains/agreements/commands/close-search.server";
import { endedWords, toldWords } from "~/domains/agreements/plan-words.rules";
import { viewPlan } from "~/domains/agreements/queries/view-plan.server";
import { DecisionPage } from "~/domains/authorisations/ui/decision-page";
import { CLOSE_REASONS } from "~/domains/referrals/referral.machine";
import { closeSchema } from "~/domains/routing/plan.schema";
import { keptVersion } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { RadioGroup } from "~/ui/radio-group";
import { TextArea } from "~/ui/text-area";

const OPTIONS = Object.entries(CLOSE_REASONS).map(([value, label]) => ({ value, label }));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Close ${data?.view.reference ?? "a referral"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const view = await viewPlan(actor, params.reference ?? "", "close");
  return { view, base: `/council/${actor.organisationSlug}/referrals`, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, closeSchema);
  if (!form.ok) return form.response;
  const path = `/council/${actor.organisationSlug}/referrals/${reference}?done=closed`;
  const once = { key: form.key, outcome: () => path };
  const result = await closeSearch(actor, { ...form.value, reference, once });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Close() {
  const { view, base, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<{ closed: string; note: string }>({ id: "close", lastResult });
  const here = `${base}/${view.reference}`;
  return (
    <DecisionPage
      crumbs={[{ label: "Referrals", to: base }, { label: view.reference, to: here }, { label: "Close" }]}
      above={`${view.headline} · ${view.reference}`}
      whyNot={view.whyNot}
      form={form}
      formKey={key}
      version={keptVersion(lastResult, view.version)}
      back={{ to: here, words: "Go back" }}
      title="Close this search"
      lede="For a search that ends without an offer accepted. It can be opened again."
      consequences={[
        ...endedWords(view.live),
        toldWords(view.open, "by mail that the search has ended. It closes for them"),
        "Where the child is instead stays with you: providers read that the need is met in another way, or that no placement was made.",
      ]}
      button="Close the search"
      dangerous
    >
      <RadioGroup field={fields.closed} label="Why does it end?" options={OPTIONS} />
      <TextArea
        field={fields.note}
        label="A note"
        hint="For your colleagues. Providers read it only with Another reason. No names of children or family."
        optional
        rows={3}
        limit={500}
      />
    </DecisionPage>
  );
}
