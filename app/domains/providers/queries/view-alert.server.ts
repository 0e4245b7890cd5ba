import { data } from "@remix-run/node";
import { read } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { homeOfActor } from "~/domains/access/navigation";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { londonDate } from "~/platform/london";
import { notFound } from "~/platform/not-found.server";
import { mayRaiseAlert, mayReviewAlert } from "../alert.policy";
import { type AlertView, alertView } from "../alert.rules";
import { distinctTitle } from "../service-words.rules";
import { findAlert } from "./find-alert.server";

/** The service that an alert is about: its title and the address of its page. */
export interface AlertService {
  title: string;
  path: string;
  register: string;
}

/** What the page of raising an alert needs; 404 without such a service, 403 with the reason. */
export function viewRaiseAlert(actor: Actor, serviceId: string): Promise<AlertService> {
  return read(actor, async (tx) => {
    const service = isId(serviceId)
      ? await tx.service.findUnique({
          where: { id: serviceId },
          select: {
            id: true,
            kind: true,
            name: true,
            localAuthority: true,
            registrationNumber: true,
            declaration: { select: { displayName: true } },
          },
        })
      : null;
    if (!service) return notFound();
    const permission = mayRaiseAlert(actor);
    if (permission !== true) throw data({ message: permission.words }, { status: 403 });
    return serviceOf(actor, service.id, service);
  });
}

/** An alert that stands, for its review: 404 and 403 as above; another organisation's is not to be reviewed. */
export function viewAlert(
  actor: Actor,
  serviceId: string,
  alertId: string,
): Promise<{ service: AlertService; alert: AlertView }> {
  return read(actor, async (tx) => {
    const alert = (await findAlert(tx, serviceId, alertId)) ?? notFound();
    const permission = mayReviewAlert(actor, alert);
    if (permission !== true) throw data({ message: permission.words }, { status: 403 });
    return {
      service: serviceOf(actor, alert.serviceId, alert.service),
      alert: alertView(alert, londonDate(now())),
    };
  });
}

type Titled = Parameters<typeof distinctTitle>[0] & { declaration: { displayName: string | null } | null };

function serviceOf(actor: Actor, id: string, service: Titled): AlertService {
  const register = `${homeOfActor(actor)}/register`;
  return {
    title: distinctTitle({ ...service, name: service.declaration?.displayName ?? service.name }),
    path: `${register}/${id}`,
    register,
  };
}
