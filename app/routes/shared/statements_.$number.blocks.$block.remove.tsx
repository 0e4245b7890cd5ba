import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removeBlock } from "~/domains/market/commands/remove-block.server";
import { edition } from "~/domains/market/pages/edition.server";
import { viewBlock } from "~/domains/market/queries/view-block.server";
import { emptySchema } from "~/domains/market/statement/statement.schema";
import { RemoveBlockPage } from "~/domains/market/ui/remove-block-page";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Remove from the market position statement - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, number } = await edition(args);
  return { ...(await viewBlock(actor, number, args.params.block ?? "")), formKey: newFormKey() };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, number, page } = await edition(args);
  const form = await parseForm(args.request, emptySchema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(page.page(), "statement", "removed");
  const result = await removeBlock(actor, {
    number,
    block: args.params.block ?? "",
    expectedVersion: form.version,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function RemoveBlock() {
  return <RemoveBlockPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
