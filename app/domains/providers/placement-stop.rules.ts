import { type StoppingAlert, stopsPlacements } from "./alert.rules";

/** Why a service takes no new placement: its registration or an alert. Pure. */
export type PlacementStop = { code: "not-active" | "suspended" | "restricted"; message: string };

/** How an alert that stops new placements is told. */
const STOPPED_BY: Readonly<Record<StoppingAlert, PlacementStop>> = {
  "suspension-of-placements": { code: "suspended", message: "New placements are suspended by an alert" },
  "notice-restricting-accommodation": {
    code: "restricted",
    message: "A notice restricts accommodation here",
  },
};

/**
 * Everything that stops new placements in a service, each once: a registration that is not active, and alerts of a
 * kind that stops (docs/domain.md, alert: "a restriction or suspension stops new placements"). Empty when nothing does.
 */
export function placementStops(service: { status: string; alerts: readonly string[] }): PlacementStop[] {
  const stops: PlacementStop[] = [];
  if (service.status !== "active") {
    const message =
      service.status === "closed" ? "Its registration is closed" : `Its registration is ${service.status}`;
    stops.push({ code: "not-active", message });
  }
  for (const alert of service.alerts) {
    const stop = stopsPlacements(alert) ? STOPPED_BY[alert] : undefined;
    if (stop && !stops.some((one) => one.code === stop.code)) stops.push(stop);
  }
  return stops;
}
