import { Form } from "@remix-run/react";
import { Banner } from "~/ui/banner";
import { Actions, Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { whenWords } from "../booking-words.rules";
import type { CheckInView } from "../queries/view-check-in.server";

/** What the check-in code opens for who is signed in: their own seat, and one press. */
export function CheckInPage({ view, wrong }: { view: CheckInView; wrong: string | undefined }) {
  const { title, now, bookings } = view;
  const here = bookings.find(({ state }) => state === "attended");
  const booked = bookings.find(({ state }) => state === "booked");
  return (
    <>
      {wrong ? <Banner tone="now" title={`${wrong}.`} /> : null}
      <PageHeading
        above={`${title} · ${whenWords(view, now)}`}
        title={here ? "You are here" : booked ? "Are you here?" : "You have no seat at this forum"}
      />
      {here ? (
        <Banner tone="good" title={`Welcome, ${here.attendeeName}.`}>
          <p>You are marked as attended for {here.organisationName}. There is nothing more to do.</p>
        </Banner>
      ) : booked ? (
        <Form method="post">
          <p>
            {booked.attendeeName}, {booked.organisationName}
          </p>
          <Actions>
            <Button>Yes, I am here</Button>
          </Actions>
        </Form>
      ) : (
        <EmptyState title="Tell the person at the door your name">
          <p>
            Somebody may have booked for you under another address. They find you on their list, or add you.
          </p>
        </EmptyState>
      )}
    </>
  );
}
