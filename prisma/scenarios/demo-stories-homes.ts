import { sendStage } from "../factories/deliveries.ts";
import { agreement } from "./demo-agreements.ts";
import { CHESS_PLAYER, KEEN_ON_BIKES, SWIMMER } from "./demo-children-homes.ts";
import { NEEDED_TODAY, THREE_OFFERS } from "./demo-children-tonight.ts";
import { answersImpact, council } from "./demo-decisions.ts";
import { carePlan } from "./demo-document.ts";
import { OFFERS } from "./demo-offers.ts";
import type { DemoWorld } from "./demo-region.ts";
import { FULLER, looking, SCHOOL_REPORT, telling } from "./demo-releases.ts";
import { OWN_SERVICES, REGION, search, searched } from "./demo-search.ts";
import { hoursAgo, minutesAgo, workingDaysAgo } from "./demo-time.ts";

type Told = AsyncGenerator<Date, void, void>;

/** Children of Wolverhampton for whom a home is looked for. */
export const homeStories: readonly ((world: DemoWorld) => Told)[] = [
  neededToday,
  threeOffers,
  waitingForHead,
  fellThrough,
  paused,
];

/** A girl who needs a bed tonight: own homes first, then everybody; the wrong person reads it first. */
async function* neededToday({ councils, providers }: DemoWorld): Told {
  const { broker, socialWorker } = councils.wolverhampton;
  const { ashgrove, fernhill, northway, birchwood, canalStreet, wolverhamptonHomes } = providers;
  yield minutesAgo(130);
  const reference = await searched(broker, NEEDED_TODAY, { stage: OWN_SERVICES, socialWorker });
  const it = search(reference);
  yield minutesAgo(112);
  const own = wolverhamptonHomes.people.manager;
  const merridale = wolverhamptonHomes.home("Merridale Lodge");
  await it.declines(own, merridale, "none-at-that-date", "No place before Friday.");
  yield minutesAgo(47);
  await sendStage(broker, reference, REGION);
  yield minutesAgo(31);
  await it.reads(ashgrove.people.manager);
  await it.declines(birchwood.people.referrals, birchwood.home("Severnside"), "match");
  await it.declines(birchwood.people.referrals, birchwood.home("Bournbrook House"), "no-vacancy");
  await it.reads(canalStreet.people.referrals);
  yield minutesAgo(14);
  await it.picksUp(fernhill.people.referrals);
  await it.draftsOffer(fernhill.people.referrals, fernhill.home("Meadow Lodge"), OFFERS.meadowLodge());
  const ring = "Ring before 17:00: the manager is in the house.";
  await it.isInterested(
    northway.people.referrals,
    northway.home("Long Mynd House"),
    5400,
    "01632 960521",
    ring,
  );
  yield minutesAgo(9);
  const reason = "The manager at Meadow Lodge drives to fetch her at six and must know whom to ask for.";
  await telling(reference).releases(broker, fernhill.people.referrals, fernhill.home("Meadow Lodge"), reason);
  yield minutesAgo(6);
  await looking(fernhill.people.referrals, reference).readsWho();
}

/** Three offers to compare, two of them on the shortlist. */
async function* threeOffers({ councils, providers }: DemoWorld): Told {
  const { broker, head, socialWorker } = councils.wolverhampton;
  const { ashgrove, fernhill, canalStreet, birchwood, northway } = providers;
  yield hoursAgo(22);
  const reference = await searched(broker, THREE_OFFERS, { socialWorker });
  const it = search(reference);
  const [lodge, wharf, linden] = [
    fernhill.home("Meadow Lodge"),
    canalStreet.home("The Wharf"),
    ashgrove.home("Linden House"),
  ];
  yield hoursAgo(20);
  await it.reads(ashgrove.people.manager, ashgrove.people.admin);
  await it.declines(birchwood.people.referrals, birchwood.home("Severnside"), "distance");
  await it.picksUp(ashgrove.people.referrals);
  yield hoursAgo(18);
  await it.isInterested(canalStreet.people.referrals, wharf, 5800, "0121 496 0141");
  await it.declines(
    ashgrove.people.referrals,
    ashgrove.home("Oak View"),
    "match",
    "Two girls here know each other from school.",
  );
  await it.isInterested(northway.people.referrals, northway.home("Long Mynd House"), 5600, "01632 960521");
  yield hoursAgo(6);
  const one = await it.offers(fernhill.people.referrals, lodge, OFFERS.meadowLodge());
  yield hoursAgo(4);
  const two = await it.offers(ashgrove.people.referrals, linden, OFFERS.lindenHouse());
  yield hoursAgo(3);
  await it.offers(canalStreet.people.referrals, wharf, OFFERS.theWharf());
  yield minutesAgo(95);
  const desk = council(broker, head, reference);
  await desk.shortlists(one);
  await desk.shortlists(two);
  yield minutesAgo(80);
  await answersImpact(
    socialWorker,
    one,
    "going-out",
    "Practice ends at 8.30pm on Thursdays. Could she be back at 9pm that evening?",
  );
  const told = telling(reference);
  await told.writesDetail(socialWorker, FULLER.netball);
  await told.sendsDocument(broker, "School report, summer term", SCHOOL_REPORT);
  await told.sendsDocument(socialWorker, "Care plan, summary", await carePlan());
  yield minutesAgo(41);
  const reader = looking(fernhill.people.referrals, reference);
  await reader.acceptsTerms();
  await reader.readsDetail();
}

/** Preferred an hour ago; the head of service has not looked yet. A second one is kept in reserve. */
async function* waitingForHead({ councils, providers }: DemoWorld): Told {
  const { broker, head } = councils.wolverhampton;
  const { ashgrove, dudleyHomes, fernhill } = providers;
  yield workingDaysAgo(3, "09:40");
  const reference = await searched(broker, KEEN_ON_BIKES);
  const it = search(reference);
  yield workingDaysAgo(3, "14:20");
  await it.picksUp(ashgrove.people.referrals);
  await it.passesOn(
    ashgrove.people.referrals,
    ashgrove.people.secondManager,
    "Jasmine, is this one for Birch End? He mends bicycles.",
  );
  yield workingDaysAgo(2, "11:05");
  await it.declines(fernhill.people.referrals, fernhill.home("Coalport House"), "distance");
  const birchEnd = ashgrove.home("Birch End");
  const one = await it.offers(ashgrove.people.secondManager, birchEnd, OFFERS.birchEnd());
  yield workingDaysAgo(2, "15:30");
  const castleRow = dudleyHomes.home("Castle Row");
  const two = await it.offers(dudleyHomes.people.manager, castleRow, OFFERS.castleRow());
  yield workingDaysAgo(1, "10:10");
  const desk = council(broker, head, reference);
  await desk.shortlists(one);
  await desk.shortlists(two);
  await desk.reserves(two);
  yield minutesAgo(66);
  await desk.prefers(
    one,
    "He keeps his school and his teaching assistant, and there is a workshop. He has met the dog.",
  );
  yield minutesAgo(52);
  const told = telling(reference);
  await told.writesDetail(broker, FULLER.bikes);
  const wrong = await told.releases(broker, ashgrove.people.manager, birchEnd, "To assess the match");
  await told.revokes(broker, wrong, "Harpreet manages Linden House. It was meant for Jasmine.");
  const why = "Jasmine visits him at school on Thursday and must know whom to ask for.";
  await told.releases(broker, ashgrove.people.secondManager, birchEnd, why);
  yield minutesAgo(38);
  const jasmine = looking(ashgrove.people.secondManager, reference);
  await jasmine.readsWho();
  await jasmine.acceptsTerms();
  await jasmine.readsDetail();
  yield minutesAgo(17);
  await jasmine.readsWho();
}

/** The first choice was refused on money; the second was agreed and fell through: the search goes on. */
async function* fellThrough({ councils, providers }: DemoWorld): Told {
  const { broker, head } = councils.wolverhampton;
  const { canalStreet, northway } = providers;
  yield workingDaysAgo(6, "10:00");
  const reference = await searched(broker, CHESS_PLAYER);
  const it = search(reference);
  yield workingDaysAgo(5, "12:15");
  const [far, near] = [northway.home("Long Mynd House"), canalStreet.home("Lock House")];
  const one = await it.offers(northway.people.referrals, far, OFFERS.hills());
  const two = await it.offers(canalStreet.people.referrals, near, OFFERS.canalside());
  yield workingDaysAgo(5, "15:00");
  const desk = council(broker, head, reference);
  const asked = await desk.prefers(one, "It is far from where he was picked up.");
  yield workingDaysAgo(4, "09:15");
  const reason =
    "Too far for his mother's visits, and above what the panel agreed. Look again at the second offer.";
  await desk.decides(asked, { decision: "refuse", reason });
  yield workingDaysAgo(4, "11:40");
  const again = await desk.prefers(
    two,
    "Near enough for his mother by bus, and they know this kind of harm.",
  );
  await desk.authorises(again);
  yield workingDaysAgo(3, "09:30");
  await desk.accepts(two, "Thank you. He will visit on Thursday.", "Another placement was a better match");
  yield workingDaysAgo(2, "11:15");
  await agreement(broker, two).issues();
  yield workingDaysAgo(1, "16:10");
  await desk.fallsThrough("A flood in the home: it cannot take anybody for two months");
}

/** A search that stands still while the clinic decides. */
async function* paused({ councils, providers }: DemoWorld): Told {
  const { secondBroker, head } = councils.wolverhampton;
  const { ashgrove } = providers;
  yield workingDaysAgo(3, "11:20");
  const reference = await searched(secondBroker, SWIMMER);
  yield workingDaysAgo(2, "09:10");
  await search(reference).isInterested(
    ashgrove.people.referrals,
    ashgrove.home("Linden House"),
    4900,
    "07700 900411",
  );
  yield workingDaysAgo(1, "13:45");
  await council(secondBroker, head, reference).pauses(
    "The clinic reviews her plan on Thursday; we go on then",
  );
}
