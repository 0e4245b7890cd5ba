import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addPasskey } from "~/domains/access/commands/add-passkey.server";
import { nextIn } from "~/domains/access/next-path";
import { recoveryCodesOnce } from "~/domains/access/pages/recovery-codes.server";
import { addPasskeySchema } from "~/domains/access/passkey.schema";
import { newPasskeyOptions } from "~/domains/access/queries/passkey-options.server";
import { viewAccount } from "~/domains/access/queries/view-account.server";
import { requireSession } from "~/domains/access/require-person.server";
import { AddPasskeyPage } from "~/domains/access/ui/add-passkey-page";
import { RecoveryCodes } from "~/domains/access/ui/recovery-codes";
import { account, withNext } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";

export const handle = { hydrate: true };
export const meta: MetaFunction = () => [{ title: "Add a passkey - Homeward" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await requireSession(request);
  const { name, email } = await viewAccount(session.personId);
  const { options, setCookie } = await newPasskeyOptions(request, session, { name, email });
  const next = nextIn(request);
  return data(
    {
      options,
      next,
      overview: withNext(account.secondFactor(), next),
      instead: withNext(account.authenticator(), next),
    },
    { headers: { "Set-Cookie": setCookie } },
  );
}

export async function action({ request }: ActionFunctionArgs) {
  const session = await requireSession(request);
  const form = await parseForm(request, addPasskeySchema, { hide: ["passkey"] });
  if (!form.ok) return form.response;
  const { name, passkey: made } = form.value;
  const result = await addPasskey(request, { session, name, made });
  return result.ok ? recoveryCodesOnce(result.value, nextIn(request)) : form.refuse(result.error);
}

export default function Passkey() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (result && "recoveryCodes" in result)
    return <RecoveryCodes codes={result.recoveryCodes} next={page.next} />;
  return <AddPasskeyPage {...page} lastResult={result} />;
}
