import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { authenticatorAction, authenticatorLoader } from "~/domains/access/pages/second-factor.server";
import { AuthenticatorPage } from "~/domains/access/ui/authenticator-page";
import { RecoveryCodes } from "~/domains/access/ui/recovery-codes";

export const meta: MetaFunction = () => [{ title: "Set up an authenticator app - Homeward" }];
export const loader = authenticatorLoader;
export const action = authenticatorAction;

export default function Authenticator() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (result && "recoveryCodes" in result)
    return <RecoveryCodes codes={result.recoveryCodes} next={page.next} />;
  return <AuthenticatorPage {...page} lastResult={result} />;
}
