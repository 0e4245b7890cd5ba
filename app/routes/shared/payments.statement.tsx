import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { monthWords } from "~/domains/payments/payment-words.rules";
import { viewAccountStatement } from "~/domains/payments/queries/view-account-statement.server";
import { AccountStatementPage } from "~/domains/payments/ui/account-statement-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Statement${data ? ` for ${monthWords(data.view.month)}` : ""} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return { view: await viewAccountStatement(actor, new URL(request.url).searchParams.get("month")) };
}

export default function AccountStatement() {
  return <AccountStatementPage {...useLoaderData<typeof loader>()} />;
}
