import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { stopEmails } from "~/domains/notifications/commands/stop-emails.server";
import { viewStop } from "~/domains/notifications/queries/view-stop.server";
import { StopPage } from "~/domains/notifications/ui/stop-page";
import { readForm } from "~/platform/forms/submission.server";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction = () => [
  { title: "Stop emails - Homeward" },
  { name: "robots", content: "noindex" },
];

/** A mail program sends the press by itself, from no page of ours (RFC 8058): what is in the address is all it proves. */
export const handle = { fromOutside: true };

/** Opening the link changes nothing, because mail scanners open links. */
export function loader({ params }: LoaderFunctionArgs) {
  const view = viewStop(params.token ?? "");
  return data({ view: view ?? null }, { status: view ? 200 : 404 });
}

/** Answered without a redirect, which mail programs would not follow. */
export async function action({ request, params }: ActionFunctionArgs) {
  const back = (await readForm(request)).get("move") === "back";
  const result = await stopEmails(params.token ?? "", back);
  if (!result.ok) return notFound();
  return { done: back ? ("back" as const) : ("stopped" as const) };
}

export default function Stop() {
  const { view } = useLoaderData<typeof loader>();
  return <StopPage view={view} done={useActionData<typeof action>()?.done ?? null} />;
}
