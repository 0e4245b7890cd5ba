import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { useOrganiserPaths } from "~/use-paths";
import type { OwnerView } from "../queries/view-owner.server";

/** What others know of the owner, so that whoever brings it on is not alone with an address. */
export function OwnerAddresses({ owner }: { owner: OwnerView }) {
  const paths = useOrganiserPaths();
  if (owner.internal || (owner.addresses.length === 0 && !owner.abilities.confirmAddress)) return null;
  return (
    <Card title="Confirmed addresses">
      <p>
        {owner.addresses.length === 0
          ? "Nobody has confirmed an address for this owner yet."
          : "If another council invites one of these, the provider is confirmed straight away."}
      </p>
      <ul className="task-list">
        {owner.addresses.map((one) => (
          <li key={one.id}>
            <div className="wrap-anywhere">
              {one.email}
              <p className="why m-0">{one.by}</p>
            </div>
          </li>
        ))}
      </ul>
      {owner.abilities.confirmAddress ? (
        <Actions>
          <ButtonLink tone="plain" to={paths.owner(owner.address).address()}>
            Confirm an address
          </ButtonLink>
        </Actions>
      ) : null}
    </Card>
  );
}
