import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewForumDate } from "~/domains/forums/queries/view-forum-date.server";
import { ForumDatePage } from "~/domains/forums/ui/forum-date-page";
import { noticeOf } from "~/notices";
import { newFormKey } from "~/platform/ids";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.date.title ?? "A forum"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const date = await viewForumDate(actor, params.date ?? "");
  return { date, formKey: newFormKey() };
}

export default function ForumDate() {
  const done = noticeOf("bookableForum", useSearchParams()[0].get("done"));
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <ForumDatePage {...useLoaderData<typeof loader>()} />
    </>
  );
}
