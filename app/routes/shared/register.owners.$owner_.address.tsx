import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { ownerAddressAction, ownerAddressLoader } from "~/domains/providers/pages/confirmations.server";
import { OwnerAddressPage } from "~/domains/providers/ui/owner-address-page";

export const meta: MetaFunction = () => [{ title: "Confirm an address - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => ownerAddressLoader(args, ORGANISERS);
export const action = (args: ActionFunctionArgs) => ownerAddressAction(args, ORGANISERS);

export default function OwnerAddress() {
  return <OwnerAddressPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
