import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domains/access/actor";
import { settingsAction, settingsLoader } from "~/domains/access/pages/settings-form.server";
import { requireActor } from "~/domains/access/require-actor.server";
import { SettingsPage } from "~/domains/access/ui/settings-page";
import { decidersAbilities } from "~/domains/authorisations/deciders.policy";
import { viewRetention } from "~/domains/referrals/queries/view-retention.server";
import { periodWords } from "~/domains/referrals/retention.rules";
import { councilPaths } from "~/paths";
import { SummaryList } from "~/ui/summary-list";

export const meta: MetaFunction = () => [{ title: "Settings - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return {
    ...(await settingsLoader(actor, request)),
    retention: await viewRetention(actor),
    keeping: councilPaths(actor.organisationSlug).keeping(),
    deciders: seesDeciders(actor) ? councilPaths(actor.organisationSlug).deciders().page() : null,
  };
}

const seesDeciders = (actor: Actor) =>
  decidersAbilities(actor, { councilId: actor.organisationId, absentId: null }).view;

export const action = (args: ActionFunctionArgs) => settingsAction(args, "council");

export default function Settings() {
  const { retention, keeping, deciders, ...settings } = useLoaderData<typeof loader>();
  const words = retention.abilities.change ? "Change" : "See more";
  return (
    <>
      <SettingsPage {...settings} kind="council" lastResult={useActionData<typeof action>()} />
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
