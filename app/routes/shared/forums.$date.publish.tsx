import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { publishDate } from "~/domains/forums/commands/publish-date.server";
import { publishSchema } from "~/domains/forums/organise.schema";
import { organiser } from "~/domains/forums/pages/organiser.server";
import { viewOwnDate } from "~/domains/forums/queries/view-own-date.server";
import { PublishPage } from "~/domains/forums/ui/publish-pages";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Publish a forum - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, reference } = await organiser(args);
  return { view: await viewOwnDate(actor, reference), formKey: newFormKey() };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, page, reference } = await organiser(args);
  const form = await parseForm(args.request, publishSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(page.page(), "forum", "published");
  const idempotency = { key: form.key, redirectTo: () => path };
  const published = await publishDate(actor, { reference, version: form.version, idempotency });
  return published.ok ? redirect(path) : form.refuse(published.error);
}

export default function PublishRoute() {
  return <PublishPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
