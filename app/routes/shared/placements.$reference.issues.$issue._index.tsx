import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { viewIssue } from "~/domains/issues/queries/view-issue.server";
import { IssuePage } from "~/domains/issues/ui/issue-page";
import { noticeOf } from "~/notices";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Issue: ${data?.view.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return { view: await viewIssue(actor, params.reference ?? "", params.issue ?? "") };
}

export default function Issue() {
  const [search] = useSearchParams();
  const done = noticeOf("issue", search.get("done"));
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <IssuePage {...useLoaderData<typeof loader>()} />
    </>
  );
}
