import { Form } from "@remix-run/react";
import { account } from "~/paths/access";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Actions, Button } from "~/ui/button";
import { PageHeading } from "~/ui/page-heading";
import { PublicShell } from "~/ui/public-shell";
import type { StopView } from "../queries/view-stop.server";

type Props = { view: StopView | null; done: "stopped" | "back" | null };

/** What the link at the foot of a mail leads to: one button, and its way back. */
export function StopPage({ view, done }: Props) {
  if (!view)
    return (
      <PublicShell narrow>
        <PageHeading
          title="This link does not work"
          lede="Open the link in a newer email, or sign in and choose your emails in your account."
        />
        <ToChoices />
      </PublicShell>
    );
  const about = view.title ? `“${view.title}”` : "everything in your daily email";
  return (
    <PublicShell narrow>
      {done ? <Banner tone="good" title={doneWords(view, about, done)} /> : null}
      <PageHeading
        title={done ? "Your emails" : headingOf(view, about)}
        lede={
          view.subscription
            ? "You can subscribe again on the page of a statement."
            : "Emergencies, new referrals, sign-in and anything you must act on are always emailed."
        }
      />
      {done === "stopped" && (view.subscription || !view.title) ? null : (
        <Form method="post">
          <Actions>
            {done === "stopped" ? (
              <Button name="move" value="back" tone="plain">
                Undo
              </Button>
            ) : (
              <Button name="move" value="stop">
                {buttonOf(view)}
              </Button>
            )}
          </Actions>
        </Form>
      )}
      {view.subscription ? null : <ToChoices />}
    </PublicShell>
  );
}

function buttonOf({ subscription, daily }: StopView): string {
  if (subscription) return "Unsubscribe";
  return daily ? "Send them once a day" : "Stop these emails";
}

function ToChoices() {
  return (
    <p className="mt-4">
      <Anchor to={account.emails()}>Choose which emails you get</Anchor>
    </p>
  );
}

function headingOf({ daily }: StopView, about: string): string {
  return daily ? `Get emails about ${about} once a day?` : `Stop emails about ${about}?`;
}

function doneWords({ daily }: StopView, about: string, done: "stopped" | "back"): string {
  if (done === "back") return `You will get emails about ${about} as they happen.`;
  return daily
    ? `You will get emails about ${about} once a day.`
    : `You will get no more emails about ${about}.`;
}
