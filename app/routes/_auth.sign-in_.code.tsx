import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { codeSchema } from "~/domains/access/access.schema";
import { finishByCode } from "~/domains/access/commands/finish-sign-in.server";
import { nextIn, ownPath } from "~/domains/access/next-path";
import { viewSecondStep } from "~/domains/access/queries/view-second-step.server";
import { signedInSession } from "~/domains/access/session.server";
import { afterSignIn, signInHeaders } from "~/domains/access/signed-in.server";
import { CodePage } from "~/domains/access/ui/code-page";
import { SignOut } from "~/domains/access/ui/organisation-shell";
import { account, entry, withNext } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";

export const meta: MetaFunction = () => [{ title: "Enter your security code - Homeward" }];

/** After the password: who has a second factor and has not given it yet. Everybody else is led on. */
export async function loader({ request }: LoaderFunctionArgs) {
  const session = await signedInSession(request);
  const next = nextIn(request);
  if (!session) throw redirect(withNext(entry.signIn(), next));
  if (session.factor !== "waiting") throw redirect(next ?? account.organisations());
  const lost = new URL(request.url).searchParams.has("lost");
  return { next, lost, view: await viewSecondStep(session.personId) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, codeSchema);
  if (!form.ok) return form.response;
  const next = ownPath(form.value.next);
  const result = await finishByCode(request, context.address, form.value.code);
  if (result.ok)
    return redirect(await afterSignIn(result.value, next), { headers: signInHeaders(result.value) });
  if (result.error.kind === "not-now") return redirect(withNext(entry.signIn(), next));
  return form.refuse(result.error);
}

export default function SignInCodePage() {
  return (
    <>
      <CodePage
        {...useLoaderData<typeof loader>()}
        title="Enter your security code"
        lede="Your password was right. Now prove that it is you."
        button="Sign in"
        passkeyPage={entry.passkey()}
        lastResult={useActionData<typeof action>()}
      />
      <div className="mt-6">
        <SignOut />
      </div>
    </>
  );
}
