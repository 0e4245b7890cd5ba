import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { confirmVacancies } from "~/domains/providers/commands/confirm-vacancies.server";
import { listOwnServices } from "~/domains/providers/queries/list-own-services.server";
import { VacanciesPage } from "~/domains/providers/ui/vacancies-page";
import { confirmAllSchema } from "~/domains/providers/vacancy.schema";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Places free - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  return {
    view: await listOwnServices(actor),
    formKey: newFormKey(),
    done: new URL(request.url).searchParams.get("done"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, confirmAllSchema);
  if (!form.ok) return form.response;
  const path = withNotice(providerPaths(actor.organisationSlug).vacancies(), "vacancies", "confirmed");
  const result = await confirmVacancies(actor, {
    seen: form.value.seen,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Vacancies() {
  const refused = useActionData<typeof action>()?.error?.[""]?.[0] ?? null;
  return <VacanciesPage {...useLoaderData<typeof loader>()} refused={refused} />;
}
