import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { settingsSchema } from "~/domains/access/access.schema";
import type { Actor } from "~/domains/access/actor";
import { changeSettings } from "~/domains/access/commands/change-settings.server";
import { viewSettings } from "~/domains/access/queries/view-settings.server";
import { requireActor } from "~/domains/access/require-actor.server";
import { SettingsPage } from "~/domains/access/ui/settings-page";
import { decidersAbilities } from "~/domains/authorisations/deciders.policy";
import { viewRetention } from "~/domains/referrals/queries/view-retention.server";
import { periodWords } from "~/domains/referrals/retention.rules";
import { noticeOf, withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { SummaryList } from "~/ui/summary-list";

export const meta: MetaFunction = () => [{ title: "Settings - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return {
    settings: await viewSettings(actor),
    retention: await viewRetention(actor),
    keeping: councilPaths(actor.organisationSlug).keeping(),
    deciders: seesDeciders(actor) ? councilPaths(actor.organisationSlug).deciders().page() : null,
    organisation: actor.organisationName,
    done: noticeOf("settings", new URL(request.url).searchParams.get("done")),
    formKey: newFormKey(),
  };
}

const seesDeciders = (actor: Actor) =>
  decidersAbilities(actor, { councilId: actor.organisationId, absentId: null }).view;

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, settingsSchema, { expects: "digest" });
  if (!form.ok) return form.response;
  const path = withNotice(councilPaths(actor.organisationSlug).settings(), "settings", "saved");
  const result = await changeSettings(actor, {
    ...form.value,
    expected: form.expected,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Settings() {
  const { retention, keeping, deciders, ...settings } = useLoaderData<typeof loader>();
  const words = retention.abilities.change ? "Change" : "See more";
  return (
    <>
      <SettingsPage {...settings} lastResult={useActionData<typeof action>()} />
      {deciders ? (
        <>
          <h2 className="mt-10">Funding</h2>
          <p>
            <a href={deciders}>Who decides on funding</a>: the limit for a head of service, deputies, and the
            panel.
          </p>
        </>
      ) : null}
      <h2 className="mt-10">Who a child is</h2>
      <SummaryList
        rows={[
          {
            key: "Kept for",
            value: `${periodWords(retention.months)} after the last referral of the child has ended`,
            change: { to: keeping, words, hidden: "how long who a child is is kept" },
          },
        ]}
      />
    </>
  );
}
