import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { edition } from "~/domains/market/pages/edition.server";
import { viewStatement } from "~/domains/market/queries/view-statement.server";
import { PreviewPage } from "~/domains/market/ui/preview-page";
import { publicStatements } from "~/paths/statements";

export const meta: MetaFunction = () => [{ title: "Preview of the market position statement - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, number } = await edition(args);
  const view = await viewStatement(actor, number);
  const { state } = view.statement;
  // What everybody can read needs no preview.
  if (state === "published" || state === "superseded")
    return redirect(publicStatements.version(view.council.slug, number));
  return { view };
}

export default function Preview() {
  return <PreviewPage {...useLoaderData<typeof loader>()} />;
}
