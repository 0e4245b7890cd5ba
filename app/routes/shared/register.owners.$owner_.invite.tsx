import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { ORGANISERS } from "~/domains/access/roles";
import { BRING_ON, onboardingAction, onboardingLoader } from "~/domains/providers/pages/onboarding.server";
import { OnboardingPage } from "~/domains/providers/ui/onboarding-page";
import { onboardAndSend } from "~/domains/routing/commands/onboard-and-send.server";
import { onboardAndSendSchema } from "~/domains/routing/onboard-and-send.schema";
import { listMatchingSearches } from "~/domains/routing/queries/list-matching-searches.server";
import { searchesAtOnce } from "~/domains/routing/ui/matching-searches";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Bring on ${data?.owner.name ?? "a provider"} - Homeward` },
];

export async function loader(args: LoaderFunctionArgs) {
  const page = await onboardingLoader(args, ORGANISERS);
  const actor = await requireActor(args, ORGANISERS);
  return { ...page, matching: await listMatchingSearches(actor, page.owner.address, page.reference) };
}

export async function action(args: ActionFunctionArgs) {
  const { kind } = await requireActor(args, ORGANISERS);
  // Only a council has searches to send at once.
  if (kind !== "council") return onboardingAction(args, ORGANISERS, BRING_ON);
  return onboardingAction(args, ORGANISERS, { schema: onboardAndSendSchema, admit: onboardAndSend });
}

export default function Onboarding() {
  const { checked = null, lastResult } = useActionData<typeof action>() ?? {};
  const { matching, ...page } = useLoaderData<typeof loader>();
  const more = searchesAtOnce(matching, page.reference);
  return <OnboardingPage {...page} more={more} checked={checked} lastResult={lastResult} />;
}
