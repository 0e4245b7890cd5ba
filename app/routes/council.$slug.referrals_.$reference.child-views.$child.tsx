import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { childViewAction, childViewLoader } from "~/domains/feedback/pages/child-view-form.server";
import { ChildViewPage } from "~/domains/feedback/ui/child-view-page";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";

export const meta: MetaFunction = () => [{ title: "The child’s own view - Homeward" }];

export const handle = { showsIdentity: true };

const askedIn = ({ reference = "", child = "" }: Readonly<Record<string, string | undefined>>) => ({
  referral: reference,
  // A place among the children, from 1; anything else is none.
  child: ["1", "2", "3", "4", "5", "6", "7", "8", "9"].indexOf(child) + 1,
});

export const loader = (args: LoaderFunctionArgs) => childViewLoader(args, askedIn(args.params));

export function action(args: ActionFunctionArgs) {
  const { reference = "" } = args.params;
  return childViewAction(args, {
    asked: askedIn(args.params),
    done: (slug) => withNotice(councilPaths(slug).referral(reference).page(), "referral", "view"),
  });
}

export default function ChildView() {
  return <ChildViewPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
