import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { signInPasskeyAction, signInPasskeyLoader } from "~/domains/access/pages/second-step.server";
import { UsePasskeyPage } from "~/domains/access/ui/use-passkey-page";

export const handle = { hydrate: true };
export const meta: MetaFunction = () => [{ title: "Sign in with a passkey - Homeward" }];
export const loader = signInPasskeyLoader;
export const action = signInPasskeyAction;

export default function SignInPasskeyPage() {
  return (
    <UsePasskeyPage
      {...useLoaderData<typeof loader>()}
      title="Sign in with a passkey"
      button="Sign in with a passkey"
      lastResult={useActionData<typeof action>()}
    />
  );
}
