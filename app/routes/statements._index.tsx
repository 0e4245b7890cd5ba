import { data, type HeadersFunction, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listHeaders } from "~/domains/market/pages/published.server";
import { listPublished } from "~/domains/market/queries/published-statements.server";
import { PublicStatementsPage } from "~/domains/market/ui/public-statement-page";
import { PublicShell } from "~/ui/public-shell";

export const meta: MetaFunction = () => [{ title: "What councils need - Homeward" }];
/** Kept as bytes by the server until something else is published (scripts/server/stored-pages.ts). */
export const handle = { storedBytes: true };
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader() {
  const rows = await listPublished();
  return data({ rows }, { headers: listHeaders(rows) });
}

export default function PublicStatements() {
  return (
    <PublicShell>
      <PublicStatementsPage {...useLoaderData<typeof loader>()} />
    </PublicShell>
  );
}
