import { isUnconfirmed } from "~/domains/providers/alert.rules";
import { TELL_ALERT } from "~/domains/providers/provider.jobs";
import { alertName, distinctTitle } from "~/domains/providers/service-words.rules";
import { organiserPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { handle } from "~/platform/jobs/handle.server";
import { absoluteDayAndTime } from "~/platform/time";
import type { AlertSecondPersonProps } from "~emails/alert-second-person";
import { organisationsToTell, peopleToTell, type Told, tellEach } from "./standing-mail.server";

/**
 * The job `tell-alert`: of an alert that stops placements. While it waits for a second person, or its end does, the hub
 * and the organisation that raised it hear; when it stops every council, every council does.
 */
export const tellAlert = handle(TELL_ALERT, async ({ alertId }) => {
  const told = await transaction("worker", {}, async (tx) => {
    const alert = await tx.alert.findUnique({ where: { id: alertId } });
    if (!alert) return null;
    const what: AlertSecondPersonProps["what"] = isUnconfirmed(alert)
      ? "raised"
      : alert.endAskedAt
        ? "end-asked"
        : "in-force";
    const to = await organisationsToTell(tx, what === "in-force" ? "all" : [alert.ownerOrganisationId]);
    const by = await tx.organisation.findUnique({
      where: { id: alert.ownerOrganisationId },
      select: { name: true },
    });
    return { alert, what, to, by: by?.name ?? "", on: await thingOf(tx, alert) };
  });
  if (!told) return;
  const { alert, what, by, on } = told;
  const at = now();
  const asked = what === "end-asked";
  const who = asked ? [alert.endAskedByName, alert.endAskedForName] : [alert.raisedByName, by];
  const when = (asked ? alert.endAskedAt : alert.raisedAt) ?? at;
  const about = `${alertId}:${what}${asked ? `:${when.toISOString()}` : ""}`;
  await tellEach(
    told.to,
    { kind: "alert-told", about, subject: "alert", subjectId: alertId },
    async (tx, organisation) => {
      const people = await peopleToTell(tx, organisation.id, {
        without: asked ? alert.endAskedById : alert.raisedById,
      });
      return {
        people,
        template: "alert-second-person" as const,
        props: ({ name }) => ({
          name,
          alert: alertName(alert.kind),
          on: on.title,
          what,
          by: `${who.filter(Boolean).join(" of ")}, ${absoluteDayAndTime(when, at)}`,
          organisation: organisation.name,
          link: `${env().APP_URL}${on.path(organisation)}`,
        }),
      };
    },
  );
});

async function thingOf(
  tx: Tx,
  alert: { serviceId: string | null; ownerKey: string | null },
): Promise<{ title: string; path: (to: Told) => string }> {
  const { serviceId, ownerKey } = alert;
  if (serviceId === null) {
    const owned = await tx.service.findFirst({ where: { ownerKey }, select: { ownerName: true } });
    return {
      title: owned?.ownerName ?? "a whole provider",
      path: (to) =>
        organiserPaths(to)
          .owner(ownerKey ?? "")
          .page(),
    };
  }
  const service = await tx.service.findUniqueOrThrow({
    where: { id: serviceId },
    select: { name: true, kind: true, localAuthority: true, registrationNumber: true },
  });
  return { title: distinctTitle(service), path: (to) => organiserPaths(to).service(serviceId).page() };
}
