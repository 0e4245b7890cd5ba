import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { useSidePaths } from "~/use-paths";
import type { PlacementLink } from "../queries/placements-of-referral.server";

/** What came of an accepted offer or an agreed referral: the way to each child's placement. */
export function PlacementLinks({ placements }: { placements: readonly PlacementLink[] }) {
  const paths = useSidePaths();
  if (placements.length === 0) return null;
  return (
    <Banner title={placements.length === 1 ? "Placement" : "Placements"}>
      <ul>
        {placements.map(({ reference, child, state }) => (
          <li key={reference}>
            <Anchor to={paths.placement(reference).page()}>
              {child} · <span className="nw">{reference}</span>
            </Anchor>
            : {state.charAt(0).toLowerCase()}
            {state.slice(1)}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
