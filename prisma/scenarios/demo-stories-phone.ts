import { NEW_CHILD } from "~/domains/agreements/by-phone/by-phone.schema";
import { placeByPhone } from "~/domains/agreements/commands/place-by-phone.server";
import { now } from "~/platform/clock.server";
import { addDays, londonDate } from "~/platform/time";
import { must } from "../factories/forums.ts";
import type { DemoWorld } from "./demo-region.ts";
import { workingDaysAgo } from "./demo-time.ts";

/** A girl whom the emergency duty team placed last night: her funding is to be confirmed, her agreement to be written. */
export async function* placedLastNight({ councils, providers }: DemoWorld): AsyncGenerator<Date, void, void> {
  const { emergency, head, broker } = councils.wolverhampton;
  yield workingDaysAgo(1, "02:10");
  const today = londonDate(now());
  must(
    await placeByPhone(emergency, {
      child: NEW_CHILD,
      given: "Isolde",
      family: "Pemberley",
      dateOfBirth: addDays(today, -13 * 366),
      gender: "girl",
      brokerId: broker.personId,
      serviceId: providers.ashgrove.home("Linden House"),
      contactName: "",
      contactEmail: "",
      alertsRead: [],
      alertReason: "",
      authorisedBy: head.personId,
      capPence: 680_000,
      feePence: 640_000,
      until: addDays(today, 4),
      start: "moved-in",
      startOn: today,
    }),
  );
}
