import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmPasskeyAction, confirmPasskeyLoader } from "~/domains/access/pages/second-step.server";
import { UsePasskeyPage } from "~/domains/access/ui/use-passkey-page";

export const handle = { hydrate: true };
export const meta: MetaFunction = () => [{ title: "Confirm that it is you - Homeward" }];
export const loader = confirmPasskeyLoader;
export const action = confirmPasskeyAction;

export default function ConfirmPasskeyPage() {
  return (
    <UsePasskeyPage
      {...useLoaderData<typeof loader>()}
      title="Confirm that it is you"
      button="Use the passkey"
      lastResult={useActionData<typeof action>()}
    />
  );
}
