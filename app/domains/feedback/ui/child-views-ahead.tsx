import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { useCouncilPaths } from "~/use-paths";
import type { ViewStanding, ViewsOfOptions } from "../queries/views-of-options.server";

type Props = { referral: string; said: ViewsOfOptions };

const childOf = ({ child, of }: ViewStanding) => (of === 1 ? "The child" : `Child ${child} of ${of}`);

/** Before funding is requested: whose view of the options nobody has recorded. It stops nothing. */
export function ChildViewsAhead({ referral, said: { views, opens } }: Props) {
  const page = useCouncilPaths().referral(referral);
  const missing = views.filter(({ words }) => words === null);
  if (missing.length === 0) return null;
  return (
    <Banner tone="soon" title="The child’s own view of the options is not recorded">
      <p>You can go on without it. The social worker can record it, or why the child was not asked.</p>
      {opens ? (
        <ul className="list-disc pl-5">
          {missing.map((one) => (
            <li key={one.child}>
              {childOf(one)}: <Anchor to={page.childView(one.child)}>record the view</Anchor>
            </li>
          ))}
        </ul>
      ) : null}
    </Banner>
  );
}

/** On the referral's page: whether each child was asked about the options, and where that is read or recorded. */
export function ChildViewLines({ referral, said: { views, opens } }: Props) {
  const page = useCouncilPaths().referral(referral);
  if (!opens) return null;
  return (
    <ul className="my-4">
      {views.map((one) => (
        <li key={one.child}>
          {childOf(one)}’s own view of the options: {one.words ?? "not recorded"}.{" "}
          <Anchor to={page.childView(one.child)}>
            {one.words === null ? "Record it" : "Read it"}
            <span className="sr-only">: {childOf(one)}</span>
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
