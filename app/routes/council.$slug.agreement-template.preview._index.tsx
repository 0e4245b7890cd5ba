import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { publishTemplate } from "~/domains/agreements/commands/publish-template.server";
import { previewTemplate } from "~/domains/agreements/queries/view-template.server";
import { publishTemplateSchema } from "~/domains/agreements/template/template.schema";
import { TemplatePreviewPage } from "~/domains/agreements/ui/template-pages";
import { noticeOf, withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction = () => [{ title: "Preview of the agreement template - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { preview: await previewTemplate(actor), formKey: newFormKey() };
}

/** Publishes the draft that was looked at. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, publishTemplateSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const { page } = councilPaths(actor.organisationSlug).agreementTemplate();
  const path = withNotice(page(), "template", "published");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await publishTemplate(actor, { ...form.value, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function PreviewAgreementTemplate() {
  const [search] = useSearchParams();
  const done = noticeOf("template", search.get("done"));
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <TemplatePreviewPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
    </>
  );
}
