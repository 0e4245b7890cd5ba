import { viewAccount } from "~/domains/access/queries/view-account.server";
import { transaction } from "~/platform/database/transaction.server";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

export type ChangeDetailsInput = { name: string; phone?: string | undefined };

/** Changes one's own name and telephone number, which colleagues and the other side of a referral see. */
export async function changeDetails(
  personId: string,
  { name, phone }: ChangeDetailsInput,
): Promise<Result<null, Refusal>> {
  const { organisations } = await viewAccount(personId);
  const [first] = organisations;
  if (!first) return err(invalid("You belong to no organisation, so there is nobody to show it to."));
  await transaction(first.kind, { "app.person_id": personId }, (tx) =>
    tx.person.updateMany({ where: { id: personId }, data: { name, phone: phone ?? null } }),
  );
  return ok(null);
}
