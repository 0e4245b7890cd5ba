import { Anchor } from "~/ui/anchor";
import { SummaryList } from "~/ui/summary-list";
import { useCouncilPaths, useProviderPaths } from "~/use-paths";
import type { PlacementView } from "../queries/view-placement.server";

/** The referral and the offer that a placement came of, with links for who may open them. */
export function PlacementSources({ placement }: { placement: PlacementView }) {
  return placement.side === "council" ? (
    <CouncilSources placement={placement} />
  ) : (
    <ProviderSources placement={placement} />
  );
}

function CouncilSources({ placement: { referral, offer, opens } }: { placement: PlacementView }) {
  const page = useCouncilPaths().referral(referral);
  return (
    <SummaryList
      rows={[
        { key: "Referral", value: linked(referral, opens.referral && page.page()) },
        ...(offer ? [{ key: "Offer", value: linked(offer, opens.offer && page.offer(offer).page()) }] : []),
      ]}
    />
  );
}

function ProviderSources({ placement: { referral, offer, opens } }: { placement: PlacementView }) {
  const paths = useProviderPaths();
  return (
    <SummaryList
      rows={[
        { key: "Referral", value: linked(referral, opens.referral && paths.referral(referral).page()) },
        ...(offer
          ? [{ key: "Our offer", value: linked(offer, opens.offer && paths.offer(offer).page()) }]
          : []),
      ]}
    />
  );
}

/** A reference, with a link only where it leads to a page that the reader may open. */
const linked = (reference: string, to: string | false) =>
  to === false ? reference : <Anchor to={to}>{reference}</Anchor>;
