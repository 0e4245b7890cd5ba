import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { publisherOf } from "~/domains/market/queries/published-statements.server";
import { subscriptionSchema } from "~/domains/market/statement/subscription.schema";
import { SubscribePage } from "~/domains/market/ui/subscribe-page";
import { askSubscription } from "~/domains/notifications/commands/ask-subscription.server";
import { publicStatements } from "~/paths/statements";
import { parseForm } from "~/platform/forms/submission.server";
import { PublicShell } from "~/ui/public-shell";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Subscribe to ${data?.publisher.name ?? "a market position statement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const publisher = await publisherOf(params.council ?? "");
  return { publisher, asked: new URL(request.url).searchParams.has("asked") };
}

/** The answer is the same whether the address is subscribed, has been too often today, or is new. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id, slug } = await publisherOf(params.council ?? "");
  const form = await parseForm(request, subscriptionSchema);
  if (!form.ok) return form.response;
  await askSubscription({ publisherId: id, email: form.value.email }, context.address);
  return redirect(`${publicStatements.subscribe(slug)}?asked`);
}

export default function Subscribe() {
  return (
    <PublicShell narrow>
      <SubscribePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
    </PublicShell>
  );
}
