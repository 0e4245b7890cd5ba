import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveBlock } from "~/domains/market/commands/save-block.server";
import { readBlockForm } from "~/domains/market/pages/block-form.server";
import { edition } from "~/domains/market/pages/edition.server";
import { viewBlock } from "~/domains/market/queries/view-block.server";
import { publisherKind } from "~/domains/market/statement/publisher.rules";
import { asBlockKind, asSection } from "~/domains/market/statement/sections.options";
import { BlockPage } from "~/domains/market/ui/block-page";
import { withNotice } from "~/notices";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Edit the market position statement - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, number } = await edition(args);
  const { block, whyNot } = await viewBlock(actor, number, args.params.block ?? "");
  return {
    edition: number,
    publisher: publisherKind(actor),
    section: asSection(block.section),
    kind: asBlockKind(block.kind),
    saved: block,
    whyNot,
    formKey: newFormKey(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, number, page } = await edition(args);
  const { block } = await viewBlock(actor, number, args.params.block ?? "");
  const read = await readBlockForm(args.request, actor, asBlockKind(block.kind), "version");
  if (!read.ok) return read.response;
  const path = withNotice(`${page.page()}#block-${block.id}`, "statement", "saved");
  const result = await saveBlock(actor, {
    number,
    block: block.id,
    ...read.input,
    expectedVersion: read.revision,
    idempotency: { key: read.form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : read.form.refuse(result.error);
}

export default function EditBlock() {
  return <BlockPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
