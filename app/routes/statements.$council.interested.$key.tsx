import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewAccount } from "~/domains/access/queries/view-account.server";
import { signedInPerson } from "~/domains/access/session.server";
import { viewIntentionForReaders } from "~/domains/market/queries/view-new-interest.server";
import { InterestedPage } from "~/domains/market/ui/interested-page";
import { providerInterestPaths } from "~/paths/statements";
import { PublicShell } from "~/ui/public-shell";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `We are interested: ${data?.view.block.title ?? "a commissioning intention"} - Homeward` },
];

/** Leads whoever acts for one provider to its own page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { council = "", key = "" } = params;
  const view = await viewIntentionForReaders(council, key);
  const personId = await signedInPerson(request);
  if (!personId) return { view, providers: null };
  const { organisations } = await viewAccount(personId);
  const providers = organisations
    .filter(({ kind }) => kind === "provider")
    .map(({ name, home }) => ({ name, home }));
  const [only, ...others] = providers;
  if (only && others.length === 0 && !view.whyNot)
    throw redirect(providerInterestPaths(only.home).submitInterest(council, key));
  return { view, providers };
}

export default function Interested() {
  return (
    <PublicShell>
      <InterestedPage {...useLoaderData<typeof loader>()} />
    </PublicShell>
  );
}
