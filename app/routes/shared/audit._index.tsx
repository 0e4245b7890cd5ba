import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EVERY_KIND } from "~/domains/access/roles";
import { auditLoader } from "~/domains/oversight/pages/audit.server";
import { AuditPage } from "~/domains/oversight/ui/audit-page";

export const meta: MetaFunction = () => [{ title: "Audit log - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => auditLoader(args, EVERY_KIND);

export default function Audit() {
  return <AuditPage {...useLoaderData<typeof loader>()} />;
}
