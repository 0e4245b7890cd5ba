import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { decideSmallNumbers } from "~/domains/referrals/commands/decide-small-numbers.server";
import { smallNumbersSchema } from "~/domains/referrals/gate.schema";
import { viewGate } from "~/domains/referrals/queries/view-gate.server";
import { gateCrumbs } from "~/domains/referrals/ui/gate-crumbs";
import { WidthDecided, Working } from "~/domains/referrals/ui/small-numbers-card";
import { SmallNumbersFields } from "~/domains/referrals/ui/small-numbers-fields";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { keptDigest } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { requireOwnVisit } from "~/platform/own-visit.server";
import { Card } from "~/ui/card";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `How wide ${data?.view.reference ?? "a referral"} is published - Homeward` },
];

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  requireOwnVisit(request, { typed: "counts" });
  const { reference, headline, whyNot, small } = await viewGate(actor, params.reference ?? "");
  return { view: { reference, headline, whyNot, small }, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, smallNumbersSchema, { expects: "digest" });
  if (!form.ok) return form.response;
  const path = withNotice(councilPaths(actor.organisationSlug).referral(reference).gate(), "gate", "width");
  const idempotency = { key: form.key, redirectTo: () => path };
  const { expected } = form;
  const result = await decideSmallNumbers(actor, { ...form.value, reference, expected, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

const UNFINISHED = "Finish the pages about the child, the needs and the location first";

export default function SmallNumbers() {
  const paths = useCouncilPaths();
  const { view, key } = useLoaderData<typeof loader>();
  const { small } = view;
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof smallNumbersSchema>({
    id: "width",
    lastResult,
    defaultValue: small?.decision?.current
      ? { width: small.published.key, reason: small.decision.reason ?? "" }
      : {},
  });
  const { crumbs, back } = gateCrumbs(paths, view.reference, "How wide it is published");
  return (
    <DecisionPage
      crumbs={crumbs}
      title="How wide it is published"
      above={`${view.headline} · ${view.reference}`}
      lede="Where age, gender, need and area fit only a few children, somebody can work out who it is. Publish the age or the area wider; the needs stay as they are."
      whyNot={view.whyNot ?? (small ? null : UNFINISHED)}
      before={
        small ? (
          <div className="mb-4">
            <Card title={`${small.published.words}: ${small.published.effect}`}>
              <Working small={small} />
              <WidthDecided small={small} />
            </Card>
          </div>
        ) : null
      }
      form={form}
      formKey={key}
      expected={keptDigest(lastResult, small?.expected ?? "")}
      button="Save how it is published"
      back={back}
    >
      {small ? <SmallNumbersFields small={small} width={fields.width} reason={fields.reason} /> : null}
    </DecisionPage>
  );
}
