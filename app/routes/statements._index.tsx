import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPublished } from "~/domains/market/queries/published-statements.server";
import { PublicStatementsPage } from "~/domains/market/ui/public-statement-page";
import { PublicShell } from "~/ui/public-shell";

export const meta: MetaFunction = () => [{ title: "What councils need - Homeward" }];
export const loader = async () => ({ rows: await listPublished() });

export default function PublicStatements() {
  return (
    <PublicShell>
      <PublicStatementsPage {...useLoaderData<typeof loader>()} />
    </PublicShell>
  );
}
