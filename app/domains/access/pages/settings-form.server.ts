import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { noticeOf, withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { settingsSchema } from "../access.schema";
import type { Actor } from "../actor";
import { changeSettings } from "../commands/change-settings.server";
import { sidePathsOf } from "../navigation";
import { viewSettings } from "../queries/view-settings.server";
import { requireActor } from "../require-actor.server";

// Shared by the settings of a council, which have more on their page, and those of a provider.

/** The numbers of the actor's organisation and its duty owner, with the form that changes them. */
export async function settingsLoader(actor: Actor, request: Request) {
  return {
    settings: await viewSettings(actor),
    organisation: actor.organisationName,
    done: noticeOf("settings", new URL(request.url).searchParams.get("done")),
    formKey: newFormKey(),
  };
}

/** Saves them and shows the page again; else the page as it was sent, with what was typed. */
export async function settingsAction({ request, params }: ActionFunctionArgs, kind: "council" | "provider") {
  const actor = await requireActor({ request, params }, kind);
  const form = await parseForm(request, settingsSchema, { expects: "digest" });
  if (!form.ok) return form.response;
  const path = withNotice(sidePathsOf(actor).settings(), "settings", "saved");
  const result = await changeSettings(actor, {
    ...form.value,
    expected: form.expected,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}
