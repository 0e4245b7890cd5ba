import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { childViewAction, childViewLoader } from "~/domains/feedback/pages/child-view-form.server";
import { ChildViewPage } from "~/domains/feedback/ui/child-view-page";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";

export const meta: MetaFunction = () => [{ title: "The child’s own view - Homeward" }];

export const handle = { showsIdentity: true };

export const loader = (args: LoaderFunctionArgs) =>
  childViewLoader(args, { placement: args.params.reference ?? "" });

export function action(args: ActionFunctionArgs) {
  const { reference = "" } = args.params;
  return childViewAction(args, {
    asked: { placement: reference },
    done: (slug) => withNotice(councilPaths(slug).placement(reference).feedback(), "feedback", "view"),
  });
}

export default function ChildView() {
  return <ChildViewPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
