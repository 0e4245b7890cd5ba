import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { holds } from "~/domains/access/actor";
import { navigationOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { CASE_WRITERS, REFERRAL_READERS } from "~/domains/access/role-groups";
import { listsOf } from "~/domains/home/lists.rules";
import { MOST_ROWS } from "~/domains/home/most-rows.rules";
import { councilHome } from "~/domains/home/queries/council-home.server";
import { HomeList } from "~/domains/home/ui/home-list";
import { OwnLists } from "~/domains/home/ui/own-lists";
import { PlainHome } from "~/domains/home/ui/plain-home";
import { councilPaths } from "~/paths";
import { Actions, ButtonLink } from "~/ui/button";
import { PageHeading } from "~/ui/page-heading";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction = () => [{ title: "Needs me now - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const home = await councilHome(actor);
  const base = councilPaths(actor.organisationSlug).home();
  const links = navigationOf(actor).filter(({ to }) => to !== base);
  const begins = holds(actor, ...CASE_WRITERS);
  const reads = holds(actor, ...REFERRAL_READERS);
  return { home, links, begins, reads, lists: listsOf(actor), organisation: actor.organisationName };
}

export default function CouncilHome() {
  const paths = useCouncilPaths();
  const { home, links, begins, reads, lists, organisation } = useLoaderData<typeof loader>();
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
  return (
    <>
      <PageHeading title={titleOf(home.rows.length)} lede="Most urgent first." />
      <HomeList
        rows={home.rows}
        label="What needs me now"
        empty={
          <p>
            Answers, offers, questions of money and drafts come here by themselves. You get a mail for the
            urgent ones.
          </p>
        }
      />
      <div className="mt-4">
        <Actions>
          {begins ? (
            <ButtonLink to={paths.newReferral()} tone={home.rows.length > 0 ? "plain" : "primary"}>
              Begin a referral
            </ButtonLink>
          ) : null}
          {reads ? (
            <ButtonLink to={paths.referrals()} tone="plain">
              All referrals
            </ButtonLink>
          ) : null}
        </Actions>
      </div>
      <OwnLists lists={lists} />
    </>
  );
}

function titleOf(count: number): string {
  if (count === 0) return "Nothing needs you now";
  if (count >= MOST_ROWS) return `${MOST_ROWS} or more things need you now`;
  return count === 1 ? "1 thing needs you now" : `${count} things need you now`;
}
