import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { cancelDate } from "~/domains/forums/commands/cancel-date.server";
import { reasonSchema } from "~/domains/forums/organise.schema";
import { organiser } from "~/domains/forums/pages/organiser.server";
import { viewOwnDate } from "~/domains/forums/queries/view-own-date.server";
import { CancelDatePage } from "~/domains/forums/ui/publish-pages";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Cancel a forum - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, reference } = await organiser(args);
  return { view: await viewOwnDate(actor, reference), formKey: newFormKey() };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, page, reference } = await organiser(args);
  const form = await parseForm(args.request, reasonSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(page.page(), "forum", "cancelled");
  const idempotency = { key: form.key, redirectTo: () => path };
  const cancelled = await cancelDate(actor, { reference, version: form.version, ...form.value, idempotency });
  return cancelled.ok ? redirect(path) : form.refuse(cancelled.error);
}

export default function CancelDateRoute() {
  return <CancelDatePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
