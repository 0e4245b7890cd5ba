import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { saveTemplate } from "~/domains/agreements/commands/save-template.server";
import { viewTemplate } from "~/domains/agreements/queries/view-template.server";
import { templateSchema } from "~/domains/agreements/template/template.schema";
import { TemplatePage } from "~/domains/agreements/ui/template-pages";
import { noticeOf, withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction = () => [{ title: "Agreement template - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await viewTemplate(actor), formKey: newFormKey() };
}

/** Saves the draft and leads to its preview. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, templateSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const { preview } = councilPaths(actor.organisationSlug).agreementTemplate();
  const path = withNotice(preview(), "template", "saved");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await saveTemplate(actor, { ...form.value, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function AgreementTemplate() {
  const [search] = useSearchParams();
  const done = noticeOf("template", search.get("done"));
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <TemplatePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
    </>
  );
}
