import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domains/access/actor";
import { moveIntention } from "~/domains/market/commands/move-intention.server";
import { moveIntentionSchema } from "~/domains/market/intentions/intention.schema";
import { edition } from "~/domains/market/pages/edition.server";
import { viewIntention } from "~/domains/market/queries/view-intention.server";
import { MoveIntentionPage } from "~/domains/market/ui/move-intention-page";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Status of a commissioning intention - Homeward" }];

/** The published intention that the address is about; 404 for every other. */
async function intention(args: LoaderFunctionArgs) {
  const look = (actor: Actor, number: number) => viewIntention(actor, number, args.params.key ?? "");
  const found = await edition(args, look);
  return { ...found, ...(await look(found.actor, found.number)) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { number, progress, whyNot } = await intention(args);
  return { number, progress, whyNot, formKey: newFormKey() };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, number, page, progress } = await intention(args);
  const form = await parseForm(args.request, moveIntentionSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(page.page(), "statement", "intention-moved");
  const moved = await moveIntention(actor, {
    number,
    key: progress.key,
    ...form.value,
    expectedVersion: form.version,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return moved.ok ? redirect(path) : form.refuse(moved.error);
}

export default function MoveIntention() {
  return (
    <MoveIntentionPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
