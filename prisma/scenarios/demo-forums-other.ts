import { blockOrganisation } from "~/domains/forums/commands/block-organisation.server";
import { cancelDate } from "~/domains/forums/commands/cancel-date.server";
import { changeGuests } from "~/domains/forums/commands/change-guests.server";
import { booked, inDays, published } from "./demo-forum-steps.ts";
import type { DemoWorld } from "./demo-region.ts";
import { done } from "./demo-search.ts";
import { hoursAgo } from "./demo-time.ts";

/** Only for those on its list: a network of small homes that meets online every month. */
export async function* networkOfHomes({ councils, providers }: DemoWorld) {
  const { commissioner } = councils.wolverhampton;
  yield hoursAgo(10 * 24);
  const { first, seriesId } = await published(commissioner, {
    name: "Small homes in Wolverhampton",
    kind: "network",
    every: "month",
    audience: "list",
    dates: 2,
    firstDay: inDays(16),
    startTime: "09:30",
    minutesLong: 60,
    url: "https://meet.example/small-homes",
    capacity: 12,
    seatsPerOrganisation: 2,
  });
  for (const { people } of [providers.ashgrove, providers.fernhill])
    await done(
      "A guest",
      changeGuests(commissioner, {
        seriesId,
        providerId: Object.values(people)[0]?.organisationId ?? "",
        move: "add",
      }),
    );
  const dana = { name: "Dana Whitcombe", email: "dana.whitcombe@ashgrove-care.example" };
  await booked(providers.ashgrove.people.manager, first, [providers.ashgrove.people.manager, dana]);
}

/** One date is cancelled, one begins tomorrow and is closed, and one organisation is not taken bookings from. */
export async function* dudleyDates({ councils, providers }: DemoWorld) {
  const { commissioner } = councils.dudley;
  const { ashgrove, canalStreet } = providers;
  yield hoursAgo(9 * 24);
  const place = "Council House, Priory Road, Dudley";
  const { first: off } = await published(commissioner, {
    name: "Dudley provider breakfast",
    firstDay: inDays(12),
    startTime: "08:30",
    minutesLong: 90,
    place,
    asksDiet: true,
  });
  const { first: soon } = await published(commissioner, {
    name: "Fostering in Dudley",
    firstDay: inDays(1),
    startTime: "09:30",
    minutesLong: 120,
    place,
  });
  await published(commissioner, {
    name: "Dudley providers' forum",
    every: "quarter",
    dates: 2,
    firstDay: inDays(36),
    place,
    capacity: 30,
  });
  await booked(ashgrove.people.referrals, off);
  await booked(ashgrove.people.referrals, soon);
  yield hoursAgo(3 * 24);
  await done(
    "Cancelling a date",
    cancelDate(commissioner, {
      reference: off,
      version: 2,
      reason: "The kitchen is being repaired. We look for another room in January.",
    }),
  );
  const reason = "Booked eight seats in the spring and summer and came to none.";
  await done(
    "A block",
    blockOrganisation(commissioner, { providerId: canalStreet.people.referrals.organisationId, reason }),
  );
}
