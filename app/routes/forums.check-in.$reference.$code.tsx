import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { checkInAction, checkInLoader } from "~/domains/forums/pages/door.server";
import { CheckInPage } from "~/domains/forums/ui/check-in-page";
import { PublicShell } from "~/ui/public-shell";

export const meta: MetaFunction = () => [{ title: "Say that you are here - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => checkInLoader(args);
export const action = (args: ActionFunctionArgs) => checkInAction(args);

export default function CheckIn() {
  return (
    <PublicShell withoutSignIn narrow>
      <CheckInPage {...useLoaderData<typeof loader>()} wrong={useActionData<typeof action>()?.wrong} />
    </PublicShell>
  );
}
