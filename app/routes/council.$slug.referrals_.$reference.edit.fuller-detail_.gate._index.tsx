import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { gateDecisionsSchema } from "~/domains/referrals/gate.schema";
import { GATE_FORM, GateForm, typedItems } from "~/domains/referrals/ui/gate-form";
import { GateText } from "~/domains/referrals/ui/gate-text";
import { decideDetail } from "~/domains/releases/commands/decide-detail.server";
import { viewDetailGate } from "~/domains/releases/queries/view-detail-gate.server";
import { DetailGateNext } from "~/domains/releases/ui/detail-gate-next";
import { noticeOf, withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { requireOwnVisit } from "~/platform/own-visit.server";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { ErrorSummary } from "~/ui/error-summary";
import { Columns } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { summaryOf } from "~/ui/row-field";
import { Tag } from "~/ui/tag";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `What shortlisted homes will read of ${data?.view.reference ?? "a referral"} - Homeward` },
];

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  requireOwnVisit(request, { typed: "counts" });
  const view = await viewDetailGate(actor, params.reference ?? "");
  const done = noticeOf("detailGate", new URL(request.url).searchParams.get("done"));
  return { view, done, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, gateDecisionsSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const { items, rest } = form.value;
  const redirectTo = ({ open }: { open: boolean }) =>
    open
      ? withNotice(
          councilPaths(actor.organisationSlug).referral(reference).edit(),
          "referralPages",
          "detail-open",
        )
      : withNotice(
          councilPaths(actor.organisationSlug).referral(reference).detailGate(),
          "detailGate",
          "waiting",
        );
  const idempotency = { key: form.key, redirectTo };
  const { version } = form;
  const result = await decideDetail(actor, {
    reference,
    items,
    maskTheRest: rest === "mask",
    version,
    idempotency,
  });
  return result.ok ? redirect(redirectTo(result.value)) : form.refuse(result.error);
}

export default function DetailGate() {
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
          { label: "Fuller detail", to: referral.fullerDetail() },
          { label: "What homes will read" },
        ]}
      />
      <ErrorSummary form={summaryOf(GATE_FORM, errors)} />
      {done && !refused ? <Banner tone="good" title={done} /> : null}
      <PageHeading
        title="What shortlisted homes will read"
        above={`${view.headline} · ${view.reference}`}
        tags={
          view.status === "published" ? (
            <Tag tone="good">Open to homes</Tag>
          ) : (
            <Tag tone="soon">Not open to homes yet</Tag>
          )
        }
        lede="Your own text stays as you wrote it. Homes read it with these words masked or replaced."
      />
      <Columns aside={<DetailGateNext view={view} referral={referral} formKey={key} />}>
        <GateForm
          view={view}
          typed={typedItems(refused?.initialValue)}
          errors={errors}
          formKey={key}
          version={view.version}
        />
        <GateText view={view} referral={referral} />
      </Columns>
    </>
  );
}
