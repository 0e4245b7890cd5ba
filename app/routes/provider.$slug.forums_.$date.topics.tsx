import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { proposeTopic } from "~/domains/forums/commands/propose-topic.server";
import { voteTopic } from "~/domains/forums/commands/vote-topic.server";
import { viewTopics } from "~/domains/forums/queries/view-topics.server";
import { topicsSchema } from "~/domains/forums/talk.schema";
import { TopicsPage } from "~/domains/forums/ui/topics-page";
import { noticeOf, withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Topics of ${data?.view.title ?? "a forum"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const view = await viewTopics(actor, params.date ?? "");
  return { view, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const reference = params.date ?? "";
  await viewTopics(actor, reference);
  const form = await parseForm(request, topicsSchema);
  if (!form.ok) return form.response;
  const sent = form.value;
  const done = sent.intent === "propose" ? "proposed" : sent.vote === "for" ? "voted" : "back";
  const idempotency = {
    key: form.key,
    redirectTo: () =>
      withNotice(providerPaths(actor.organisationSlug).forum(reference).topics(), "topics", done),
  };
  const result =
    sent.intent === "propose"
      ? await proposeTopic(actor, { reference, title: sent.title, words: sent.words, idempotency })
      : await voteTopic(actor, { reference, topicId: sent.topic, vote: sent.vote, idempotency });
  return result.ok
    ? redirect(withNotice(providerPaths(actor.organisationSlug).forum(reference).topics(), "topics", done))
    : form.refuse(result.error);
}

export default function Topics() {
  const done = noticeOf("topics", useSearchParams()[0].get("done"));
  const lastResult = useActionData<typeof action>();
  return (
    <>
      {done && !lastResult ? <Banner tone="good" title={done} /> : null}
      <TopicsPage {...useLoaderData<typeof loader>()} lastResult={lastResult} />
    </>
  );
}
