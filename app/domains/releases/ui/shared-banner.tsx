import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { useProviderPaths } from "~/use-paths";
import type { SharedWithMe } from "../queries/shared-with-me.server";

/** On a referral and its offer: what the council has opened to this person beyond the edition. */
export function SharedBanner({ shared }: { shared: SharedWithMe }) {
  const referral = useProviderPaths().referral(shared.reference);
  if (!shared.detail && !shared.identity) return null;
  return (
    <Banner title={shared.identity ? "You may know who the child is" : "The council tells you more"}>
      {shared.identity ? (
        <p>
          An officer of the council named you, and nobody else here sees it.{" "}
          <Anchor to={referral.identity()}>Who the child is</Anchor>
        </p>
      ) : null}
      {shared.detail ? (
        <p>
          {shared.detail === "terms"
            ? "Your offer is on the shortlist. Risk and health are told more fully once you accept the confidentiality terms. "
            : "Risk and health, told more fully. "}
          <Anchor to={referral.detail()}>Fuller detail</Anchor>
        </p>
      ) : null}
      <p>The council sees each time that you look.</p>
    </Banner>
  );
}
