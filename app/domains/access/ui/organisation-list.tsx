import type { MyOrganisation } from "~/domains/access/queries/view-account.server";
import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { Stack } from "~/ui/layout";

/** The organisations a person may act for, each leading to its start page. */
export function OrganisationList({ organisations }: { organisations: MyOrganisation[] }) {
  return (
    <Stack>
      {organisations.map((organisation) => (
        <Card key={organisation.id}>
          <h2>
            <Anchor to={organisation.home}>{organisation.name}</Anchor>
          </h2>
          <p className="why">{organisation.roles}</p>
        </Card>
      ))}
    </Stack>
  );
}
