import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { decideFindings } from "~/domains/referrals/commands/decide-findings.server";
import { gateDecisionsSchema } from "~/domains/referrals/gate.schema";
import { viewGate } from "~/domains/referrals/queries/view-gate.server";
import { GateAside } from "~/domains/referrals/ui/gate-aside";
import { GATE_FORM, GateForm, typedItems } from "~/domains/referrals/ui/gate-form";
import { GateText } from "~/domains/referrals/ui/gate-text";
import { SmallNumbersCard } from "~/domains/referrals/ui/small-numbers-card";
import { noticeOf, withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { requireOwnVisit } from "~/platform/own-visit.server";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { Columns } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { summaryOf } from "~/ui/row-field";
import { Tag } from "~/ui/tag";
import { TypedText } from "~/ui/typed-text";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `What providers will read of ${data?.view.reference ?? "a referral"} - Homeward` },
];

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  requireOwnVisit(request, { typed: "counts" });
  const view = await viewGate(actor, params.reference ?? "");
  const done = noticeOf("gate", new URL(request.url).searchParams.get("done"));
  return { view, done, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, gateDecisionsSchema);
  if (!form.ok) return form.response;
  const { items, rest } = form.value;
  const path = withNotice(councilPaths(actor.organisationSlug).referral(reference).gate(), "gate", "decided");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await decideFindings(actor, { reference, items, maskTheRest: rest === "mask", idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Gate() {
  const paths = useCouncilPaths();
  const { view, done, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused?.error ?? {};
  const referral = paths.referral(view.reference);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: paths.referrals() },
          { label: view.reference, to: referral.edit() },
          { label: "What providers will read" },
        ]}
      />
      <ErrorSummary form={summaryOf(GATE_FORM, errors)} />
      {done && !refused ? <Banner tone="good" title={done} /> : null}
      <PageHeading
        title="What providers will read"
        above={`${view.headline} · ${view.reference}`}
        tags={
          view.whyNot ? null : view.closed ? (
            <Tag tone="soon">Not ready to send</Tag>
          ) : (
            <Tag tone="good">Ready to send</Tag>
          )
        }
        lede="Names, places and numbers that say who the child is are masked. You decide on the rest, and read it before it goes."
      />
      {view.whyNot ? (
        <>
          <EmptyState title="You cannot decide here">
            <p>{view.whyNot}</p>
          </EmptyState>
          <TypedText lastResult={refused} />
        </>
      ) : (
        <Columns aside={<GateAside view={view} referral={referral} />}>
          <GateForm view={view} typed={typedItems(refused?.initialValue)} errors={errors} formKey={key} />
          {view.small ? <SmallNumbersCard small={view.small} referral={referral} /> : null}
          <GateText view={view} referral={referral} />
        </Columns>
      )}
    </>
  );
}
