import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { agendaAction } from "~/domains/forums/pages/agenda.server";
import { dateLoader } from "~/domains/forums/pages/date.server";
import { AgendaPage } from "~/domains/forums/ui/agenda-page";

export const meta: MetaFunction = () => [{ title: "Agenda and papers - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => dateLoader(args, ORGANISERS);
export const action = (args: ActionFunctionArgs) => agendaAction(args, ORGANISERS);

export default function AgendaRoute() {
  return <AgendaPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
