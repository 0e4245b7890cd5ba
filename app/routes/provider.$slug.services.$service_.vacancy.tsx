import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { vacancyChangeWords } from "~/domains/agreements/placement/vacancy-proposal.rules";
import { vacancyChanges } from "~/domains/agreements/queries/vacancy-changes.server";
import { changeVacancy } from "~/domains/providers/commands/change-vacancy.server";
import { viewVacancy } from "~/domains/providers/queries/view-vacancy.server";
import { VacancyFormPage } from "~/domains/providers/ui/vacancy-form";
import { vacancySchema } from "~/domains/providers/vacancy.schema";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Places free in ${data?.view.title ?? "a service"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const view = await viewVacancy(actor, params.service ?? "");
  const change = await vacancyChanges(actor, params.service ?? "");
  return {
    view,
    change: change && { words: vacancyChangeWords(change), proposed: change.proposed },
    formKey: newFormKey(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, vacancySchema, { expects: "digest" });
  if (!form.ok) return form.response;
  const path = withNotice(providerPaths(actor.organisationSlug).vacancies(), "vacancies", "changed");
  const result = await changeVacancy(actor, {
    serviceId: params.service ?? "",
    expected: form.expected,
    ...form.value,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Vacancy() {
  return <VacancyFormPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
