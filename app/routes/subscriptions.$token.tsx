import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmSubscription } from "~/domains/notifications/commands/confirm-subscription.server";
import { viewSubscriptionLink } from "~/domains/notifications/queries/view-subscription-link.server";
import { ConfirmSubscriptionPage } from "~/domains/notifications/ui/confirm-subscription-page";
import { publicStatements } from "~/paths/statements";

export const meta: MetaFunction = () => [
  { title: "Confirm your subscription - Homeward" },
  { name: "robots", content: "noindex" },
];

/** Opening the link changes nothing and looks nothing up, because mail scanners open links. */
export function loader({ params }: LoaderFunctionArgs) {
  const view = viewSubscriptionLink(params.token ?? "");
  return data(view, { status: view.works ? 200 : 404 });
}

export async function action({ params }: ActionFunctionArgs) {
  const result = await confirmSubscription(params.token ?? "");
  if (!result.ok) return data({ works: false, done: null }, { status: 404 });
  const { publisher, slug } = result.value;
  return data({ works: true, done: { publisher, to: publicStatements.council(slug) } });
}

export default function ConfirmSubscription() {
  const { works } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <ConfirmSubscriptionPage
      works={answered?.works ?? works}
      done={answered?.done ?? null}
      again={publicStatements.list()}
    />
  );
}
