import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import type { Actor } from "~/domains/access/actor";
import { sidePathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import type { Idempotency } from "~/domains/access/transactions.server";
import { answerInterest } from "~/domains/market/commands/answer-interest.server";
import type { InterestNamed } from "~/domains/market/commands/change-interest.server";
import { withdrawInterest } from "~/domains/market/commands/withdraw-interest.server";
import { writeInInterest } from "~/domains/market/commands/write-in-interest.server";
import {
  answerInterestSchema,
  withdrawInterestSchema,
  writeInInterestSchema,
} from "~/domains/market/interests/interest.schema";
import { viewInterestStep } from "~/domains/market/queries/view-interest.server";
import {
  AnswerInterestPage,
  WithdrawInterestPage,
  WriteInInterestPage,
} from "~/domains/market/ui/interest-forms";
import { withNotice } from "~/notices";
import type { InterestStepOfPath } from "~/paths/statements";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import type { Refusal } from "~/platform/refusal";
import type { Result } from "~/platform/result";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Interest: ${data?.interest.title ?? "a commissioning intention"} - Homeward` },
];

const PAGES = { answer: AnswerInterestPage, write: WriteInInterestPage, withdraw: WithdrawInterestPage };
const isStep = (word: string): word is InterestStepOfPath => Object.hasOwn(PAGES, word);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { interest: id = "", step = "" } = params;
  if (!isStep(step)) return notFound();
  return { ...(await viewInterestStep(actor, id, step)), step, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { interest: id = "", step = "" } = params;
  if (!isStep(step)) return notFound();
  const at = {
    actor,
    request,
    id,
    path: withNotice(sidePathsOf(actor).interest(id).page(), "interest", step),
  };
  switch (step) {
    case "answer":
      return take(at, answerInterestSchema, answerInterest);
    case "write":
      return take(at, writeInInterestSchema, writeInInterest);
    case "withdraw":
      return take(at, withdrawInterestSchema, withdrawInterest);
  }
}

type At = { actor: Actor; request: Request; id: string; path: string };

/** Reads the form of a step and does it; the page again, with what was typed, where it is refused. */
async function take<S extends z.ZodType<object>>(
  { actor, request, id, path }: At,
  schema: S,
  command: (
    actor: Actor,
    input: z.output<S> & { id: string; idempotency: Idempotency<InterestNamed> },
  ) => Promise<Result<InterestNamed, Refusal>>,
) {
  const form = await parseForm(request, schema, { expects: "version" });
  if (!form.ok) return form.response;
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await command(actor, { ...form.value, id, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function InterestStepPage() {
  const { step, ...view } = useLoaderData<typeof loader>();
  const Page = PAGES[step];
  return <Page {...view} lastResult={useActionData<typeof action>()} />;
}
