import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { publishedHeaders, publishedNumber } from "~/domains/market/pages/published.server";
import { viewPublished } from "~/domains/market/queries/published-statements.server";
import { PublicStatementPage } from "~/domains/market/ui/public-statement-page";
import { PublicShell } from "~/ui/public-shell";

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  {
    title: view
      ? `${view.content.council.name}: market position statement, version ${view.content.number} - Homeward`
      : "Market position statement - Homeward",
  },
];
/** Kept as bytes by the server until something else is published (scripts/server/stored-pages.ts). */
export const handle = { storedBytes: true };
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/** One version, at an address that stays. */
export async function loader({ params }: LoaderFunctionArgs) {
  const view = await viewPublished(params.council ?? "", publishedNumber(params.number));
  return data(view, { headers: publishedHeaders(view) });
}

export default function StatementVersion() {
  return (
    <PublicShell>
      <PublicStatementPage view={useLoaderData<typeof loader>()} />
    </PublicShell>
  );
}
