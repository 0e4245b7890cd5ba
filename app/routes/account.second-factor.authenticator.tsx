import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { codeSchema } from "~/domains/access/access.schema";
import { authenticatorAddress } from "~/domains/access/authenticator.server";
import { secretToSetUp, setUpAuthenticator } from "~/domains/access/commands/set-up-authenticator.server";
import { nextIn } from "~/domains/access/next-path";
import { recoveryCodesOnce } from "~/domains/access/pages/recovery-codes.server";
import { viewAccount } from "~/domains/access/queries/view-account.server";
import { requirePerson, requireSession } from "~/domains/access/require-person.server";
import { AuthenticatorPage } from "~/domains/access/ui/authenticator-page";
import { RecoveryCodes } from "~/domains/access/ui/recovery-codes";
import { account, withNext } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";
import { qrDrawing } from "~/platform/qr.server";

export const meta: MetaFunction = () => [{ title: "Set up an authenticator app - Homeward" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const personId = await requirePerson(request);
  const [{ email }, secret] = await Promise.all([viewAccount(personId), secretToSetUp(personId)]);
  const { size, path } = qrDrawing(authenticatorAddress(secret, email));
  const next = nextIn(request);
  return {
    next,
    email,
    secret: secret.replace(/(.{4})(?=.)/g, "$1 "),
    drawing: { size, path },
    overview: withNext(account.secondFactor(), next),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const session = await requireSession(request);
  const form = await parseForm(request, codeSchema);
  if (!form.ok) return form.response;
  const result = await setUpAuthenticator(session, form.value.code);
  return result.ok ? recoveryCodesOnce(result.value, nextIn(request)) : form.refuse(result.error);
}

export default function Authenticator() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (result && "recoveryCodes" in result)
    return <RecoveryCodes codes={result.recoveryCodes} next={page.next} />;
  return <AuthenticatorPage {...page} lastResult={result} />;
}
