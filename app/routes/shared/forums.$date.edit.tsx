import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeDate } from "~/domains/forums/commands/change-date.server";
import { changeSeats } from "~/domains/forums/commands/change-seats.server";
import { editFormsSchema, momentsOf } from "~/domains/forums/organise.schema";
import { organiser } from "~/domains/forums/pages/organiser.server";
import { viewOwnDate } from "~/domains/forums/queries/view-own-date.server";
import { EditDatePage } from "~/domains/forums/ui/edit-date-page";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";

export const meta: MetaFunction = () => [{ title: "Change a forum - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, reference } = await organiser(args);
  return { view: await viewOwnDate(actor, reference) };
}

/** The boxes of the form in which the command's moments are typed. */
const FIELDS: Readonly<Record<string, string>> = { startsAt: "day", endsAt: "endTime" };

export async function action(args: ActionFunctionArgs) {
  const { actor, page, reference } = await organiser(args);
  const form = await parseForm(args.request, editFormsSchema, {
    expects: ({ intent }) => (intent === "seats" ? "digest" : "version"),
  });
  if (!form.ok) return form.response;
  if (form.value.intent === "seats") {
    const path = withNotice(page.page(), "forum", "seats");
    const { capacity, perOrganisation = null } = form.value;
    const idempotency = { key: form.key, redirectTo: () => path };
    const changed = await changeSeats(actor, {
      reference,
      expected: form.expected,
      capacity,
      perOrganisation,
      idempotency,
    });
    return changed.ok ? redirect(path) : form.refuse(changed.error);
  }
  const path = withNotice(page.page(), "forum", "changed");
  const { title, place, accessNotes, url, audience, asksAccess, asksDiet } = form.value;
  const changed = await changeDate(actor, {
    title,
    place,
    accessNotes,
    url,
    audience,
    asksAccess,
    asksDiet,
    ...momentsOf(form.value),
    reference,
    version: form.version,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  if (changed.ok) return redirect(path);
  const { error } = changed;
  const field = error.kind === "invalid" ? FIELDS[error.field ?? ""] : undefined;
  return form.refuse(error.kind === "invalid" && field ? { ...error, field } : error);
}

export default function EditDateRoute() {
  const { view } = useLoaderData<typeof loader>();
  return (
    <EditDatePage
      date={view.date}
      seats={view.seats}
      seatsDigest={view.digests.seats}
      lastResult={useActionData<typeof action>()}
    />
  );
}
