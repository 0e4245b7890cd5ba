import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { useCouncilPaths } from "~/use-paths";
import type { Board } from "../queries/view-board.server";

/** Whose turn it is once the accepted offer has fallen through: the offers that were kept in reserve. */
export function BoardReserves({ board: { reference, reserves } }: { board: Board }) {
  const referral = useCouncilPaths().referral(reference);
  if (reserves.length === 0) return null;
  return (
    <Banner
      tone="soon"
      title={
        reserves.length === 1
          ? "1 reserve offer can come back"
          : `${reserves.length} reserve offers can come back`
      }
    >
      <ul>
        {reserves.map(({ offer, service, provider, cost }) => (
          <li key={offer}>
            <Anchor to={referral.offer(offer).page()}>
              {service}, {provider}
            </Anchor>
            {cost ? `: ${cost}` : null}
          </li>
        ))}
      </ul>
      <p>
        {reserves.length === 1 ? "This provider has" : "These providers have"} been told by email that the
        placement fell through. Call them if you need an answer soon.
      </p>
    </Banner>
  );
}
