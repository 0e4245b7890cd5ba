import { type Agreed, agreedAt } from "./demo-agreed.ts";
import { agreement } from "./demo-agreements.ts";
import { changesOf } from "./demo-changes.ts";
import { GARDENER, GUITARIST, RUNNER } from "./demo-children-placed.ts";
import { hoursAtSchool } from "./demo-document.ts";
import { invoices } from "./demo-invoices.ts";
import { issuesAbout } from "./demo-issues.ts";
import { paymentFile, paymentQuery } from "./demo-payment-file.ts";
import { placementOf } from "./demo-placements.ts";
import type { DemoWorld } from "./demo-region.ts";
import { reportsOn } from "./demo-reports.ts";
import { placedLastNight } from "./demo-stories-phone.ts";
import { workingDaysAgo } from "./demo-time.ts";

type Told = AsyncGenerator<Date, void, void>;

/** Children who have moved in: the sides differ on the day; notice is given; one has left again. */
export const placedStories: readonly ((world: DemoWorld) => Told)[] = [
  datesDiffer,
  onNotice,
  brokeDown,
  placedLastNight,
];

/** The home and the social worker have confirmed two different days. */
async function* datesDiffer(world: DemoWorld): Told {
  const agreed = yield* agreedAt(world, { child: GARDENER, home: "Linden House", from: -12, before: 10 });
  const { manager } = world.providers.ashgrove.people;
  yield workingDaysAgo(9, "11:05");
  await placementOf(agreed.offer).recorded(
    agreed.broker,
    "notice-iro",
    "Sent by secure email, read the same day.",
  );
  yield workingDaysAgo(9, "11:12");
  await placementOf(agreed.offer).letters(
    agreed.broker,
    { of: "mother", name: "Ms Denise Brathwoode" },
    {
      of: "father",
      name: "Mr Leon Hartley",
      withheldWhy: "The court ordered in March that he is not told; the order is in the case file.",
    },
    { of: "icb-now", name: "Black Country ICB, children in care team" },
  );
  yield workingDaysAgo(9, "11:16");
  await placementOf(agreed.offer).packed(agreed.socialWorker);
  yield workingDaysAgo(9, "11:20");
  await placementOf(agreed.offer).sharedWithHealth(agreed.broker, -12);
  yield workingDaysAgo(9, "12:10");
  await placementOf(agreed.offer).ticked(agreed.socialWorker, "arrival", {
    "arrival-time": { value: "16:30" },
    "brought-by": { value: "social-worker" },
    medication: { note: "None regularly. Hay fever tablets in spring." },
    belongings: {},
    "missing-profile": { open: true, note: "Being updated, comes with the social worker." },
  });
  yield workingDaysAgo(9, "13:05");
  await placementOf(agreed.offer).ticked(manager, "arrival", {
    room: { note: "The one to the garden." },
    "first-meal": {},
  });
  await placementOf(agreed.offer).added(manager, "arrival", "A place at table and a key to the shed");
  yield workingDaysAgo(3, "16:20");
  await placementOf(agreed.offer).movedIn(manager, -12);
  yield workingDaysAgo(2, "09:50");
  await placementOf(agreed.offer).movedIn(agreed.socialWorker, -11);
}

/**
 * Both have confirmed the day, signed the agreement and recorded nights away, changes to the fee are asked for and decided,
 * and the home gives notice after three weeks. What is to be paid for him follows from all of that.
 */
async function* onNotice(world: DemoWorld): Told {
  const agreed = yield* agreedAt(world, { child: GUITARIST, home: "Linden House", from: -20, before: 16 });
  const { manager } = world.providers.ashgrove.people;
  const placement = placementOf(agreed.offer);
  yield workingDaysAgo(12, "17:10");
  await placement.movedIn(manager, -20);
  yield workingDaysAgo(12, "17:40");
  await placement.movedIn(agreed.broker, -20);
  yield workingDaysAgo(11, "10:05");
  const ipa = agreement(agreed.broker, agreed.offer);
  await ipa.issues();
  yield workingDaysAgo(11, "15:25");
  await ipa.signs(manager, world.councils.wolverhampton.head);
  yield* feeChanges(world, agreed);
  yield workingDaysAgo(4, "15:30");
  await placement.judged(manager, {
    needs:
      "He is afraid of the dark and needs somebody near him until he sleeps. The referral says that nights are quiet.",
    "education-health": "",
  });
  yield workingDaysAgo(3, "10:40");
  await placement.away(manager, "hospital", -12, -10);
  const issues = issuesAbout(await placement.reference(manager));
  yield workingDaysAgo(3, "11:10");
  const visits = await issues.raised(
    manager,
    "family-time",
    "The last two visits were cancelled on the day, and he waited at the door. When is the next one, and who tells us?",
  );
  await issues.raised(
    manager,
    "allowances",
    "The school has billed us for the trip in December. The agreement says that school trips are extra: who pays, and how do we claim it?",
  );
  yield workingDaysAgo(3, "14:30");
  await placement.approvalAsked(
    agreed.broker,
    "He keeps his options and sits two exams at the new school. The designated teacher was consulted; the minutes are in the case file.",
  );
  yield workingDaysAgo(2, "09:35");
  await issues.takenAndWritten(
    agreed.socialWorker,
    visits,
    "I am sorry. I have asked the contact centre for fixed days and will write by tomorrow.",
  );
  yield workingDaysAgo(2, "11:45");
  await placement.reviewed(agreed.socialWorker, -12, 78, "The school comes to the next one.");
  yield workingDaysAgo(2, "13:20");
  await placement.away(agreed.socialWorker, "home", -10, -9);
  yield workingDaysAgo(1, "11:35");
  const reports = reportsOn(agreed.offer);
  await reports.askedFor(agreed.socialWorker, 6);
  yield workingDaysAgo(1, "11:45");
  const visit = await reports.uploaded(manager, "regulation-44");
  yield workingDaysAgo(1, "12:05");
  await reports.uploaded(manager, "monthly");
  await reports.read(agreed.socialWorker, visit);
  yield workingDaysAgo(1, "12:10");
  await issues.answered(
    agreed.socialWorker,
    visits,
    "Every second Saturday from 10am to noon at the contact centre, until the review. I will ring you on Thursdays if one cannot take place.",
  );
  yield workingDaysAgo(1, "12:15");
  await placement.notice(
    manager,
    28,
    "match",
    "Two of the others are afraid of him since the weekend. We will keep him safe here until he moves.",
  );
  yield workingDaysAgo(1, "14:10");
  await issues.raised(
    manager,
    "decision",
    "He is asked to a birthday with a night away next week. We need delegated authority for it, or your decision.",
  );
  yield workingDaysAgo(1, "14:20");
  await placement.ticked(manager, "leaving", {
    goodbye: { note: "A meal that he chooses, on the last evening." },
  });
  yield workingDaysAgo(1, "16:10");
  const short = await paymentFile(world.councils.wolverhampton.finance, agreed.offer);
  await invoices(world.providers.ashgrove.people.finance, world.councils.wolverhampton.finance);
  yield workingDaysAgo(1, "16:30");
  await paymentQuery(manager, short);
}

/** Extra staffing is refused, then authorised for a while; others wait for the council, for the home, and for answers. */
async function* feeChanges(world: DemoWorld, { broker, socialWorker, offer }: Agreed): Told {
  const { manager } = world.providers.ashgrove.people;
  const { head } = world.councils.wolverhampton;
  const changes = await changesOf(broker, offer);
  const nights = { kind: "extra-staffing", label: "Second worker at night", pounds: 840 } as const;
  yield workingDaysAgo(10, "09:30");
  const first = await changes.asks(manager, { ...nights, from: -12, to: 60 });
  yield workingDaysAgo(9, "16:00");
  await changes.decides(
    head,
    first,
    "refuse",
    "Sixty nights is too long without a review. Ask again with an end.",
  );
  yield workingDaysAgo(8, "10:10");
  const again = await changes.asks(manager, { ...nights, from: -10, to: 40 });
  yield workingDaysAgo(7, "15:15");
  await changes.decides(head, again, "authorise", "", 24);
  yield workingDaysAgo(6, "11:00");
  const school = { kind: "extra-staffing", label: "One-to-one at school", pounds: 450 } as const;
  const ofHome = await changes.asks(manager, { ...school, from: 0, to: 28 });
  await changes.shows(manager, ofHome, await hoursAtSchool());
  yield workingDaysAgo(6, "11:20");
  await changes.asks(manager, {
    kind: "fee-rise",
    label: "Waking night instead of sleeping-in",
    pounds: 310,
    from: 0,
    to: null,
  });
  yield workingDaysAgo(5, "09:45");
  await changes.asks(socialWorker, {
    kind: "step-down",
    label: "Two workers by day no longer needed",
    pounds: 600,
    from: 7,
    to: null,
  });
  yield workingDaysAgo(5, "10:30");
  const ofCouncil = await changes.asks(broker, {
    kind: "extra-staffing",
    label: "Driver for family time",
    pounds: 120,
    from: 0,
    to: 56,
  });
  yield workingDaysAgo(5, "14:00");
  await changes.agrees(manager, ofCouncil);
  yield workingDaysAgo(4, "09:20");
  await changes.decides(head, ofHome, "return", "How many hours a day, and who asked for it at school?");
  yield workingDaysAgo(4, "09:30");
  await changes.decides(head, ofCouncil, "return", "Can his aunt bring him instead?");
}

/** She came, did not settle, and left after eight nights: the home has recorded the end, the council has yet to confirm. */
async function* brokeDown(world: DemoWorld): Told {
  const agreed = yield* agreedAt(world, { child: RUNNER, home: "Linden House", from: -24, before: 19 });
  const { manager } = world.providers.ashgrove.people;
  const placement = placementOf(agreed.offer);
  yield workingDaysAgo(15, "18:00");
  await placement.movedIn(manager, -24);
  yield workingDaysAgo(15, "18:20");
  await placement.movedIn(agreed.broker, -24);
  yield workingDaysAgo(8, "10:05");
  await placement.ends(
    manager,
    -16,
    "childs-choice",
    "She left with her social worker. Her room is packed and can be collected.",
  );
}
