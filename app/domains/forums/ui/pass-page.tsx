import { Form } from "@remix-run/react";
import { dayAndTime } from "~/platform/time";
import { Banner } from "~/ui/banner";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts } from "~/ui/facts";
import { PageHeading } from "~/ui/page-heading";
import { PublicShell } from "~/ui/public-shell";
import { sentBy } from "~/ui/schema-form";
import type { passSchema } from "../booking.schema";
import { whenWords } from "../booking-words.rules";
import type { PassView } from "../queries/read-pass.server";
import { whereWords } from "./forum-list";

const sent = sentBy<typeof passSchema>();

type Props = { pass: PassView | null; pressed: string | null; now: Date };

/** What the link in a mail leads to: one booking, and a button to let it go or to take the seat that is held. */
export function PassPage({ pass, pressed, now }: Props) {
  if (!pass)
    return (
      <PublicShell narrow>
        <PageHeading
          title="This link leads to no booking"
          lede="Open the link in the latest mail about your forum, or sign in and look under Forums."
        />
      </PublicShell>
    );
  const { title, lede, presses } = wordsOf(pass, now);
  return (
    <PublicShell narrow>
      {pressed ? <Pressed pass={pass} pressed={pressed} /> : null}
      <PageHeading title={title} above={`${pass.attendeeName} · ${pass.title}`} lede={lede} />
      <Card>
        <Facts
          items={[
            { key: "Forum", value: pass.title },
            { key: "When", value: whenWords(pass, now) },
            { key: "Where", value: whereWords(pass) },
            { key: "By", value: pass.ownerName },
          ]}
        />
        {presses.length > 0 ? (
          <Form method="post" className="mt-4">
            <Actions>
              {presses.map(({ move, words, tone }) => (
                <Button key={move} {...sent("move", move)} tone={tone}>
                  {words}
                </Button>
              ))}
            </Actions>
          </Form>
        ) : null}
      </Card>
    </PublicShell>
  );
}

function Pressed({ pass, pressed }: { pass: PassView; pressed: string }) {
  const done = pressed === "cancel" ? pass.state === "cancelled" : pass.state === "booked";
  if (!done) return <Banner tone="soon" title="That is not possible any more. This is how it stands now." />;
  return (
    <Banner
      tone="good"
      title={
        pressed === "cancel"
          ? "Thank you for saying so. A mail confirms it."
          : "The seat is yours. A mail with the file for your calendar is on its way."
      }
    />
  );
}

type Press = { move: "cancel" | "accept"; words: string; tone: "primary" | "plain" | "warn" };
type Words = { title: string; lede: string; presses: Press[] };

const LET_GO: Press = { move: "cancel", words: "Let it go", tone: "plain" };

function wordsOf(pass: PassView, now: Date): Words {
  if (pass.dateState === "cancelled")
    return {
      title: "This date is cancelled",
      lede: `${pass.ownerName} has cancelled it. There is nothing to do.`,
      presses: [],
    };
  if (pass.startsAt <= now)
    return { title: "This date has begun", lede: "A booking can be changed until then.", presses: [] };
  switch (pass.state) {
    case "booked":
      return {
        title: "You have a seat",
        lede: "If you cannot come, say so. The seat goes to the next in line at once.",
        presses: [{ move: "cancel", words: "I can't come", tone: "warn" }],
      };
    case "waiting":
      return {
        title: pass.placeInLine
          ? `You are number ${pass.placeInLine} in line`
          : "You are on the waiting list",
        lede: "When a seat falls free for you, it is held for 24 hours and a mail says so.",
        presses: [{ move: "cancel", words: "Leave the waiting list", tone: "warn" }],
      };
    case "offered":
      return pass.heldUntil && pass.heldUntil > now
        ? {
            title: "A seat is held for you",
            lede: `Take it by ${dayAndTime(pass.heldUntil, now)}. After that it goes to the next in line.`,
            presses: [{ move: "accept", words: "Take the seat", tone: "primary" }, LET_GO],
          }
        : {
            title: "The seat is not held any more",
            lede: "Its time is over, and it goes to the next in line. Sign in to join the waiting list again.",
            presses: [],
          };
    case "cancelled":
      return {
        title: "You are not booked",
        lede: "It is cancelled. To come after all, sign in and book again, or ask the colleague who booked for you.",
        presses: [],
      };
    case "lapsed":
      return {
        title: "The seat went to the next in line",
        lede: "Nobody took it in time. Sign in to join the waiting list again.",
        presses: [],
      };
    case "attended":
    case "missed":
      return { title: "This date has begun", lede: "A booking can be changed until then.", presses: [] };
  }
}
