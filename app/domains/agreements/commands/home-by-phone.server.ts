import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { alertNames, toExplain, unread } from "~/domains/authorisations/alert-reason.rules";
import type { HeldPlacementBlocks } from "~/domains/authorisations/commands/lock-search.server";
import { notConfirmedWords, standingStop } from "~/domains/providers/confirmation.rules";
import { isServiceKind, SERVICE_KINDS } from "~/domains/providers/kinds.rules";
import { providerStanding } from "~/domains/providers/queries/provider-standing.server";
import { isRegistered } from "~/domains/providers/registration.rules";
import { isId } from "~/platform/ids";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

/** Supported accommodation is for 16 and 17 only, whoever asks and at whatever hour (docs/domain.md, rule 6). */
const OLD_ENOUGH = 16;

const NOT_HERE =
  "This home’s provider is not on Homeward yet. Find the home in the register and choose “Record a placement made by phone”";

export type HomeByPhone = { id: string; providerId: string; kind: string };

/**
 * The registered home of the register that a child may be placed in by phone: one that is matched, whose provider is on the
 * portal and confirmed, or not confirmed yet and this council's own invitation. Refused in words beside the field.
 */
export async function homeByPhone(
  tx: Tx,
  actor: Actor,
  { serviceId, age }: { serviceId: string; age: number | null },
): Promise<Result<HomeByPhone, Refusal>> {
  const refused = (message: string) => err(invalid(message, "serviceId"));
  const service = isId(serviceId)
    ? await tx.service.findUnique({
        where: { id: serviceId },
        select: { id: true, kind: true, regulator: true, status: true, providerId: true },
      })
    : null;
  if (!service || !isServiceKind(service.kind) || !SERVICE_KINDS[service.kind].matched)
    return refused("Choose a home from the list");
  if (!isRegistered(service)) return refused("This home is not registered. Choose another home");
  const { providerId } = service;
  if (providerId === null) return refused(NOT_HERE);
  if (service.kind === "supported-accommodation" && (age === null || age < OLD_ENOUGH))
    return refused("Supported accommodation is only for 16 and 17 year olds");
  const standing = await providerStanding(tx, providerId);
  const stop = standingStop(standing, "emergency");
  if (stop) return refused(stop);
  if (standing === "unconfirmed") {
    const provider = await tx.organisation.findUnique({
      where: { id: providerId },
      select: { vouchedById: true },
    });
    if (provider?.vouchedById !== actor.organisationId) return refused(notConfirmedWords(standing) ?? "");
  }
  return ok({ id: service.id, kind: service.kind, providerId });
}

/**
 * Why it goes ahead in spite of what stands against the home: refused where an alert stops placements, where one was raised
 * after the page was opened, or where nothing is said. The reason, as the authorisation keeps it.
 */
export function reasonToGive(
  { stopped, standing, alerts }: HeldPlacementBlocks,
  { alertsRead, alertReason }: { alertsRead: readonly string[]; alertReason: string },
): Result<
  { alerts: { ids: readonly string[]; reason: string | null }; unconfirmedReason: string | null },
  Refusal
> {
  if (stopped) return err(invalid(`${stopped}: choose another home`, "serviceId"));
  const open = toExplain(alerts);
  // The page names a home's alerts once it was chosen: the first press is answered with them.
  if (open.length > 0 && (alertReason === "" || alertsRead.length === 0))
    return err(
      invalid(`This home has an alert (${alertNames(open)}). Say why you go ahead despite it`, "alertReason"),
    );
  const fresh = unread(open, alertsRead);
  if (fresh) return err(invalid(`${fresh}, then say why you go ahead`, "alertReason"));
  if (alertReason === "" && standing !== "confirmed")
    return err(invalid(`${notConfirmedWords(standing)}. Say why you go ahead`, "alertReason"));
  return ok({
    alerts: { ids: open.map(({ id }) => id), reason: open.length > 0 ? alertReason : null },
    unconfirmedReason: standing === "confirmed" ? null : alertReason,
  });
}
