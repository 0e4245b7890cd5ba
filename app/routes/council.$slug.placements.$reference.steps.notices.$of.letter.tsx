import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { saveLetter } from "~/domains/statutory/commands/save-letter.server";
import { letterSchema } from "~/domains/statutory/notice.schema";
import { noticeAtAddress } from "~/domains/statutory/queries/notice-at-address.server";
import { viewLetterForm } from "~/domains/statutory/queries/view-notice-form.server";
import { LetterFormPage } from "~/domains/statutory/ui/notice-forms";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { requireOwnVisit } from "~/platform/own-visit.server";

export const meta: MetaFunction = () => [{ title: "Write a letter - Homeward" }];

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  requireOwnVisit(request);
  const view = await viewLetterForm(actor, params.reference ?? "", params.of ?? "");
  return { view, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", of = "" } = params;
  const { part } = await noticeAtAddress(actor, reference, of);
  const form = await parseForm(request, letterSchema(part), { expects: "version" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).statutory(reference).notices();
  const path = withNotice(page, "statutory", "written");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await saveLetter(actor, { ...form.value, reference, of, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function WriteLetter() {
  return <LetterFormPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
