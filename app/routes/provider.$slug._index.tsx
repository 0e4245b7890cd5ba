import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { navigationOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { listsOf } from "~/domains/home/lists.rules";
import { providerHome } from "~/domains/home/queries/provider-home.server";
import { HomeList } from "~/domains/home/ui/home-list";
import { OwnLists } from "~/domains/home/ui/own-lists";
import { PlainHome } from "~/domains/home/ui/plain-home";
import { ReferralsToAnswer } from "~/domains/routing/ui/referrals-to-answer";
import { providerPaths } from "~/paths";
import { Actions, ButtonLink } from "~/ui/button";
import { PageHeading } from "~/ui/page-heading";
import { useProviderPaths } from "~/use-paths";

export const meta: MetaFunction = () => [{ title: "Needs me now - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const home = await providerHome(actor);
  const base = providerPaths(actor.organisationSlug).home();
  return {
    home,
    links: navigationOf(actor).filter(({ to }) => to !== base),
    lists: listsOf(actor),
    organisation: actor.organisationName,
  };
}

export default function ProviderHome() {
  const paths = useProviderPaths();
  const { home, links, lists, organisation } = useLoaderData<typeof loader>();
  if (!home.works)
    return (
      <>
        <PageHeading
          title={organisation}
          lede="Nothing on Homeward waits for your role. This is where things are."
        />
        <OwnLists lists={lists} />
        <PlainHome links={links} />
      </>
    );
  const { referrals, rows, open } = home;
  const reads = (to: string) => links.some((link) => link.to === to);
  const all = open + rows.length;
  return (
    <>
      <PageHeading
        title={
          all === 0
            ? "Nothing needs you now"
            : all === 1
              ? "1 thing needs you now"
              : `${all} things need you now`
        }
        lede={
          reads(paths.referrals())
            ? "Referrals by the time left to answer, then your offers. Nothing closes because somebody read it."
            : "Most urgent first. Opening something does not close it."
        }
      />
      <ReferralsToAnswer referrals={referrals} open={open} />
      {rows.length > 0 || referrals.length === 0 ? (
        <>
          {referrals.length > 0 ? <h2>Your offers, forums and organisation</h2> : null}
          <HomeList
            rows={rows}
            label="What else needs me now"
            empty={
              <p>
                {reads(paths.referrals())
                  ? "A council's referral comes here when one of your services matches. We also email you."
                  : "Returned invoices and credit notes, and answers to payment queries, appear here. We also email you."}
              </p>
            }
          />
        </>
      ) : null}
      <div className="mt-4">
        <Actions>
          {reads(paths.referrals()) ? (
            <ButtonLink to={paths.referrals()} tone="plain">
              All referrals
            </ButtonLink>
          ) : (
            <ButtonLink to={paths.payments()} tone="plain">
              Payments
            </ButtonLink>
          )}
          <ButtonLink to={paths.offers()} tone="plain">
            Our offers
          </ButtonLink>
        </Actions>
      </div>
      <OwnLists lists={lists} />
    </>
  );
}
