import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { approveUnmaskedTerm } from "~/domains/referrals/commands/approve-unmasked-term.server";
import { approveUnmaskedTermSchema } from "~/domains/referrals/gate.schema";
import { viewKeptFinding } from "~/domains/referrals/queries/view-kept-finding.server";
import { gateCrumbs } from "~/domains/referrals/ui/gate-crumbs";
import { KeptItemFacts } from "~/domains/referrals/ui/kept-item-facts";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { requireOwnVisit } from "~/platform/own-visit.server";
import { DecisionPage } from "~/ui/decision-page";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction = () => [{ title: "Decide whether a name stays in - Homeward" }];

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  requireOwnVisit(request, { typed: "counts" });
  const view = await viewKeptFinding(actor, params.reference ?? "", params.term ?? "");
  return { view, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", term = "" } = params;
  const form = await parseForm(request, approveUnmaskedTermSchema);
  if (!form.ok) return form.response;
  const path = withNotice(councilPaths(actor.organisationSlug).referral(reference).gate(), "gate", "agreed");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await approveUnmaskedTerm(actor, {
    reference,
    term,
    agree: form.value.agree === "yes",
    idempotency,
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Agree() {
  const paths = useCouncilPaths();
  const { view, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof approveUnmaskedTermSchema>({ id: "agree", lastResult });
  const { crumbs, back } = gateCrumbs(paths, view.reference, "A second person decides");
  const { item } = view;
  return (
    <DecisionPage
      crumbs={crumbs}
      title="Should this name or number stay in?"
      above={`${view.headline} · ${view.reference}`}
      lede="The vault holds it. If it stays, every provider who gets this referral reads it."
      whyNot={view.whyNot}
      before={item ? <KeptItemFacts item={item} /> : null}
      form={form}
      formKey={key}
      version={0}
      button="Save the decision"
      back={back}
    >
      <RadioGroup
        field={fields.agree}
        label="Can it stay in?"
        options={[
          { value: "yes", label: "Yes, it does not identify the child" },
          { value: "no", label: "No, mask it" },
        ]}
      />
    </DecisionPage>
  );
}
