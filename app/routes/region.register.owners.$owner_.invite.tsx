import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BRING_ON, onboardingAction, onboardingLoader } from "~/domains/providers/pages/onboarding.server";
import { OnboardingPage } from "~/domains/providers/ui/onboarding-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Bring on ${data?.owner.name ?? "a provider"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => onboardingLoader(args, "region");
export const action = (args: ActionFunctionArgs) => onboardingAction(args, "region", BRING_ON);

export default function Onboarding() {
  const { checked = null, lastResult } = useActionData<typeof action>() ?? {};
  return <OnboardingPage {...useLoaderData<typeof loader>()} checked={checked} lastResult={lastResult} />;
}
