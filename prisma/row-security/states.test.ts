import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { authorisationMachine } from "~/domains/authorisations/authorisation.machine";
import { bookingMachine } from "~/domains/forums/booking.machine";
import { dateMachine } from "~/domains/forums/date.machine";
import { offerMachine } from "~/domains/offers/offer.machine";
import { referralMachine } from "~/domains/referrals/referral.machine";
import { answerMachine } from "~/domains/routing/answer.machine";
import { deliveryMachine } from "~/domains/routing/delivery.machine";
import { testDatabase } from "../testing/database.server";

const database = testDatabase();
let owner: postgres.Sql;
beforeAll(() => {
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
});
afterAll(() => owner.end());

/** The states that a CHECK lets a column have, and the machine that owns them. */
const MACHINES: Record<string, readonly string[]> = {
  "referrals.state": referralMachine.states,
  "deliveries.state": deliveryMachine.states,
  "delivery_services.answer": answerMachine.states,
  "offers.state": offerMachine.states,
  "authorisations.state": authorisationMachine.states,
  "forum_bookings.state": bookingMachine.states,
  "forum_dates.state": dateMachine.states,
};

it("a column takes the states of its machine and no other", async () => {
  const rows = await owner<{ table: string; definition: string }[]>`
    select conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'c'`;
  const checked = new Map<string, string[]>();
  for (const { table, definition } of rows)
    for (const [, column, list = ""] of definition.matchAll(/\b(state|answer) = ANY \(ARRAY\[([^\]]*)\]/g)) {
      const name = `${table}.${column}`;
      const states = [...list.matchAll(/'([^']*)'/g)].map(([, state = ""]) => state).sort();
      // The list of all of them; others say what goes with some.
      if (states.length > (checked.get(name)?.length ?? 0)) checked.set(name, states);
    }
  for (const [name, states] of Object.entries(MACHINES))
    expect([name, checked.get(name)]).toEqual([name, [...states].sort()]);
});
