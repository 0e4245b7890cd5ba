import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { settingsAction, settingsLoader } from "~/domains/access/pages/settings-form.server";
import { requireActor } from "~/domains/access/require-actor.server";
import { SettingsPage } from "~/domains/access/ui/settings-page";

export const meta: MetaFunction = () => [{ title: "Settings - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return settingsLoader(await requireActor({ request, params }, "provider"), request);
}

export const action = (args: ActionFunctionArgs) => settingsAction(args, "provider");

export default function ProviderSettings() {
  return (
    <SettingsPage
      {...useLoaderData<typeof loader>()}
      kind="provider"
      lastResult={useActionData<typeof action>()}
    />
  );
}
