import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { useCouncilPaths } from "~/use-paths";
import type { SearchLinks as Links } from "../queries/search-links.server";
import type { PlacementSearches } from "../queries/view-search-again.server";

/** On a referral: the placement that it searches again after, and the searches that followed its own. */
export function SearchLinks({ links: { after, next } }: { links: Links }) {
  const paths = useCouncilPaths();
  return (
    <>
      {after ? (
        <Banner title={`New search after placement ${after.placement}`}>
          <p>
            {after.reason}. The placement was{" "}
            <Anchor to={paths.placement(after.placement).page()}>
              <span className="nw">{after.placement}</span>
            </Anchor>
            , copied from referral{" "}
            <Anchor to={paths.referral(after.referral).page()}>
              <span className="nw">{after.referral}</span>
            </Anchor>
            . Providers do not see this.
          </p>
        </Banner>
      ) : null}
      {next.length > 0 ? (
        <Banner title="New searches from this referral">
          <ul>
            {next.map((one) => (
              <li key={one.referral}>
                <Anchor to={paths.referral(one.referral).page()}>
                  Referral <span className="nw">{one.referral}</span>
                </Anchor>
                : {lowerFirst(one.state)}. After placement{" "}
                <Anchor to={paths.placement(one.placement).page()}>
                  <span className="nw">{one.placement}</span>
                </Anchor>
                : {one.reason}
              </li>
            ))}
          </ul>
        </Banner>
      ) : null}
    </>
  );
}

/** On a placement: the searches that follow it, and the way to begin one. */
export function SearchesCard({ searches: { searches, begins, opens } }: { searches: PlacementSearches }) {
  const paths = useCouncilPaths();
  return (
    <Card title="Search for the next placement">
      {searches.length > 0 ? (
        <ul className="task-list">
          {searches.map(({ reference, state, reason }) => (
            <li key={reference}>
              {opens ? (
                <Anchor to={paths.referral(reference).page()}>
                  Referral <span className="nw">{reference}</span>
                </Anchor>
              ) : (
                <>
                  Referral <span className="nw">{reference}</span>
                </>
              )}
              : {lowerFirst(state)}. {reason}
            </li>
          ))}
        </ul>
      ) : null}
      {begins ? (
        <ButtonLink tone="plain" to={paths.placement(begins.placement).searchAgain()}>
          {begins.continues ? "Search for the next placement" : "Search again"}
        </ButtonLink>
      ) : null}
    </Card>
  );
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
