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
import { answerPaymentQuery } from "~/domains/payments/commands/answer-payment-query.server";
import { assignPaymentQuery } from "~/domains/payments/commands/assign-payment-query.server";
import { closePaymentQuery } from "~/domains/payments/commands/close-payment-query.server";
import { disputeQueryAnswer } from "~/domains/payments/commands/dispute-query-answer.server";
import type { QueryNamed } from "~/domains/payments/commands/lock-payment-query.server";
import { replyToPaymentQuery } from "~/domains/payments/commands/reply-to-payment-query.server";
import {
  answerQuerySchema,
  assignQuerySchema,
  closeQuerySchema,
  disputeQuerySchema,
  replyToQuerySchema,
} from "~/domains/payments/payment-query.schema";
import { viewQueryStep } from "~/domains/payments/queries/view-payment-query.server";
import {
  AnswerPage,
  AssignPage,
  ClosePage,
  DisputePage,
  ReplyPage,
} from "~/domains/payments/ui/payment-query-forms";
import { withNotice } from "~/notices";
import type { PaymentQueryStep } from "~/paths/placements";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import type { Refusal } from "~/platform/refusal";
import type { Result } from "~/platform/result";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Payment query: ${data?.query.reference ?? "a placement"} - Homeward` },
];

const PAGES = {
  reply: ReplyPage,
  answer: AnswerPage,
  close: ClosePage,
  dispute: DisputePage,
  assign: AssignPage,
};
const isStep = (word: string): word is PaymentQueryStep => Object.hasOwn(PAGES, word);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "", query: id = "", step = "" } = params;
  if (!isStep(step)) return notFound();
  return { ...(await viewQueryStep(actor, { reference, id, step })), step, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "", query: id = "", step = "" } = params;
  if (!isStep(step)) return notFound();
  const page = sidePathsOf(actor).placement(reference).paymentQuery(id).page();
  const at = { actor, request, reference, id, path: withNotice(page, "paymentQuery", step) };
  switch (step) {
    case "reply":
      return take(at, replyToQuerySchema, replyToPaymentQuery);
    case "answer":
      return take(at, answerQuerySchema, answerPaymentQuery);
    case "close":
      return take(at, closeQuerySchema, closePaymentQuery);
    case "dispute":
      return take(at, disputeQuerySchema, disputeQueryAnswer);
    case "assign":
      return take(at, assignQuerySchema, assignPaymentQuery);
  }
}

type At = { actor: Actor; request: Request; reference: string; id: string; path: string };

/** Reads the form of a step and does it; the page again, with what was typed, where it is refused. */
async function take<S extends z.ZodType<object>>(
  { actor, request, reference, id, path }: At,
  schema: S,
  command: (
    actor: Actor,
    input: z.output<S> & { reference: string; id: string; idempotency: Idempotency<QueryNamed> },
  ) => Promise<Result<QueryNamed, Refusal>>,
) {
  const form = await parseForm(request, schema, { expects: "version" });
  if (!form.ok) return form.response;
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await command(actor, { ...form.value, reference, id, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function PaymentQueryStepPage() {
  const { step, ...view } = useLoaderData<typeof loader>();
  const Page = PAGES[step];
  return <Page {...view} lastResult={useActionData<typeof action>()} />;
}
