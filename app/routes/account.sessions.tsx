import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { endSessionSchema } from "~/domains/access/access.schema";
import { endMySessions } from "~/domains/access/commands/end-my-sessions.server";
import { listMySessions } from "~/domains/access/queries/list-my-sessions.server";
import { requirePerson } from "~/domains/access/require-person.server";
import { SessionsPage } from "~/domains/access/ui/sessions-page";
import { account } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";

export const meta: MetaFunction = () => [{ title: "Where you are signed in - Homeward" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const sessions = await listMySessions(await requirePerson(request), request);
  return { sessions, done: new URL(request.url).searchParams.has("done") };
}

export async function action({ request }: ActionFunctionArgs) {
  const personId = await requirePerson(request);
  const form = await parseForm(request, endSessionSchema);
  if (!form.ok) return form.response;
  await endMySessions(personId, request, form.value.end);
  return redirect(`${account.sessions()}?done`);
}

export default function Sessions() {
  return <SessionsPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
