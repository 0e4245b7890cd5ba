import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { checkReferral } from "~/domains/referrals/commands/check-referral.server";
import { moveSchema } from "~/domains/referrals/people.schema";
import { viewReferralCheck } from "~/domains/referrals/queries/view-referral-check.server";
import { REFERRAL_STATE_WORDS } from "~/domains/referrals/referral.machine";
import { STATE_TONES } from "~/domains/referrals/state-tones.rules";
import { CheckNext } from "~/domains/referrals/ui/check-next";
import { Answers, InTheWay, QualityCard } from "~/domains/referrals/ui/referral-check";
import { noticeOf, withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { requireOwnVisit } from "~/platform/own-visit.server";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { Columns, Stack } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { Tag } from "~/ui/tag";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Check ${data?.check.reference ?? "answers"} - Homeward` },
];

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  requireOwnVisit(request, { typed: "counts" });
  const check = await viewReferralCheck(actor, params.reference ?? "");
  const done = noticeOf("check", new URL(request.url).searchParams.get("done"));
  return { check, done, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, moveSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const { move } = form.value;
  const path =
    move === "check"
      ? withNotice(councilPaths(actor.organisationSlug).referral(reference).check(), "check", "ready")
      : withNotice(
          councilPaths(actor.organisationSlug).referral(reference).edit(),
          "referralPages",
          "writing",
        );
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await checkReferral(actor, { reference, move, version: form.version, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function CheckReferral() {
  const paths = useCouncilPaths();
  const { check, done, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const referral = paths.referral(check.reference);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: paths.referrals() },
          { label: check.reference, to: referral.edit() },
          { label: "Check answers" },
        ]}
      />
      {done ? <Banner tone="good" title={done} /> : null}
      <Refusal refused={refused} />
      <PageHeading
        title="Check answers"
        tags={<Tag tone={STATE_TONES[check.state]}>{REFERRAL_STATE_WORDS[check.state]}</Tag>}
        lede={`${check.headline} · ${check.reference}`}
      />
      {check.masked ? (
        <Banner title="Names are masked">
          <p>Only the people who work with this child can see the text with names in it.</p>
        </Banner>
      ) : null}
      <InTheWay check={check} referral={referral} />
      <Columns
        aside={
          <Stack>
            <Card title="Next">
              <CheckNext check={check} referral={referral} formKey={key} />
            </Card>
            <QualityCard check={check} referral={referral} />
          </Stack>
        }
      >
        <Answers check={check} referral={referral} />
      </Columns>
    </>
  );
}

function Refusal({ refused }: { refused: SubmissionResult<string[]> | undefined }) {
  const words = refused?.error?.[""] ?? [];
  if (words.length === 0) return null;
  return (
    <Banner tone="now" title="That did not happen">
      {words.map((one) => (
        <p key={one}>{one}</p>
      ))}
    </Banner>
  );
}
