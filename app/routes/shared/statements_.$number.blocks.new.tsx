import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addBlock } from "~/domains/market/commands/add-block.server";
import { readBlockForm } from "~/domains/market/pages/block-form.server";
import { edition } from "~/domains/market/pages/edition.server";
import { viewDraft } from "~/domains/market/queries/view-block.server";
import { publisherKind } from "~/domains/market/statement/publisher.rules";
import { newBlockSchema } from "~/domains/market/statement/statement.schema";
import { BlockPage } from "~/domains/market/ui/block-page";
import { withNotice } from "~/notices";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction = () => [{ title: "Add to the market position statement - Homeward" }];

/** Where it is added and what it is stand in the address. */
function placeIn(request: Request) {
  const asked = newBlockSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  return asked.success ? asked.data : notFound();
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, number } = await edition(args);
  const { whyNot } = await viewDraft(actor, number);
  return {
    edition: number,
    publisher: publisherKind(actor),
    ...placeIn(args.request),
    saved: null,
    whyNot,
    formKey: newFormKey(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, number, page } = await edition(args);
  const place = placeIn(args.request);
  const read = await readBlockForm(args.request, actor, place.kind);
  if (!read.ok) return read.response;
  const path = ({ id }: { id: string }) => withNotice(`${page.page()}#block-${id}`, "statement", "added");
  const result = await addBlock(actor, {
    number,
    ...place,
    ...read.input,
    idempotency: { key: read.form.key, redirectTo: path },
  });
  return result.ok ? redirect(path(result.value)) : read.form.refuse(result.error);
}

export default function AddBlock() {
  return <BlockPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
