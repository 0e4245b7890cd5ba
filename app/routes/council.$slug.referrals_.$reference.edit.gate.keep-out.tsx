import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { addMaskedTerm } from "~/domains/referrals/commands/add-masked-term.server";
import { maskedTermSchema } from "~/domains/referrals/gate.schema";
import { viewGateHead } from "~/domains/referrals/queries/view-gate.server";
import { gateCrumbs } from "~/domains/referrals/ui/gate-crumbs";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { DecisionPage } from "~/ui/decision-page";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { TextField } from "~/ui/text-field";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Keep something out of ${data?.view.reference ?? "a referral"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference, headline, whyNot } = await viewGateHead(actor, params.reference ?? "");
  return { view: { reference, headline, whyNot }, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, maskedTermSchema);
  if (!form.ok) return form.response;
  const path = withNotice(
    councilPaths(actor.organisationSlug).referral(reference).gate(),
    "gate",
    "kept-out",
  );
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await addMaskedTerm(actor, { ...form.value, reference, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function AddMaskedTerm() {
  const paths = useCouncilPaths();
  const { view, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof maskedTermSchema>({ id: "keep-out", lastResult });
  const { crumbs, back } = gateCrumbs(paths, view.reference, "Keep something out");
  return (
    <DecisionPage
      crumbs={crumbs}
      title="Keep something out"
      above={`${view.headline} · ${view.reference}`}
      consequences={[
        "It goes to the vault, with what your council knows of the child.",
        "It is masked wherever it stands, in every spelling, now and in every later edition.",
      ]}
      whyNot={view.whyNot}
      form={form}
      formKey={key}
      version={0}
      button="Keep it out"
      back={back}
    >
      <TextField
        field={fields.words}
        label="The name or the words"
        hint="As they stand in the text, for example “St Jude's Boxing Club”"
        autoComplete="off"
      />
      <RadioGroup
        field={fields.what}
        label="What is it?"
        options={[
          { value: "name", label: "A person's name" },
          { value: "other", label: "A place, a school, a club or other words" },
        ]}
      />
    </DecisionPage>
  );
}
