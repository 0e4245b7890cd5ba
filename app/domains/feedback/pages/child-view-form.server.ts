import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireActor } from "~/domains/access/require-actor.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { requireOwnVisit } from "~/platform/own-visit.server";
import { childViewSchema } from "../child-view.schema";
import { recordChildView } from "../commands/record-child-view.server";
import type { ChildAsked } from "../queries/find-child.server";
import { viewChildView } from "../queries/view-child-view.server";

// Shared by the page of a referral's child and that of a placement's.

/** What the child said, which is a look, with the form that records it. 404 for what the actor may not see, 403 for who may not know the child. */
export async function childViewLoader({ request, params }: LoaderFunctionArgs, asked: ChildAsked) {
  const actor = await requireActor({ request, params }, "council");
  requireOwnVisit(request);
  return { view: await viewChildView(actor, asked), formKey: newFormKey() };
}

/** Records it and goes to the page that `done` gives for a council; else the page again, with what was typed. */
export async function childViewAction(
  { request, params }: ActionFunctionArgs,
  { asked, done }: { asked: ChildAsked; done: (councilSlug: string) => string },
) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, childViewSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = done(actor.organisationSlug);
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await recordChildView(actor, { ...form.value, asked, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}
