import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewRecord } from "~/domains/records/queries/view-record.server";
import { RecordPage } from "~/domains/records/ui/record-page";
import { noticeOf } from "~/notices";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Case record: ${data?.record.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const done = noticeOf("record", new URL(request.url).searchParams.get("done")) ?? null;
  return { record: await viewRecord(actor, params.reference ?? ""), done };
}

export default function CaseRecord() {
  return <RecordPage {...useLoaderData<typeof loader>()} />;
}
