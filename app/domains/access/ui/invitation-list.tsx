import type { MyInvitation } from "~/domains/access/queries/view-account.server";
import { account } from "~/paths/access";
import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { Stack } from "~/ui/layout";
import { Tag } from "~/ui/tag";

/** The organisations that ask a person to act for them, each leading to where that is answered. */
export function InvitationList({ invitations }: { invitations: MyInvitation[] }) {
  if (invitations.length === 0) return null;
  return (
    <section className="mb-8">
      <h2 className="mb-4">{invitations.length === 1 ? "An invitation waits" : "Invitations wait"}</h2>
      <Stack>
        {invitations.map((invitation) => (
          <Card key={invitation.id}>
            <Tag tone="info">Invited</Tag>
            <h3>
              <Anchor to={account.invitation(invitation.id)}>{invitation.organisation}</Anchor>
            </h3>
            <p className="why">
              {invitation.roles}. Invited by {invitation.by}. Answer until {invitation.until}.
            </p>
          </Card>
        ))}
      </Stack>
    </section>
  );
}
