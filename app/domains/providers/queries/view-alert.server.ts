import type { Actor } from "~/domains/access/actor";
import { organiserPathsOf } from "~/domains/access/navigation";
import { read, type Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { londonDate } from "~/platform/time";
import { may } from "../alert.policy";
import { type AlertOn, type AlertView, alertView, type SecondWord, secondWordAsked } from "../alert.rules";
import { type FoundAlert, findAlert } from "./find-alert.server";
import { findAlertSubject } from "./find-alert-subject.server";

/** What an alert is on: its title, the address of its page, and whether it is a whole provider. */
export interface AlertedThing {
  title: string;
  path: string;
  register: string;
  whole: boolean;
}

/** What the page of raising an alert needs; 404 without such a service or owner, 403 with the reason. */
export function viewRaiseAlert(actor: Actor, on: AlertOn): Promise<AlertedThing> {
  return read(actor, async (tx) => {
    const subject = (await findAlertSubject(tx, actor, on)) ?? notFound();
    const permission = may(actor, "raise", null);
    if (permission !== true) return denyPage(permission);
    return thing(actor, on, subject.title);
  });
}

/** An alert that stands, for its review: 404 and 403 as above; another organisation's is not to be reviewed. */
export function viewAlert(
  actor: Actor,
  on: AlertOn,
  alertId: string,
): Promise<{ thing: AlertedThing; alert: AlertView; reviewOn: string }> {
  return read(actor, async (tx) => {
    const alert = (await findAlert(tx, on, alertId)) ?? notFound();
    const permission = may(actor, "review", alert);
    if (permission !== true) return denyPage(permission);
    return {
      thing: await reviewed(tx, actor, on, alert),
      alert: alertView(alert, londonDate(now())),
      reviewOn: alert.reviewOn,
    };
  });
}

/** An alert that waits for a second person: 404 without one, 403 for the first person and other roles. */
export function viewSecondWord(
  actor: Actor,
  on: AlertOn,
  alertId: string,
): Promise<{ thing: AlertedThing; alert: AlertView; asked: SecondWord }> {
  return read(actor, async (tx) => {
    const alert = (await findAlert(tx, on, alertId)) ?? notFound();
    const permission = may(actor, "second", alert);
    const asked = secondWordAsked(alert);
    if (permission !== true) return denyPage(permission);
    return {
      thing: await reviewed(tx, actor, on, alert),
      alert: alertView(alert, londonDate(now())),
      asked: asked ?? notFound(),
    };
  });
}

/** The owner may have another name in the register by now: then the alert stands on its organisation. */
async function reviewed(tx: Tx, actor: Actor, on: AlertOn, alert: FoundAlert): Promise<AlertedThing> {
  const subject = await findAlertSubject(tx, actor, on);
  if (subject) return thing(actor, on, subject.title);
  const provider = alert.providerId
    ? await tx.organisation.findUnique({ where: { id: alert.providerId }, select: { name: true } })
    : null;
  const paths = organiserPathsOf(actor);
  const register = paths.register();
  const title = provider?.name ?? "An owner who is not in the register any more";
  return { title, path: register, register, whole: true };
}

function thing(actor: Actor, on: AlertOn, title: string): AlertedThing {
  const paths = organiserPathsOf(actor);
  const register = paths.register();
  return "serviceId" in on
    ? { title, path: paths.service(on.serviceId).page(), register, whole: false }
    : { title, path: paths.owner(on.owner).page(), register, whole: true };
}
