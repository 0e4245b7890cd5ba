import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { passkeyAction, passkeyLoader } from "~/domains/access/pages/second-factor.server";
import { AddPasskeyPage } from "~/domains/access/ui/add-passkey-page";
import { RecoveryCodes } from "~/domains/access/ui/recovery-codes";

export const handle = { hydrate: true };
export const meta: MetaFunction = () => [{ title: "Add a passkey - Homeward" }];
export const loader = passkeyLoader;
export const action = passkeyAction;

export default function Passkey() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (result && "recoveryCodes" in result)
    return <RecoveryCodes codes={result.recoveryCodes} next={page.next} />;
  return <AddPasskeyPage {...page} lastResult={result} />;
}
