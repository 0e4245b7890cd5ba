import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { codeSchema, passwordAgainSchema } from "~/domains/access/access.schema";
import {
  confirmByCode,
  confirmByPasskey,
  confirmByPassword,
} from "~/domains/access/commands/confirm-it-is-me.server";
import { finishByCode, finishByPasskey } from "~/domains/access/commands/finish-sign-in.server";
import { ownPath } from "~/domains/access/next-path";
import { usePasskeySchema } from "~/domains/access/passkey.schema";
import { passkeyOptions } from "~/domains/access/queries/passkey-options.server";
import { viewSecondStep } from "~/domains/access/queries/view-second-step.server";
import { requireSession } from "~/domains/access/require-person.server";
import { signedInSession } from "~/domains/access/session.server";
import { afterSignIn, signInHeaders } from "~/domains/access/signed-in.server";
import { account, entry, withNext } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";

const START = account.organisations();

const nextOf = (request: Request) => ownPath(new URL(request.url).searchParams.get("next")) ?? null;

/** After the password: who has a second factor and has not given it yet. Everybody else is led on. */
export async function signInCodeLoader({ request }: LoaderFunctionArgs) {
  const session = await signedInSession(request);
  const next = nextOf(request);
  if (!session) throw redirect(withNext(entry.signIn(), next));
  if (session.factor !== "waiting") throw redirect(next ?? START);
  const lost = new URL(request.url).searchParams.has("lost");
  return { next, lost, view: await viewSecondStep(session.personId) };
}

export async function signInCodeAction({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, codeSchema);
  if (!form.ok) return form.response;
  const next = ownPath(form.value.next);
  const result = await finishByCode(request, context.address, form.value.code);
  if (result.ok)
    return redirect(await afterSignIn(result.value, next), { headers: signInHeaders(result.value) });
  if (result.error.kind === "not-now") return redirect(withNext(entry.signIn(), next));
  return form.refuse(result.error);
}

/** A passkey after the password, or instead of it. */
export async function signInPasskeyLoader({ request }: LoaderFunctionArgs) {
  const session = await signedInSession(request);
  const next = nextOf(request);
  if (session && session.factor !== "waiting") throw redirect(next ?? START);
  const { options, setCookie } = await passkeyOptions(request, "sign-in", session);
  return data(
    { next, options, instead: withNext(session ? entry.code() : entry.signIn(), next) },
    { headers: { "Set-Cookie": setCookie } },
  );
}

export async function signInPasskeyAction({ request }: ActionFunctionArgs) {
  const form = await parseForm(request, usePasskeySchema, { hide: ["passkey"] });
  if (!form.ok) return form.response;
  const result = await finishByPasskey(request, form.value.passkey);
  if (!result.ok) return form.refuse(result.error);
  const to = await afterSignIn(result.value, ownPath(form.value.next));
  return redirect(to, { headers: signInHeaders(result.value) });
}

/** Somebody who is signed in is asked again whether it is them. */
export async function confirmLoader({ request }: LoaderFunctionArgs) {
  const { personId } = await requireSession(request);
  const lost = new URL(request.url).searchParams.has("lost");
  return { next: nextOf(request), lost, view: await viewSecondStep(personId) };
}

export async function confirmAction({ request, context }: ActionFunctionArgs) {
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

export async function confirmPasskeyLoader({ request }: LoaderFunctionArgs) {
  const session = await requireSession(request);
  const next = nextOf(request);
  const { options, setCookie } = await passkeyOptions(request, "confirm", session);
  return data(
    { next, options, instead: withNext(account.confirm(), next) },
    { headers: { "Set-Cookie": setCookie } },
  );
}

export async function confirmPasskeyAction({ request }: ActionFunctionArgs) {
  const session = await requireSession(request);
  const form = await parseForm(request, usePasskeySchema, { hide: ["passkey"] });
  if (!form.ok) return form.response;
  const result = await confirmByPasskey(request, { session, used: form.value.passkey });
  return result.ok ? redirect(ownPath(form.value.next) ?? account.page()) : form.refuse(result.error);
}
