import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { usePlacementPaths } from "~/use-paths";
import { agreementTag } from "../agreement/agreement-words.rules";
import type { AgreementsOfOffer } from "../queries/agreements-of-offer.server";

/** On the page of an accepted offer: its agreements, and the way to write those that are missing. */
export function AgreementLinks({ found }: { found: AgreementsOfOffer }) {
  const paths = usePlacementPaths();
  const { agreements, toWrite } = found;
  if (agreements.length + toWrite === 0) return null;
  return (
    <Banner
      tone={toWrite > 0 ? "soon" : "info"}
      title={toWrite > 0 ? "Placement agreement to write" : "Placement agreement"}
    >
      {agreements.map((one) => (
        <p key={one.reference}>
          <Anchor to={paths.agreement(one.reference).page()}>{one.reference}</Anchor>{" "}
          {agreementTag(one).words.toLowerCase()}
        </p>
      ))}
      {toWrite > 0 ? (
        <p>
          <Anchor to={`${paths.agreements()}?show=to-write`}>Write the agreement</Anchor>
        </p>
      ) : null}
    </Banner>
  );
}
