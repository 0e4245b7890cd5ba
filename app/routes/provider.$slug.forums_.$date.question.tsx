import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { askQuestion } from "~/domains/forums/commands/ask-question.server";
import { viewTopics } from "~/domains/forums/queries/view-topics.server";
import { questionSchema } from "~/domains/forums/talk.schema";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { useProviderPaths } from "~/use-paths";

export const meta: MetaFunction = () => [{ title: "Ask without your name - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const view = await viewTopics(actor, params.date ?? "");
  return {
    view,
    page: providerPaths(actor.organisationSlug).forum(view.reference).page(),
    formKey: newFormKey(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const reference = params.date ?? "";
  await viewTopics(actor, reference);
  const form = await parseForm(request, questionSchema);
  if (!form.ok) return form.response;
  const path = withNotice(
    providerPaths(actor.organisationSlug).forum(reference).page(),
    "bookableForum",
    "asked",
  );
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await askQuestion(actor, { reference, words: form.value.words, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Question() {
  const paths = useProviderPaths();
  const { view, page, formKey } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof questionSchema>({ id: "question", lastResult });
  return (
    <DecisionPage
      crumbs={[
        { label: "Forums", to: paths.forums() },
        { label: view.title, to: page },
        { label: "Question" },
      ]}
      title="Ask without your name"
      lede={`Everybody who comes reads the question, and ${view.ownerName}'s answer. Nothing is kept of who asked.`}
      whyNot={view.open || lastResult ? null : "This date has begun or is cancelled. Ask before the next one"}
      form={form}
      formKey={formKey}
      version={1}
      button="Ask"
      back={{ to: page, words: "Back to the date" }}
    >
      <TextArea
        field={fields.words}
        label="Your question"
        hint="Leave out what tells who you are. Do not name children. It cannot be changed afterwards."
        rows={4}
        limit={500}
      />
    </DecisionPage>
  );
}
