import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { moveStatement } from "~/domains/market/commands/move-statement.server";
import { edition } from "~/domains/market/pages/edition.server";
import { viewStatement } from "~/domains/market/queries/view-statement.server";
import { emptySchema, returnSchema } from "~/domains/market/statement/statement.schema";
import { ReturnToDraftPage, SendToReviewPage } from "~/domains/market/ui/statement-moves";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction = () => [{ title: "Review of the market position statement - Homeward" }];

const eventOf = (text: string | undefined) =>
  text === "send-to-review" || text === "return" ? text : notFound();

export async function loader(args: LoaderFunctionArgs) {
  const { actor, number } = await edition(args);
  const event = eventOf(args.params.event);
  const { statement, whyNot, sections, comments } = await viewStatement(actor, number);
  const empty = sections.flatMap(({ title, blocks }) =>
    blocks.every((block) => block.kind === "markdown" && block.text.trim() === "") ? [title] : [],
  );
  const openComments = comments.filter(({ resolvedAt }) => resolvedAt === null).length;
  return { event, statement, whyNot: whyNot[event], empty, openComments, formKey: newFormKey() };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, number, page } = await edition(args);
  const event = eventOf(args.params.event);
  const schema = event === "return" ? returnSchema : emptySchema;
  const form = await parseForm(args.request, schema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(page.page(), "statement", event === "return" ? "returned" : "sent-to-review");
  const result = await moveStatement(actor, {
    number,
    event,
    expectedVersion: form.version,
    ...("reason" in form.value ? { reason: form.value.reason } : {}),
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function MoveStatement() {
  const props = { ...useLoaderData<typeof loader>(), lastResult: useActionData<typeof action>() };
  return props.event === "return" ? <ReturnToDraftPage {...props} /> : <SendToReviewPage {...props} />;
}
