import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { edition } from "~/domains/market/pages/edition.server";
import { viewStatement } from "~/domains/market/queries/view-statement.server";
import { PreviewPage } from "~/domains/market/ui/preview-page";

export const meta: MetaFunction = () => [{ title: "Preview of the market position statement - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, number } = await edition(args);
  return { view: await viewStatement(actor, number) };
}

export default function Preview() {
  return <PreviewPage {...useLoaderData<typeof loader>()} />;
}
