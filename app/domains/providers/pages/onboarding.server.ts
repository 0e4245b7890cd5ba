import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { z } from "zod";
import type { Actor } from "~/domains/access/actor";
import { organiserPathsOf } from "~/domains/access/navigation";
import { type Kinds, requireActor } from "~/domains/access/require-actor.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import type { Refusal } from "~/platform/refusal";
import type { Result } from "~/platform/result";
import { type AdmitProvider, type Admitted, admitProvider } from "../commands/admit-provider.server";
import { type OnboardingValue, onboardingSchema } from "../onboarding.schema";
import { ownerPage } from "../owner.rules";
import { viewOnboarding } from "../queries/view-onboarding.server";
import { searchToGoOnWith } from "./search-to-go-on-with";

/** What the form sends, and the command that does it. */
export type HowToOnboard<V extends OnboardingValue> = {
  schema: z.ZodType<V>;
  admit: (
    actor: Actor,
    input: Omit<V, "step"> & Pick<AdmitProvider, "owner" | "idempotency">,
  ) => Promise<Result<Admitted, Refusal>>;
};

/** By whom has no search to send: the owner is brought on and nothing else. */
export const BRING_ON: HowToOnboard<OnboardingValue> = { schema: onboardingSchema, admit: admitProvider };

type Refused = Extract<Awaited<ReturnType<typeof parseForm>>, { ok: false }>["response"];

/** The owner that is about to be brought on. */
export async function onboardingLoader({ request, params }: LoaderFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const reference = searchToGoOnWith(request, actor);
  return {
    ...(await viewOnboarding(actor, params.owner ?? "", reference)),
    reference,
    formKey: newFormKey(),
  };
}

/** Two steps at one address: what was typed comes back to be checked, then it is sent. */
export async function onboardingAction<V extends OnboardingValue>(
  { request, params }: ActionFunctionArgs,
  kinds: Kinds,
  how: HowToOnboard<V>,
) {
  const actor = await requireActor({ request, params }, kinds);
  const form = await parseForm(request, how.schema);
  if (!form.ok) return answer(form.response);
  const { step, ...value } = form.value;
  if (step !== "send") return { lastResult: undefined, checked: form.value };
  const owner = params.owner ?? "";
  const path = ownerPage(organiserPathsOf(actor), owner, {
    done: "brought-on",
    reference: searchToGoOnWith(request, actor),
  });
  const result = await how.admit(actor, {
    ...value,
    owner,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : answer(form.refuse(result.error));
}

/** The form again with what is wrong, under the status of the refusal. */
function answer({ data: lastResult, init }: Refused) {
  return data({ lastResult, checked: null }, init ?? undefined);
}
