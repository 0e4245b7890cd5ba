import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { codeSchema, factorSchema } from "~/domains/access/access.schema";
import { authenticatorAddress } from "~/domains/access/authenticator.server";
import { addPasskey } from "~/domains/access/commands/add-passkey.server";
import { removeFactor } from "~/domains/access/commands/remove-factor.server";
import { renewRecoveryCodes } from "~/domains/access/commands/renew-recovery-codes.server";
import {
  type SetUp,
  secretToSetUp,
  setUpAuthenticator,
} from "~/domains/access/commands/set-up-authenticator.server";
import { ownPath } from "~/domains/access/next-path";
import { addPasskeySchema } from "~/domains/access/passkey.schema";
import { newPasskeyOptions } from "~/domains/access/queries/passkey-options.server";
import { viewAccount } from "~/domains/access/queries/view-account.server";
import { viewSecondFactor } from "~/domains/access/queries/view-second-factor.server";
import { requirePerson, requireSession } from "~/domains/access/require-person.server";
import { withNotice } from "~/notices";
import { account, withNext } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { qrDrawing } from "~/platform/qr.server";

const HERE = account.secondFactor();

const nextOf = (request: Request) => ownPath(new URL(request.url).searchParams.get("next")) ?? null;

/** One's own second factors: the list, and for who needs one and has none the way to the first. */
export async function secondFactorLoader({ request }: LoaderFunctionArgs) {
  const view = await viewSecondFactor(await requirePerson(request));
  const { searchParams } = new URL(request.url);
  return {
    view,
    next: nextOf(request),
    done: searchParams.get("done"),
    remove: searchParams.get("remove"),
    formKey: newFormKey(),
  };
}

/** Removes one. */
export async function secondFactorAction({ request }: ActionFunctionArgs) {
  const personId = await requirePerson(request);
  const form = await parseForm(request, factorSchema);
  if (!form.ok) return form.response;
  const result = await removeFactor(personId, form.value.factor);
  return result.ok ? redirect(withNotice(HERE, "secondFactor", "removed")) : form.refuse(result.error);
}

/** What has been set up: with the first one the recovery codes, which are shown once. */
function setUp({ recoveryCodes }: SetUp, next: string | null) {
  if (recoveryCodes.length === 0) throw redirect(next ?? withNotice(HERE, "secondFactor", "added"));
  // Nobody else's computer keeps the page.
  return data({ recoveryCodes }, { headers: { "Cache-Control": "no-store" } });
}

export async function authenticatorLoader({ request }: LoaderFunctionArgs) {
  const personId = await requirePerson(request);
  const [{ email }, secret] = await Promise.all([viewAccount(personId), secretToSetUp(personId)]);
  const { size, path } = qrDrawing(authenticatorAddress(secret, email));
  const next = nextOf(request);
  return {
    next,
    email,
    secret: secret.replace(/(.{4})(?=.)/g, "$1 "),
    drawing: { size, path },
    overview: withNext(HERE, next),
  };
}

export async function authenticatorAction({ request }: ActionFunctionArgs) {
  const session = await requireSession(request);
  const form = await parseForm(request, codeSchema);
  if (!form.ok) return form.response;
  const result = await setUpAuthenticator(session, form.value.code);
  return result.ok ? setUp(result.value, nextOf(request)) : form.refuse(result.error);
}

export async function passkeyLoader({ request }: LoaderFunctionArgs) {
  const session = await requireSession(request);
  const { name, email } = await viewAccount(session.personId);
  const { options, setCookie } = await newPasskeyOptions(request, session, { name, email });
  const next = nextOf(request);
  return data(
    { options, next, overview: withNext(HERE, next), instead: withNext(account.authenticator(), next) },
    { headers: { "Set-Cookie": setCookie } },
  );
}

export async function passkeyAction({ request }: ActionFunctionArgs) {
  const session = await requireSession(request);
  const form = await parseForm(request, addPasskeySchema, { hide: ["passkey"] });
  if (!form.ok) return form.response;
  const { name, passkey: made } = form.value;
  const result = await addPasskey(request, { session, name, made });
  return result.ok ? setUp(result.value, nextOf(request)) : form.refuse(result.error);
}

export async function recoveryCodesLoader({ request }: LoaderFunctionArgs) {
  const { factors, recoveryCodesLeft } = await viewSecondFactor(await requirePerson(request));
  if (factors.length === 0) throw redirect(HERE);
  return { left: recoveryCodesLeft };
}

export async function recoveryCodesAction({ request }: ActionFunctionArgs) {
  const recoveryCodes = await renewRecoveryCodes(await requirePerson(request));
  return setUp({ recoveryCodes }, null);
}
