import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { GATE_CHECKLIST } from "~/domains/anonymisation/gate/gate-checklist.rules";
import { readPublishedText } from "~/domains/referrals/commands/read-published-text.server";
import { gateReadingSchema } from "~/domains/referrals/gate.schema";
import { viewGate } from "~/domains/referrals/queries/view-gate.server";
import { gateCrumbs } from "~/domains/referrals/ui/gate-crumbs";
import { PublishedText } from "~/domains/referrals/ui/gate-text";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { requireOwnVisit } from "~/platform/own-visit.server";
import { Card } from "~/ui/card";
import { CheckboxGroup } from "~/ui/checkbox-group";
import { DecisionPage } from "~/ui/decision-page";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { useCouncilPaths } from "~/use-paths";

const sent = sentBy<typeof gateReadingSchema>();

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Read what is published of ${data?.view.reference ?? "a referral"} - Homeward` },
];

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  requireOwnVisit(request, { typed: "counts" });
  const view = await viewGate(actor, params.reference ?? "");
  return { view, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, gateReadingSchema);
  if (!form.ok) return form.response;
  const path = withNotice(councilPaths(actor.organisationSlug).referral(reference).check(), "check", "read");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await readPublishedText(actor, { reference, digest: form.value.digest, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

const OPTIONS = Object.entries(GATE_CHECKLIST).map(([value, words]) => ({ value, ...words }));

export default function ReadPublished() {
  const paths = useCouncilPaths();
  const { view, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof gateReadingSchema>({ id: "read", lastResult });
  const { crumbs, back } = gateCrumbs(paths, view.reference, "Read what is published");
  const waits = view.waiting.undecided + view.waiting.secondPerson > 0 || view.small?.state === "to-decide";
  return (
    <DecisionPage
      crumbs={crumbs}
      title="Read what is published"
      above={`${view.headline} · ${view.reference}`}
      lede="Read it as somebody who knows the child's street or school. Machines find names; only a person notices a story."
      whyNot={view.whyNot ?? (waits ? view.closed : null)}
      before={
        view.whyNot ? null : (
          <Card title="As every provider will read it">
            <PublishedText view={view} />
          </Card>
        )
      }
      form={form}
      formKey={key}
      version={0}
      button="I have read it"
      back={back}
    >
      <HiddenField {...sent("digest", view.digest)} />
      <CheckboxGroup field={fields.looked} label="What machines miss" options={OPTIONS} />
    </DecisionPage>
  );
}
