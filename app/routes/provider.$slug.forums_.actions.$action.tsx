import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { settleAction } from "~/domains/forums/commands/settle-action.server";
import { viewAction } from "~/domains/forums/queries/view-action.server";
import { actionDoneSchema } from "~/domains/forums/talk.schema";
import { OwnAction } from "~/domains/forums/ui/own-action";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "An action from a forum - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const one = await viewAction(actor, params.action ?? "");
  return { one, base: `/provider/${actor.organisationSlug}/forums`, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, actionDoneSchema);
  if (!form.ok) return form.response;
  const path = `/provider/${actor.organisationSlug}/forums/actions/${params.action}`;
  const result = await settleAction(actor, {
    id: params.action ?? "",
    version: form.version,
    move: "done",
    note: form.value.note,
    once: { key: form.key, outcome: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Action() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<{ note: string }>({ id: "action", lastResult });
  return <OwnAction {...page} form={form} fields={fields} />;
}
