import { checkedReferral, draftReferral } from "../factories/referrals.ts";
import { referralOf } from "./demo-child.ts";
import { FIRST_STEPS, FOOTBALLER, LAST_SUMMER, STARGAZER } from "./demo-children-drafts.ts";
import { DRUMMER, ELECTRICIAN, TWO_BROTHERS } from "./demo-children-dudley.ts";
import { council, takesBack } from "./demo-decisions.ts";
import { OFFERS } from "./demo-offers.ts";
import type { DemoWorld } from "./demo-region.ts";
import { search, searched } from "./demo-search.ts";
import { hoursAgo, minutesAgo, workingDaysAgo } from "./demo-time.ts";

type Told = AsyncGenerator<Date, void, void>;

/** Dudley, the other councils, and what is still being written. */
export const dudleyAndOthers: readonly ((world: DemoWorld) => Told)[] = [
  brothers,
  expiredAndWithdrawn,
  apprentice,
  closedWithoutOffers,
  halfWritten,
  readyToSend,
  begunBySocialWorker,
];

/** Two brothers who must stay together: passed on inside Ashgrove, a draft begun. */
async function* brothers({ councils, providers }: DemoWorld): Told {
  const { ashgrove, fernhill } = providers;
  yield hoursAgo(20);
  const reference = await searched(councils.dudley.broker, TWO_BROTHERS);
  const it = search(reference);
  yield hoursAgo(18);
  await it.picksUp(ashgrove.people.referrals);
  const note = "Two places from Thursday at Birch End, Harpreet: could it be both?";
  await it.passesOn(ashgrove.people.referrals, ashgrove.people.manager, note);
  await it.declines(fernhill.people.relief, fernhill.home("Coalport House"), "distance");
  yield hoursAgo(3);
  await it.draftsOffer(ashgrove.people.manager, ashgrove.home("Birch End"), OFFERS.birchEnd());
}

/** One offer has run out, one was taken back, one is new. */
async function* expiredAndWithdrawn({ councils, providers }: DemoWorld): Told {
  const { broker, head } = councils.dudley;
  const { ashgrove, canalStreet, fernhill } = providers;
  yield workingDaysAgo(4, "11:15");
  const reference = await searched(broker, DRUMMER);
  const it = search(reference);
  yield workingDaysAgo(3, "16:20");
  const [linden, wharf, lodge] = [
    ashgrove.home("Linden House"),
    canalStreet.home("The Wharf"),
    fernhill.home("Meadow Lodge"),
  ];
  await it.offers(ashgrove.people.referrals, linden, OFFERS.drumRoom(-1));
  yield workingDaysAgo(2, "12:30");
  const one = await it.offers(canalStreet.people.referrals, wharf, OFFERS.drumRoom(3));
  const two = await it.offers(fernhill.people.referrals, lodge, OFFERS.drumRoom(4));
  yield workingDaysAgo(1, "17:05");
  await takesBack(canalStreet.people.referrals, one, "The night team is one person short until January");
  yield hoursAgo(1);
  await council(broker, head, reference).shortlists(two);
}

/** Sandwell, five working days to answer. */
async function* apprentice({ councils, providers }: DemoWorld): Told {
  const sandwell = councils.others.sandwell?.broker;
  if (!sandwell) throw new Error("Sandwell has no broker.");
  const { canalStreet, ashgrove } = providers;
  yield workingDaysAgo(1, "09:25");
  const reference = await searched(sandwell, ELECTRICIAN);
  const it = search(reference);
  yield workingDaysAgo(1, "15:50");
  await it.picksUp(canalStreet.people.referrals);
  await it.reads(ashgrove.people.referrals);
}

/** Everybody declined; the child stays with family. */
async function* closedWithoutOffers({ councils, providers }: DemoWorld): Told {
  const { broker, head } = councils.wolverhampton;
  const { hearthside, meadow } = providers;
  yield workingDaysAgo(9, "10:00");
  const reference = await searched(broker, LAST_SUMMER);
  const it = search(reference);
  yield workingDaysAgo(7, "11:00");
  await it.declines(hearthside.people.referrals, hearthside.home("Hearthside Fostering"), "no-carers");
  await it.declines(meadow.people.referrals, meadow.home("Meadow Fostering"), "distance");
  yield workingDaysAgo(4, "15:30");
  await council(broker, head, reference).closes("kin", "An aunt was assessed and approved.");
}

/** Four pages are there, the others are not. */
async function* halfWritten({ councils }: DemoWorld): Told {
  yield hoursAgo(3);
  await draftReferral(
    councils.wolverhampton.broker,
    referralOf(STARGAZER, ["location", "education-health", "narrative", "placement"]),
  );
  await draftReferral(councils.birmingham.broker, referralOf(FIRST_STEPS, ["narrative"]));
}

/** Handed to checking: one press from being sent. */
async function* readyToSend({ councils }: DemoWorld): Told {
  yield minutesAgo(75);
  await checkedReferral(councils.wolverhampton.broker, referralOf(FOOTBALLER));
}

/** A social worker has begun one and named the broker; nothing is filled in yet. */
async function* begunBySocialWorker({ councils }: DemoWorld): Told {
  const { socialWorker, broker } = councils.wolverhampton;
  yield minutesAgo(20);
  await draftReferral(socialWorker, {
    brokerId: broker.personId,
    socialWorkerId: socialWorker.personId,
    leave: [
      "child",
      "purpose",
      "needs",
      "strengths",
      "placement",
      "location",
      "education-health",
      "narrative",
    ],
  });
}
