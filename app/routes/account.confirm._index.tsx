import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { codeSchema, passwordAgainSchema } from "~/domains/access/access.schema";
import { confirmByCode, confirmByPassword } from "~/domains/access/commands/confirm-it-is-me.server";
import { nextIn, ownPath } from "~/domains/access/next-path";
import { viewSecondStep } from "~/domains/access/queries/view-second-step.server";
import { requireSession } from "~/domains/access/require-person.server";
import { STEP_UP_MINUTES } from "~/domains/access/step-up.rules";
import { CodePage } from "~/domains/access/ui/code-page";
import { PasswordAgainPage } from "~/domains/access/ui/password-again-page";
import { account } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";

export const meta: MetaFunction = () => [{ title: "Confirm that it is you - Homeward" }];

/** Somebody who is signed in is asked again whether it is them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { personId } = await requireSession(request);
  const lost = new URL(request.url).searchParams.has("lost");
  return { next: nextIn(request), lost, view: await viewSecondStep(personId) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireSession(request);
  const { hasAuthenticator, hasPasskey } = await viewSecondStep(session.personId);
  if (!hasAuthenticator && !hasPasskey) {
    const form = await parseForm(request, passwordAgainSchema, { hide: ["current"] });
    if (!form.ok) return form.response;
    const password = form.value.current;
    const result = await confirmByPassword(request, context.address, { session, password });
    return result.ok ? redirect(ownPath(form.value.next) ?? account.page()) : form.refuse(result.error);
  }
  const form = await parseForm(request, codeSchema);
  if (!form.ok) return form.response;
  const result = await confirmByCode(request, context.address, { session, code: form.value.code });
  return result.ok ? redirect(ownPath(form.value.next) ?? account.page()) : form.refuse(result.error);
}

const TITLE = "Confirm that it is you";
const LEDE = `We ask before you see who a child is, decide on funding or change people and roles. It covers the next ${STEP_UP_MINUTES} minutes.`;

export default function ConfirmPage() {
  const { next, lost, view } = useLoaderData<typeof loader>();
  const page = { title: TITLE, lede: LEDE, next, lost, lastResult: useActionData<typeof action>() };
  if (!view.hasAuthenticator && !view.hasPasskey) return <PasswordAgainPage {...page} />;
  return <CodePage {...page} view={view} button="Confirm" passkeyPage={account.confirmByPasskey()} />;
}
