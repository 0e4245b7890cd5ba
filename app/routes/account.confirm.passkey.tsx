import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmByPasskey } from "~/domains/access/commands/confirm-it-is-me.server";
import { nextIn, ownPath } from "~/domains/access/next-path";
import { usePasskeySchema } from "~/domains/access/passkey.schema";
import { passkeyOptions } from "~/domains/access/queries/passkey-options.server";
import { requireSession } from "~/domains/access/require-person.server";
import { UsePasskeyPage } from "~/domains/access/ui/use-passkey-page";
import { account, withNext } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";

export const handle = { hydrate: true };
export const meta: MetaFunction = () => [{ title: "Confirm that it is you - Homeward" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await requireSession(request);
  const next = nextIn(request);
  const { options, setCookie } = await passkeyOptions(request, "confirm", session);
  return data(
    { next, options, instead: withNext(account.confirm(), next) },
    { headers: { "Set-Cookie": setCookie } },
  );
}

export async function action({ request }: ActionFunctionArgs) {
  const session = await requireSession(request);
  const form = await parseForm(request, usePasskeySchema, { hide: ["passkey"] });
  if (!form.ok) return form.response;
  const result = await confirmByPasskey(request, { session, used: form.value.passkey });
  return result.ok ? redirect(ownPath(form.value.next) ?? account.page()) : form.refuse(result.error);
}

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
