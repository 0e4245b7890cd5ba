import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import type { Actor } from "~/domains/access/actor";
import { organiserPathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { ORGANISERS } from "~/domains/access/roles";
import {
  type AdmitProvider,
  type Admitted,
  admitProvider,
} from "~/domains/providers/commands/admit-provider.server";
import { type OnboardingValue, onboardingSchema } from "~/domains/providers/onboarding.schema";
import { ownerPage, searchToGoOnWith } from "~/domains/providers/owner.rules";
import { viewOnboarding } from "~/domains/providers/queries/view-onboarding.server";
import { OnboardingPage } from "~/domains/providers/ui/onboarding-page";
import { onboardAndSend } from "~/domains/routing/commands/onboard-and-send.server";
import { onboardAndSendSchema } from "~/domains/routing/onboard-and-send.schema";
import { listMatchingSearches } from "~/domains/routing/queries/list-matching-searches.server";
import { searchesAtOnce } from "~/domains/routing/ui/matching-searches";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import type { Refusal } from "~/platform/refusal";
import type { Result } from "~/platform/result";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Bring on ${data?.owner.name ?? "a provider"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  const reference = searchToGoOnWith(request, actor);
  const view = await viewOnboarding(actor, params.owner ?? "", reference);
  const matching = await listMatchingSearches(actor, view.owner.address, reference);
  return { ...view, reference, matching, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  const owner = params.owner ?? "";
  // Only a council has searches to send at once.
  if (actor.kind !== "council")
    return onboard(actor, request, owner, { schema: onboardingSchema, admit: admitProvider });
  return onboard(actor, request, owner, { schema: onboardAndSendSchema, admit: onboardAndSend });
}

/** What the form sends, and the command that does it. */
type HowToOnboard<V extends OnboardingValue> = {
  schema: z.ZodType<V>;
  admit: (
    actor: Actor,
    input: Omit<V, "step"> & Pick<AdmitProvider, "owner" | "idempotency">,
  ) => Promise<Result<Admitted, Refusal>>;
};

/** Two steps at one address: what was typed comes back to be checked, then it is sent. */
async function onboard<V extends OnboardingValue>(
  actor: Actor,
  request: Request,
  owner: string,
  { schema, admit }: HowToOnboard<V>,
) {
  const form = await parseForm(request, schema);
  if (!form.ok) return answer(form.response);
  const { step, ...value } = form.value;
  if (step !== "send") return { lastResult: undefined, checked: form.value };
  const reference = searchToGoOnWith(request, actor);
  const path = ownerPage(organiserPathsOf(actor), owner, { done: "brought-on", reference });
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await admit(actor, { ...value, owner, idempotency });
  return result.ok ? redirect(path) : answer(form.refuse(result.error));
}

type Refused = Extract<Awaited<ReturnType<typeof parseForm>>, { ok: false }>["response"];

/** The form again with what is wrong, under the status of the refusal. */
function answer({ data: lastResult, init }: Refused) {
  return data({ lastResult, checked: null }, init ?? undefined);
}

export default function Onboarding() {
  const { checked = null, lastResult } = useActionData<typeof action>() ?? {};
  const { matching, ...page } = useLoaderData<typeof loader>();
  const more = searchesAtOnce(matching, page.reference);
  return <OnboardingPage {...page} more={more} checked={checked} lastResult={lastResult} />;
}
