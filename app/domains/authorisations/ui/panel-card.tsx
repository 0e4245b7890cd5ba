import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Card } from "~/ui/card";
import { useCouncilPaths } from "~/use-paths";
import type { AuthorisationView } from "../queries/view-authorisation.server";

/** What the council's panel decided or asked for, or that it has recorded nothing; nothing waits for it. */
export function PanelCard({ view }: { view: AuthorisationView }) {
  const to = useCouncilPaths().authorisation(view.id).panel();
  const { panel } = view;
  if (panel === null) return null;
  const { recorded, missing } = panel;
  const open = view.whyNotPanel === null;
  if (recorded === null)
    return open ? (
      <Banner tone="soon" title={missing}>
        <p>
          Funding can be decided without it. <Anchor to={to}>Record what it decided</Anchor>
        </p>
      </Banner>
    ) : null;
  return (
    <Card title={`The ${panel.name}, ${recorded.on}`}>
      <p className="whitespace-pre-line">{recorded.words}</p>
      <p className="why mb-0">
        {recorded.by}. {open ? <Anchor to={to}>Record a later decision</Anchor> : null}
      </p>
    </Card>
  );
}
