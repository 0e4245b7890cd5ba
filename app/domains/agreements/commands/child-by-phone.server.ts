import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { knownInText, whatIsKnown } from "~/domains/anonymisation/known/known-in-text.rules";
import type { Gender } from "~/domains/providers/declared.rules";
import { hasRoleFor } from "~/domains/referrals/case-parts.rules";
import { type ChildIdentity, completedYears, storedChildSchema } from "~/domains/referrals/child.schema";
import { beginReferral } from "~/domains/referrals/commands/begin-referral.server";
import { lockReferral } from "~/domains/referrals/commands/move-referral.server";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import { type FoundReferral, findReferral } from "~/domains/referrals/queries/find-referral.server";
import { listCaseWorkers } from "~/domains/referrals/queries/list-case-workers.server";
import { referralMachine } from "~/domains/referrals/referral.machine";
import { may } from "~/domains/referrals/referral.policy";
import { createIdentity } from "~/domains/vault/commands/save-identity.server";
import { now } from "~/platform/clock.server";
import { conflict, invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { type Err, err, ok, type Result } from "~/platform/result";
import { londonDate } from "~/platform/time";
import { type ByPhoneForm, NEW_CHILD } from "../by-phone/by-phone.schema";

/**
 * The referral of the child who is placed by phone, locked: one of the council's that has no place yet, at the version at which
 * it was listed, or a new one with the least that starts it. The name and date of birth of a new child go into the vault and
 * nowhere else.
 */
export async function childByPhone(
  tx: Tx,
  actor: Actor,
  form: ByPhoneForm,
): Promise<Result<FoundReferral, Refusal>> {
  if (form.child === NEW_CHILD) return beginForChild(tx, actor, form);
  const [reference = "", version] = form.child.split(".");
  const referral = await lockReferral(tx, actor, reference);
  if (!referral) return err(missing());
  const allowed = may(actor, "record-phone-placement", referral);
  if (allowed !== true) return err(refusalOf(allowed));
  if (String(referral.version) !== version) return err(conflict());
  if (!referralMachine.allows(referral.state, "place-by-phone"))
    return err(notNow("This child already has a placement, or the referral has ended. Check the referral"));
  if (referral.childIds.length !== 1)
    return err(
      invalid("This referral is for brothers and sisters: start one for each child instead", "child"),
    );
  return ok(referral);
}

const typedIdentity = ({ given, family, dateOfBirth, gender }: ByPhoneForm): ChildIdentity =>
  storedChildSchema.parse({ given, family, dateOfBirth, gender });

/**
 * Why what was typed for colleagues cannot stay as it is: it names the child. Of a new child that is compared with what the same
 * page says, since nobody else knows the identity before the transaction ends.
 */
export async function nameInReason(
  tx: Tx,
  actor: Actor,
  referral: FoundReferral,
  form: ByPhoneForm,
): Promise<Err<Refusal> | undefined> {
  const { alertReason } = form;
  if (form.child !== NEW_CHILD) return findNamesForColleagues(tx, actor, referral.id, { alertReason });
  const [found] = knownInText(alertReason, [typedIdentity(form)]);
  return found
    ? err(
        invalid(
          `${whatIsKnown(found)} is in it. Colleagues without access to names can read this, so take it out`,
          "alertReason",
        ),
      )
    : undefined;
}

async function beginForChild(
  tx: Tx,
  actor: Actor,
  form: ByPhoneForm,
): Promise<Result<FoundReferral, Refusal>> {
  const allowed = may(actor, "create", { councilId: actor.organisationId, state: "draft" });
  if (allowed !== true) return err(refusalOf(allowed));
  const broker = (await listCaseWorkers(tx, actor)).find(({ id }) => id === form.brokerId);
  if (!hasRoleFor("broker", broker)) return err(invalid("Choose who takes over in the morning", "brokerId"));
  const fields = typedIdentity(form);
  // (The rest of the page "The child" is asked later: it stays a page to finish.)
  const identityId = await createIdentity(tx, actor, { complete: false, fields });
  const begun = await beginReferral(tx, actor, {
    child: {
      identityId,
      age: completedYears(fields.dateOfBirth, londonDate(now())),
      gender: fields.gender satisfies Gender,
    },
    people: { brokerId: broker.id, others: [] },
    content: { draft: {}, unfinished: {} },
    savedPages: [],
  });
  const referral = await findReferral(tx, actor, begun.reference);
  return referral ? ok(referral) : err(missing());
}
