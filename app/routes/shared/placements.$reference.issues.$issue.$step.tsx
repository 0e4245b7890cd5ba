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
import { answerIssue } from "~/domains/issues/commands/answer-issue.server";
import { assignIssue } from "~/domains/issues/commands/assign-issue.server";
import { closeIssue } from "~/domains/issues/commands/close-issue.server";
import { disputeIssueAnswer } from "~/domains/issues/commands/dispute-issue-answer.server";
import { escalateIssue } from "~/domains/issues/commands/escalate-issue.server";
import type { IssueNamed } from "~/domains/issues/commands/lock-issue.server";
import { replyToIssue } from "~/domains/issues/commands/reply-to-issue.server";
import { routeIssue } from "~/domains/issues/commands/route-issue.server";
import {
  answerIssueSchema,
  assignIssueSchema,
  closeIssueSchema,
  disputeIssueSchema,
  escalateIssueSchema,
  replyToIssueSchema,
  routeIssueSchema,
} from "~/domains/issues/issue.schema";
import { viewIssueStep } from "~/domains/issues/queries/view-issue.server";
import {
  AnswerPage,
  AssignPage,
  ClosePage,
  DisputePage,
  EscalatePage,
  ReplyPage,
  RoutePage,
} from "~/domains/issues/ui/issue-forms";
import { withNotice } from "~/notices";
import type { IssueStep } from "~/paths/placements";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import type { Refusal } from "~/platform/refusal";
import type { Result } from "~/platform/result";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Issue: ${data?.issue.reference ?? "a placement"} - Homeward` },
];

const PAGES = {
  reply: ReplyPage,
  answer: AnswerPage,
  close: ClosePage,
  dispute: DisputePage,
  assign: AssignPage,
  escalate: EscalatePage,
  route: RoutePage,
};
const isStep = (word: string): word is IssueStep => Object.hasOwn(PAGES, word);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "", issue: id = "", step = "" } = params;
  if (!isStep(step)) return notFound();
  return { ...(await viewIssueStep(actor, { reference, id, step })), step, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "", issue: id = "", step = "" } = params;
  if (!isStep(step)) return notFound();
  const page = sidePathsOf(actor).placement(reference).issue(id).page();
  const at = { actor, request, reference, id, path: withNotice(page, "issue", step) };
  switch (step) {
    case "reply":
      return take(at, replyToIssueSchema, replyToIssue);
    case "answer":
      return take(at, answerIssueSchema, answerIssue);
    case "close":
      return take(at, closeIssueSchema, closeIssue);
    case "dispute":
      return take(at, disputeIssueSchema, disputeIssueAnswer);
    case "assign":
      return take(at, assignIssueSchema, assignIssue);
    case "escalate":
      return take(at, escalateIssueSchema, escalateIssue);
    case "route":
      return take(at, routeIssueSchema, routeIssue);
  }
}

type At = { actor: Actor; request: Request; reference: string; id: string; path: string };

/** Reads the form of a step and does it; the page again, with what was typed, where it is refused. */
async function take<S extends z.ZodType<object>>(
  { actor, request, reference, id, path }: At,
  schema: S,
  command: (
    actor: Actor,
    input: z.output<S> & { reference: string; id: string; idempotency: Idempotency<IssueNamed> },
  ) => Promise<Result<IssueNamed, Refusal>>,
) {
  const form = await parseForm(request, schema, { expects: "version" });
  if (!form.ok) return form.response;
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await command(actor, { ...form.value, reference, id, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function IssueStepPage() {
  const { step, ...view } = useLoaderData<typeof loader>();
  const Page = PAGES[step];
  return <Page {...view} lastResult={useActionData<typeof action>()} />;
}
