import { agreement } from "./demo-agreements.ts";
import { BAKER, DINOSAUR_EXPERT, FIRST_SCHOOL, HOME_AGAIN, WEEKENDS } from "./demo-children-families.ts";
import { council } from "./demo-decisions.ts";
import { OFFERS } from "./demo-offers.ts";
import type { DemoWorld } from "./demo-region.ts";
import { OWN_SERVICES, search, searched } from "./demo-search.ts";
import { hoursAgo, minutesAgo, workingDaysAgo } from "./demo-time.ts";

type Told = AsyncGenerator<Date, void, void>;

/** Children for whom a family is looked for, and a boy whose family needs a rest. */
export const familyStories: readonly ((world: DemoWorld) => Told)[] = [
  returnedWithQuestion,
  agreed,
  withdrawn,
  justSent,
  shortBreaksAgreed,
];

/** The head of service asks something before deciding. */
async function* returnedWithQuestion({ councils, providers }: DemoWorld): Told {
  const { secondBroker, secondHead, socialWorker } = councils.wolverhampton;
  const { meadow, hearthside } = providers;
  yield hoursAgo(23);
  const reference = await searched(secondBroker, DINOSAUR_EXPERT, { socialWorker });
  const it = search(reference);
  yield hoursAgo(21);
  await it.declines(hearthside.people.referrals, hearthside.home("Hearthside Fostering"), "no-carers");
  yield hoursAgo(19);
  const carers =
    "Two mums in Tettenhall with a garden and no dogs. One was a teaching assistant for twelve years.";
  const offer = await it.offers(
    meadow.people.referrals,
    meadow.home("Meadow Fostering"),
    OFFERS.family("985.00", carers),
  );
  yield hoursAgo(5);
  const desk = council(secondBroker, secondHead, reference);
  const asked = await desk.prefers(offer, "For good, in the city, and he keeps his school.");
  yield hoursAgo(2);
  const question = "Is the fee still the same when he turns ten in the new year?";
  await desk.decides(asked, { decision: "return", question });
}

/** Agreed yesterday; the other agency has read why. */
async function* agreed({ councils, providers }: DemoWorld): Told {
  const { secondBroker, head } = councils.wolverhampton;
  const { meadow, hearthside } = providers;
  yield workingDaysAgo(4, "13:10");
  const reference = await searched(secondBroker, BAKER);
  const it = search(reference);
  yield workingDaysAgo(3, "10:25");
  const bakers = "A family of three in Codsall. He is a baker, she signs: her own sister is deaf.";
  const [here, there] = [meadow.home("Meadow Fostering"), hearthside.home("Hearthside Fostering")];
  const one = await it.offers(meadow.people.referrals, here, OFFERS.family("1,040.00", bakers));
  const city = "A couple in Coventry, both teachers, who would learn to sign.";
  await it.offers(hearthside.people.referrals, there, OFFERS.family("960.00", city));
  yield workingDaysAgo(2, "14:00");
  const desk = council(secondBroker, head, reference);
  const asked = await desk.prefers(one, "They sign already, and her brother is twenty minutes away.");
  yield workingDaysAgo(1, "09:05");
  await desk.authorises(asked);
  yield workingDaysAgo(1, "11:30");
  await desk.accepts(one, "She has chosen the blue room.", "A family nearer to her brother who sign already");
  yield workingDaysAgo(1, "15:20");
  await agreement(secondBroker, one).issues();
}

/** The family found another way: everybody who was asked is told. */
async function* withdrawn({ councils, providers }: DemoWorld): Told {
  const { secondBroker, head } = councils.wolverhampton;
  const { meadow } = providers;
  yield workingDaysAgo(2, "09:00");
  const reference = await searched(secondBroker, HOME_AGAIN);
  yield workingDaysAgo(2, "10:40");
  await search(reference).picksUp(meadow.people.referrals);
  yield workingDaysAgo(2, "15:15");
  await council(secondBroker, head, reference).withdraws(
    "A relative has taken leave and will stay with him at home",
  );
}

/** Sent half an hour ago: nobody has opened it yet. */
async function* justSent({ councils }: DemoWorld): Told {
  yield minutesAgo(28);
  await searched(councils.birmingham.broker, FIRST_SCHOOL);
}

/** Short breaks in the council's own house, asked of its own services alone. */
async function* shortBreaksAgreed({ councils, providers }: DemoWorld): Told {
  const { secondBroker, head } = councils.wolverhampton;
  const { wolverhamptonHomes } = providers;
  yield workingDaysAgo(7, "10:30");
  const reference = await searched(secondBroker, WEEKENDS, { stage: OWN_SERVICES });
  const it = search(reference);
  yield workingDaysAgo(6, "16:00");
  const manager = wolverhamptonHomes.people.manager;
  const compton = wolverhamptonHomes.home("Compton Short Breaks");
  const offer = await it.offers(manager, compton, OFFERS.weekends());
  yield workingDaysAgo(5, "09:20");
  const desk = council(secondBroker, head, reference);
  const asked = await desk.prefers(offer, "He has visited and would not leave.");
  yield workingDaysAgo(5, "12:50");
  await desk.authorises(asked);
  yield workingDaysAgo(5, "13:30");
  await desk.accepts(offer, "First weekend in three weeks.", "");
  yield workingDaysAgo(4, "10:10");
  const ipa = agreement(secondBroker, offer);
  await ipa.issues();
  yield workingDaysAgo(3, "16:45");
  await ipa.signs(manager, head);
}
