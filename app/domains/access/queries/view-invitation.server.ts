import { invitationLinkState } from "~/domains/access/invitation-state.server";
import { viewAccount } from "~/domains/access/queries/view-account.server";
import { roleWords } from "~/domains/access/roles";
import { signedInPerson } from "~/domains/access/session.server";
import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { isId } from "~/platform/ids";
import { dayAndTime } from "~/platform/time";

export type InvitationLinkView =
  | { state: "unknown" | "used" | "expired" | "refused" | "taken-back" }
  | {
      state: "open" | "has-password";
      id: string;
      email: string;
      name: string;
      organisation: string;
      by: string;
      roles: string;
      /** In words. */
      until: string;
      /** Whether this browser is signed in: as whom it was sent to, as somebody else, or not. */
      signedIn: "them" | "somebody-else" | "no";
    };

/** What the page behind the link of an invitation may say. */
export async function viewInvitationLink(
  request: Pick<Request, "url" | "headers">,
  token: string,
): Promise<InvitationLinkView> {
  const link = await invitationLinkState(token);
  if (!("invitation" in link)) return link;
  const { id, email, name, by, roles, expiresAt, organisation } = link.invitation;
  return {
    state: link.state,
    id,
    email,
    name,
    organisation: organisation.name,
    by,
    roles: roles.map(roleWords).join(", "),
    until: dayAndTime(expiresAt, now()),
    signedIn: await whoIsSignedIn(request, email),
  };
}

async function whoIsSignedIn(request: Pick<Request, "url" | "headers">, email: string) {
  const personId = await signedInPerson(request);
  if (!personId) return "no";
  return (await viewAccount(personId)).email === email ? "them" : "somebody-else";
}

export type MyInvitationView = {
  person: string;
  organisation: string;
  by: string;
  roles: string;
  until: string;
  state: "waiting" | "expired" | "accepted" | "refused" | "taken-back";
};

/** An invitation to a person's own address, however it stands; undefined for any other. */
export async function viewMyInvitation(
  personId: string,
  id: string | undefined,
): Promise<MyInvitationView | undefined> {
  if (!isId(id)) return undefined;
  const at = now();
  return transaction("reader", { "app.person_id": personId }, async (tx) => {
    const person = await tx.person.findUnique({
      where: { id: personId },
      select: { name: true, email: true },
    });
    const found =
      person &&
      (await tx.invitation.findFirst({
        where: { id, email: person.email },
        include: { organisation: { select: { name: true } } },
      }));
    if (!found) return undefined;
    const lapsed = found.state === "waiting" && found.expiresAt <= at;
    return {
      person: person.name,
      organisation: found.organisation.name,
      by: found.invitedBy,
      roles: found.roles.map(roleWords).join(", "),
      until: dayAndTime(found.expiresAt, at),
      state: lapsed ? "expired" : (found.state as MyInvitationView["state"]),
    };
  });
}
