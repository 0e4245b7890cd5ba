import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addComment } from "~/domains/market/commands/add-comment.server";
import { moveBlock } from "~/domains/market/commands/move-block.server";
import { resolveComment } from "~/domains/market/commands/resolve-comment.server";
import { edition } from "~/domains/market/pages/edition.server";
import { viewStatement } from "~/domains/market/queries/view-statement.server";
import { draftFormsSchema } from "~/domains/market/statement/statement.schema";
import { DraftPage } from "~/domains/market/ui/draft-page";
import { type NoticeWord, withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";

export const meta: MetaFunction = () => [{ title: "Market position statement - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, number, done } = await edition(args);
  return { view: await viewStatement(actor, number), done };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, number, page } = await edition(args);
  const form = await parseForm(args.request, draftFormsSchema);
  if (!form.ok) return form.response;
  const { value } = form;
  const to = (word: NoticeWord<"statement">, anchor: string) =>
    withNotice(`${page.page()}#${anchor}`, "statement", word);
  const once = (path: string) => ({ number, idempotency: { key: form.key, redirectTo: () => path } });
  switch (value.intent) {
    case "move": {
      const path = to("moved", `block-${value.block}`);
      const moved = await moveBlock(actor, {
        ...once(path),
        block: value.block,
        direction: value.direction,
      });
      return moved.ok ? redirect(path) : form.refuse(moved.error);
    }
    case "comment": {
      const path = to("commented", "comments");
      const added = await addComment(actor, { ...once(path), section: value.section, body: value.body });
      return added.ok ? redirect(path) : form.refuse(added.error);
    }
    case "resolve": {
      const path = to("resolved", "comments");
      const resolved = await resolveComment(actor, { ...once(path), comment: value.comment });
      return resolved.ok ? redirect(path) : form.refuse(resolved.error);
    }
  }
}

export default function Draft() {
  return <DraftPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
