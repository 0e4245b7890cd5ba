import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmAction, confirmLoader } from "~/domains/access/pages/second-step.server";
import { STEP_UP_MINUTES } from "~/domains/access/step-up.rules";
import { CodePage } from "~/domains/access/ui/code-page";
import { PasswordAgainPage } from "~/domains/access/ui/password-again-page";
import { account } from "~/paths/access";

export const meta: MetaFunction = () => [{ title: "Confirm that it is you - Homeward" }];
export const loader = confirmLoader;
export const action = confirmAction;

const TITLE = "Confirm that it is you";
const LEDE = `We ask before you see who a child is, decide on funding or change people and roles. It covers the next ${STEP_UP_MINUTES} minutes.`;

export default function ConfirmPage() {
  const { next, lost, view } = useLoaderData<typeof loader>();
  const page = { title: TITLE, lede: LEDE, next, lost, lastResult: useActionData<typeof action>() };
  if (!view.hasAuthenticator && !view.hasPasskey) return <PasswordAgainPage {...page} />;
  return <CodePage {...page} view={view} button="Confirm" passkeyPage={account.confirmByPasskey()} />;
}
