import { pagesOf } from "./demo-child.ts";
import {
  BARISTA,
  COLLEGE_IN_WALSALL,
  MOTHER_TO_BE,
  NEW_TO_ENGLAND,
  RAILWAY_TIMETABLES,
} from "./demo-children-nearly-grown.ts";
import { confirms, council } from "./demo-decisions.ts";
import { OFFERS } from "./demo-offers.ts";
import type { DemoWorld } from "./demo-region.ts";
import { search, searched } from "./demo-search.ts";
import { hoursAgo, minutesAgo, workingDaysAgo } from "./demo-time.ts";

type Told = AsyncGenerator<Date, void, void>;

/** Young people of 16 and 17, a mother to be, and a boy for whom a school is looked for. */
export const youngStories: readonly ((world: DemoWorld) => Told)[] = [
  authorisedToAccept,
  twoFlats,
  newToEngland,
  motherToBe,
  school,
];

/** The money is authorised: one press is left. */
async function* authorisedToAccept({ councils, providers }: DemoWorld): Told {
  const { broker, head } = councils.wolverhampton;
  const { ashgrove, bridgeway } = providers;
  yield workingDaysAgo(3, "10:05");
  const reference = await searched(broker, BARISTA);
  const it = search(reference);
  yield workingDaysAgo(2, "09:50");
  const [ours, theirs] = [bridgeway.home("Bridgeway Wolverhampton"), ashgrove.home("Ash Court")];
  const one = await it.offers(bridgeway.people.referrals, ours, OFFERS.flat("1,180.00"));
  await it.declines(ashgrove.people.manager, theirs, "match", "No pets in this building.");
  yield workingDaysAgo(1, "15:20");
  const desk = council(broker, head, reference);
  const asked = await desk.prefers(one, "They have seen the flat and like it; the cat may come.");
  yield minutesAgo(52);
  await desk.authorises(asked);
}

/** Two flats, either of which he would take. He moves a week earlier: one has confirmed its offer, one has not yet. */
async function* twoFlats({ councils, providers }: DemoWorld): Told {
  const { secondBroker, head } = councils.wolverhampton;
  const { ashgrove, bridgeway } = providers;
  yield workingDaysAgo(2, "13:35");
  const reference = await searched(secondBroker, COLLEGE_IN_WALSALL);
  const it = search(reference);
  yield workingDaysAgo(1, "10:45");
  const [ours, theirs] = [bridgeway.home("Bridgeway Wolverhampton"), ashgrove.home("Ash Court")];
  const one = await it.offers(bridgeway.people.referrals, ours, OFFERS.flat("1,095.00"));
  await it.picksUp(ashgrove.people.manager);
  await it.offers(ashgrove.people.manager, theirs, OFFERS.flat("1,150.00"));
  yield hoursAgo(5);
  const earlier = { ...COLLEGE_IN_WALSALL, asks: { ...COLLEGE_IN_WALSALL.asks, neededInDays: 7 } };
  await council(secondBroker, head, reference).amends("purpose", pagesOf(earlier).purpose);
  yield hoursAgo(2);
  await it.reads(bridgeway.people.referrals);
  await confirms(bridgeway.people.referrals, one, 2);
}

/** A separated child in a hotel until tomorrow. */
async function* newToEngland({ councils, providers }: DemoWorld): Told {
  const coventry = councils.others.coventry?.broker;
  if (!coventry) throw new Error("Coventry has no broker.");
  const { bridgeway, ashgrove } = providers;
  yield hoursAgo(9);
  const reference = await searched(coventry, NEW_TO_ENGLAND);
  const it = search(reference);
  yield hoursAgo(3);
  const note = "A room is free today. He could see it this afternoon.";
  await it.isInterested(
    bridgeway.people.referrals,
    bridgeway.home("Bridgeway Coventry"),
    1200,
    "01632 960541",
    note,
  );
  await it.declines(bridgeway.people.referrals, bridgeway.home("Bridgeway Birmingham"), "none-at-that-date");
  await it.reads(ashgrove.people.manager);
}

/** An assessment after the birth. */
async function* motherToBe({ councils, providers }: DemoWorld): Told {
  const { birchwood } = providers;
  yield workingDaysAgo(1, "12:00");
  const reference = await searched(councils.birmingham.broker, MOTHER_TO_BE);
  yield hoursAgo(4);
  const centre = birchwood.home("Birchwood Family Centre");
  const note = "A flat is free from the week before she is due.";
  await search(reference).isInterested(birchwood.people.referrals, centre, 3900, "0121 496 0151", note);
}

/** A residential school has offered a place from the new year. */
async function* school({ councils, providers }: DemoWorld): Told {
  const { larkspur } = providers;
  yield workingDaysAgo(3, "09:15");
  const reference = await searched(councils.birmingham.broker, RAILWAY_TIMETABLES);
  const it = search(reference);
  yield workingDaysAgo(1, "14:40");
  const officer = larkspur.people.referrals;
  const valley = larkspur.home("Larkspur Golden Valley");
  await it.declines(officer, larkspur.home("Larkspur Stiperstones"), "match");
  await it.offers(officer, valley, OFFERS.school());
}
