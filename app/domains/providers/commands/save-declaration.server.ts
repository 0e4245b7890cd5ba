import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { type Cleared, clearNotices } from "~/domains/anonymisation/gate/cleared-text.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { conflict, invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import { ageClash } from "../declaration.rules";
import { type DeclarationValue, needsAnswered } from "../declaration.schema";
import { PROVIDER_EVENTS } from "../provider.events";
import { outcodeVerdicts, refusedOutcode } from "../queries/check-outcodes.server";
import { findOwnService, type OwnService } from "../queries/find-own-service.server";
import { may } from "../service.policy";

export type SaveDeclaration = {
  serviceId: string;
  /** The version that the form was filled from; 0 when nothing was declared yet. */
  version: number;
  value: DeclarationValue;
  idempotency?: Idempotency<Declared>;
};
/** `outcodeChecked` is false where no table of outcodes reaches to check it against. */
export type Declared = { serviceId: string; outcodeChecked: boolean };

/**
 * Keeps what a provider declares of one of its services. What is left empty is "not told us yet". Refused with
 * `conflict` when a colleague saved first, with `invalid` where the law or the directory has something against it.
 */
export function saveDeclaration(
  actor: Actor,
  { serviceId, version, value, idempotency }: SaveDeclaration,
): Promise<Result<Declared, Refusal>> {
  return write<Declared, Refusal>(actor, idempotency, async (tx) => {
    const service = await findOwnService(tx, actor, serviceId);
    if (!service) return err(missing());
    const permission = may(actor, "declare", service);
    if (permission !== true) return err(refusalOf(permission));
    const clash = ageClash(service.kind, { from: value.ageFrom, to: value.ageTo });
    if (clash) return err(invalid(clash.message, clash.field));
    if (value.statementOn !== undefined && value.statementOn > londonDate(now()))
      return err(invalid("The date of the Statement of Purpose must be today or in the past", "statementOn"));
    const told = clearNotices({ displayName: value.displayName || null, notes: value.notes || null });
    if (!told.ok) return told;
    const outcodes = value.outcode === undefined ? [] : [value.outcode];
    const refused = await refusedOutcode(tx, outcodes);
    if (refused) return err(invalid(refused.message, "outcode"));
    const verdicts = await outcodeVerdicts(tx, outcodes);
    const checked = [...verdicts.values()].every((verdict) => verdict === "known");
    if (!(await store(tx, actor, service, version, { ...value, ...told.value }))) return err(conflict());
    await recordEvent(tx, actor, PROVIDER_EVENTS, {
      kind: "service-declared",
      audience: "provider",
      providerId: actor.organisationId,
      subject: "service",
      subjectId: service.id,
      data: { version: version + 1 },
    });
    return ok({ serviceId: service.id, outcodeChecked: checked });
  });
}

/** With what others read of it, as the gate has cleared it. */
type Told = Omit<DeclarationValue, "displayName" | "notes"> &
  Cleared<{ displayName: string | null; notes: string | null }>;

/** False when somebody else wrote first. */
async function store(
  tx: Tx,
  actor: Actor,
  service: OwnService,
  version: number,
  value: Told,
): Promise<boolean> {
  const facts = {
    displayName: value.displayName,
    ageFrom: value.ageFrom ?? null,
    ageTo: value.ageTo ?? null,
    genders: value.genders,
    needs: needsAnswered(value, "yes"),
    notNeeds: needsAnswered(value, "no"),
    outcode: value.outcode ?? null,
    statementOn: value.statementOn === undefined ? null : columnOfDay(value.statementOn),
    notes: value.notes,
    declaredById: actor.personId,
    declaredAt: now(),
  };
  const kept =
    version === 0
      ? await tx.declaration.createMany({
          data: [{ serviceId: service.id, providerId: actor.organisationId, ...facts }],
          skipDuplicates: true,
        })
      : await tx.declaration.updateMany({
          where: { serviceId: service.id, providerId: actor.organisationId, version },
          data: { ...facts, version: { increment: 1 } },
        });
  return kept.count === 1;
}
