import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { dateLoader, editAction } from "~/domains/forums/pages/date.server";
import { EditDatePage } from "~/domains/forums/ui/edit-date-page";

export const meta: MetaFunction = () => [{ title: "Change a forum - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => dateLoader(args, ORGANISERS);
export const action = (args: ActionFunctionArgs) => editAction(args, ORGANISERS);

export default function EditDateRoute() {
  const { view } = useLoaderData<typeof loader>();
  return (
    <EditDatePage
      date={view.date}
      seats={view.seats}
      seatsDigest={view.digests.seats}
      lastResult={useActionData<typeof action>()}
    />
  );
}
