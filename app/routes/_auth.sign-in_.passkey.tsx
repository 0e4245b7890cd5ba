import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { finishByPasskey } from "~/domains/access/commands/finish-sign-in.server";
import { nextIn, ownPath } from "~/domains/access/next-path";
import { usePasskeySchema } from "~/domains/access/passkey.schema";
import { passkeyOptions } from "~/domains/access/queries/passkey-options.server";
import { signedInSession } from "~/domains/access/session.server";
import { afterSignIn, signInHeaders } from "~/domains/access/signed-in.server";
import { UsePasskeyPage } from "~/domains/access/ui/use-passkey-page";
import { account, entry, withNext } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";

export const handle = { hydrate: true };
export const meta: MetaFunction = () => [{ title: "Sign in with a passkey - Homeward" }];

/** A passkey after the password, or instead of it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const session = await signedInSession(request);
  const next = nextIn(request);
  if (session && session.factor !== "waiting") throw redirect(next ?? account.organisations());
  const { options, setCookie } = await passkeyOptions(request, "sign-in", session);
  return data(
    { next, options, instead: withNext(session ? entry.code() : entry.signIn(), next) },
    { headers: { "Set-Cookie": setCookie } },
  );
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await parseForm(request, usePasskeySchema, { hide: ["passkey"] });
  if (!form.ok) return form.response;
  const result = await finishByPasskey(request, form.value.passkey);
  if (!result.ok) return form.refuse(result.error);
  const to = await afterSignIn(result.value, ownPath(form.value.next));
  return redirect(to, { headers: signInHeaders(result.value) });
}

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
