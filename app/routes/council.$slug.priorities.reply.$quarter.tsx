import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { replyToFigures } from "~/domains/priorities/commands/reply-to-figures.server";
import { viewReply } from "~/domains/priorities/queries/view-reply.server";
import { replySchema } from "~/domains/priorities/reply.schema";
import { ReplyToFiguresPage } from "~/domains/priorities/ui/reply-page";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Reply to our figures - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await viewReply(actor, params.quarter ?? ""), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { quarter = "" } = params;
  const form = await parseForm(request, replySchema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = `${councilPaths(actor.organisationSlug).prioritiesOf(actor.organisationSlug)}?quarter=${encodeURIComponent(quarter)}`;
  const path = withNotice(page, "priorities", "replied");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await replyToFigures(actor, { ...form.value, quarter, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function ReplyToFigures() {
  return (
    <ReplyToFiguresPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
