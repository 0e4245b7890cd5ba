import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeStatementDetails } from "~/domains/market/commands/change-statement-details.server";
import { edition } from "~/domains/market/pages/edition.server";
import { viewDraft } from "~/domains/market/queries/view-block.server";
import { detailsSchema } from "~/domains/market/statement/statement.schema";
import { StatementDetailsPage } from "~/domains/market/ui/statements-page";
import { withNotice } from "~/notices";
import { contentDigest } from "~/platform/forms/content-digest.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Title and period - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, number } = await edition(args);
  const { statement, whyNot } = await viewDraft(actor, number);
  const { title, period } = statement;
  const expected = contentDigest({ title, period });
  return { saved: { number, title, period, expected }, whyNot, formKey: newFormKey() };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, number, page } = await edition(args);
  const form = await parseForm(args.request, detailsSchema, { expects: "digest" });
  if (!form.ok) return form.response;
  const path = withNotice(page.page(), "statement", "details");
  const result = await changeStatementDetails(actor, {
    ...form.value,
    number,
    expected: form.expected,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function StatementDetails() {
  return (
    <StatementDetailsPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
