import type { Actor, Role } from "~/domains/access/actor";
import { accept } from "~/domains/access/commands/answer-invitation.server";
import { type AlertKind, type AlertOn, stopsPlacements } from "~/domains/providers/alert.rules";
import { type AdmitProvider, admitProvider } from "~/domains/providers/commands/admit-provider.server";
import { changeVacancy } from "~/domains/providers/commands/change-vacancy.server";
import { decideProvider } from "~/domains/providers/commands/decide-provider.server";
import { raiseAlert } from "~/domains/providers/commands/raise-alert.server";
import { saveDeclaration } from "~/domains/providers/commands/save-declaration.server";
import { secondWordOnAlert } from "~/domains/providers/commands/second-word-on-alert.server";
import { declarationSchema } from "~/domains/providers/declaration.schema";
import { ownerAddress } from "~/domains/providers/owner.rules";
import { viewVacancy } from "~/domains/providers/queries/view-vacancy.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import type { Result } from "~/platform/result";
import { addDays, londonDate } from "~/platform/time";

/** Providers with their services as they come about: through the commands. For tests and scenarios only. */
export type Onboarded = {
  id: string;
  slug: string;
  name: string;
  kind: "provider";
  /** Its first admin, who has accepted and has no password yet. */
  admin: Actor;
  /** The ids of all its services. */
  services: string[];
};

export type OnboardingOptions = Partial<Omit<AdmitProvider, "owner" | "idempotency">> & {
  /** Who confirms it as the second person; nobody: it waits. Left out, it is confirmed without a person. */
  confirmedBy?: Actor | null;
  /** One or more services of one owner: all open services of that owner come with them. */
  services: readonly string[];
};

/** Brings the owner of these services on, by somebody who may (a broker, for a council's own a commissioner). */
export async function admittedProvider(actor: Actor, options: OnboardingOptions) {
  const [service] = await sqlFor("reader")<
    { ownerKey: string | null; ownerName: string | null; registrationNumber: string }[]
  >`select owner_key as "ownerKey", owner_name as "ownerName", registration_number as "registrationNumber"
      from services where id = ${options.services[0] ?? null}`;
  if (!service) throw new Error("There is no such service to bring on.");
  const organisation = options.organisation ?? service.ownerName ?? `Owner of ${service.registrationNumber}`;
  const name = options.name ?? "Ines Calloway";
  const made = must(
    await admitProvider(actor, {
      owner: ownerAddress(service),
      organisation,
      name,
      email: options.email ?? `admin@${service.ownerKey ?? service.registrationNumber.toLowerCase()}.example`,
    }),
  );
  await confirmed(made.organisationId, options.confirmedBy);
  return { ...made, organisation };
}

/** A second person's word; where a test has nobody for it, the database's owner writes what it would have left. */
export async function confirmed(providerId: string, by?: Actor | null): Promise<void> {
  if (by === null) return;
  const [question] = await sqlFor("owner")<{ id: string; version: number }[]>`
    select id, version from access.provider_confirmations where provider_id = ${providerId} and state = 'waiting'`;
  if (!question) return;
  if (by) {
    const { id: confirmationId, version } = question;
    const reason = "Rang the number in the register: they answer for these homes.";
    must(await decideProvider(by, { confirmationId, version, decision: "confirm", reason }));
    return;
  }
  await sqlFor("owner").begin(async (tx) => {
    await tx`update access.provider_confirmations set state = 'confirmed', how = 'before', decided_at = ${now()}, version = version + 1 where id = ${question.id}`;
    await tx`update access.organisations set standing = 'confirmed', vouched_by_id = null where id = ${providerId}`;
  });
}

/** The same, and its first admin has accepted. */
export async function onboardedProvider(actor: Actor, options: OnboardingOptions): Promise<Onboarded> {
  const { organisation, ...made } = await admittedProvider(actor, options);
  const member = await accepted(made.organisationId);
  if (!member) throw new Error("The provider has no admin.");
  const services = await sqlFor("reader")<{ id: string }[]>`
    select id from services where provider_id = ${made.organisationId} order by registration_number`;
  const admin: Actor = {
    kind: "provider",
    personId: member.personId,
    personName: member.name,
    organisationId: made.organisationId,
    organisationSlug: made.slug,
    organisationName: organisation,
    roles: member.roles,
  };
  return {
    id: made.organisationId,
    slug: made.slug,
    name: organisation,
    kind: "provider",
    admin,
    services: services.map(({ id }) => id),
  };
}

/** The first admin says yes, without choosing a password. */
async function accepted(
  organisationId: string,
): Promise<{ personId: string; name: string; roles: Role[] } | undefined> {
  const [invitation] = await sqlFor("owner")<{ id: string; email: string }[]>`
    select id, email from access.invitations where organisation_id = ${organisationId} and state = 'waiting'`;
  if (!invitation) return undefined;
  const { id, email } = invitation;
  await transaction("auth", {}, async (tx) => {
    const known = await tx.credential.findUnique({ where: { email }, select: { personId: true } });
    const personId = await accept(tx, { invitationId: id, personId: known?.personId ?? null });
    if (personId && !known) await tx.credential.create({ data: { personId, email, createdAt: now() } });
  });
  const [member] = await sqlFor("owner")<{ personId: string; name: string; roles: Role[] }[]>`
    select m.person_id as "personId", p.name, m.roles from access.memberships m
      join access.people p on p.id = m.person_id where m.organisation_id = ${organisationId}`;
  return member;
}

/** What may be declared, as values; what is left out is "not told us yet". */
export type Told = {
  displayName?: string;
  ages?: [from: number, to: number];
  genders?: string[];
  needs?: string[];
  notNeeds?: string[];
  outcode?: string;
  /** ISO day of the Statement of Purpose. */
  statementOn?: string;
  notes?: string;
};

/** Declares a service for the first time, through the form's own schema. */
export async function declared(actor: Actor, serviceId: string, told: Told = {}): Promise<void> {
  const [year = "", month = "", day = ""] = (told.statementOn ?? "").split("-");
  const answers = (needs: string[] | undefined, answer: string) =>
    (needs ?? []).map((need) => [need, answer]);
  const value = declarationSchema.parse({
    displayName: told.displayName,
    ageFrom: told.ages && String(told.ages[0]),
    ageTo: told.ages && String(told.ages[1]),
    genders: told.genders,
    needs: Object.fromEntries([...answers(told.needs, "yes"), ...answers(told.notNeeds, "no")]),
    outcode: told.outcode,
    statementOn: { year, month, day },
    notes: told.notes,
  });
  must(await saveDeclaration(actor, { serviceId, version: 0, value }));
}

/** Confirms places free, now or from an ISO day. */
export async function vacancy(
  actor: Actor,
  serviceId: string,
  places: number,
  freeFrom?: string,
): Promise<void> {
  const { expected } = await viewVacancy(actor, serviceId);
  must(await changeVacancy(actor, { serviceId, expected, places, freeFrom }));
}

/**
 * Raises an alert on a service or a whole provider, reviewed in 30 days unless another ISO day is given. One that stops
 * placements is confirmed by `second`; by nobody in particular when left out, and not at all for null.
 */
export async function alert(
  actor: Actor,
  on: string | AlertOn,
  kind: AlertKind,
  note = "Invented for the demo region.",
  reviewOn = addDays(londonDate(now()), 30),
  second?: Actor | null,
): Promise<string> {
  const where = typeof on === "string" ? { serviceId: on } : on;
  const { alertId } = must(await raiseAlert(actor, { ...where, kind, note, reviewOn }));
  if (!stopsPlacements(kind) || second === null) return alertId;
  if (second)
    must(await secondWordOnAlert(second, { ...where, alertId, agrees: true, reason: "Rang the provider." }));
  else await sqlFor("owner")`update alerts set confirmed_at = ${now()} where id = ${alertId}`;
  return alertId;
}

function must<T>(result: Result<T, { kind: string; message?: string }>): T {
  if (result.ok) return result.value;
  throw new Error(`A factory was refused: ${result.error.kind} ${result.error.message ?? ""}`);
}
