import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ownerAction, ownerLoader } from "~/domains/providers/pages/owner.server";
import { OwnerPage } from "~/domains/providers/ui/owner-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.owner.name ?? "Owner"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => ownerLoader(args, "council");
export const action = (args: ActionFunctionArgs) => ownerAction(args, "council");

export default function Owner() {
  const refused = useActionData<typeof action>()?.error?.[""]?.[0] ?? null;
  return <OwnerPage {...useLoaderData<typeof loader>()} refused={refused} />;
}
