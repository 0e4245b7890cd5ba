import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { publishStatement } from "~/domains/market/commands/publish-statement.server";
import { edition } from "~/domains/market/pages/edition.server";
import { viewStatement } from "~/domains/market/queries/view-statement.server";
import { publishSchema } from "~/domains/market/statement/statement.schema";
import { PublishStatementPage } from "~/domains/market/ui/statement-moves";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Publish the market position statement - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, number } = await edition(args);
  const { statement, whyNot } = await viewStatement(actor, number);
  return { statement, whyNot: whyNot.publish, formKey: newFormKey() };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, number, page } = await edition(args);
  const form = await parseForm(args.request, publishSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(page.page(), "statement", "published");
  const result = await publishStatement(actor, {
    number,
    expectedVersion: form.version,
    changes: form.value.changes,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function PublishStatement() {
  return (
    <PublishStatementPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
