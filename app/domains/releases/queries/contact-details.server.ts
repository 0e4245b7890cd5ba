import { namesOfPeople, type PersonName } from "~/domains/access/queries/names-of-people.server";
import type { Tx } from "~/domains/access/transactions.server";

export type ContactDetails = {
  council: { name: string; phone: string | null; outOfHoursPhone: string | null };
  broker: PersonName | null;
};

/** The council and the broker of a referral, on every page that tells something of a child. */
export async function contactDetails(
  tx: Tx,
  at: { councilId: string; brokerId: string },
): Promise<ContactDetails> {
  const council = await tx.organisation.findUnique({
    where: { id: at.councilId },
    select: { name: true, phone: true, outOfHoursPhone: true },
  });
  const people = await namesOfPeople(tx, [at.brokerId]);
  return {
    council: council ?? { name: "The council", phone: null, outOfHoursPhone: null },
    broker: people.get(at.brokerId) ?? null,
  };
}
