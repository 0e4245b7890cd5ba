import { redirect } from "@remix-run/node";
import { z } from "zod";
import type { Kinds } from "~/domains/access/require-actor.server";
import { type NoticeWord, withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { answerForumQuestion } from "../commands/answer-question.server";
import { cancelDate } from "../commands/cancel-date.server";
import { changeDate } from "../commands/change-date.server";
import { changeGuests } from "../commands/change-guests.server";
import { changeSeats } from "../commands/change-seats.server";
import { moveTopic, takeSuggestion } from "../commands/move-topic.server";
import { publishDate } from "../commands/publish-date.server";
import {
  answerSchema,
  changeDateSchema,
  guestSchema,
  momentsOf,
  reasonSchema,
  seatsSchema,
  takeSuggestionSchema,
  topicMoveSchema,
} from "../organise.schema";
import { viewOwnDate } from "../queries/view-own-date.server";
import { type Args, intentOf, organiser, unknownForm } from "./organiser.server";

export async function dateLoader(args: Args, kinds: Kinds) {
  const { actor, reference, done } = await organiser(args, kinds);
  return { view: await viewOwnDate(actor, reference), done };
}

/** The page of a date with the key of its one form. */
export async function dateFormLoader(args: Args, kinds: Kinds) {
  return { ...(await dateLoader(args, kinds)), formKey: newFormKey() };
}

export async function dateAction(args: Args, kinds: Kinds) {
  const { actor, page, reference } = await organiser(args, kinds);
  const idempotencyTo = (key: string, done: NoticeWord<"forum">) => ({
    key,
    redirectTo: () => withNotice(page.page(), "forum", done),
  });
  switch (await intentOf(args.request)) {
    case "topic": {
      const form = await parseForm(args.request, topicMoveSchema);
      if (!form.ok) return form.response;
      const idempotency = idempotencyTo(form.key, "topic");
      const moved = await moveTopic(actor, { reference, ...form.value, idempotency });
      return moved.ok ? redirect(idempotency.redirectTo()) : form.refuse(moved.error);
    }
    case "suggestion": {
      const form = await parseForm(args.request, takeSuggestionSchema);
      if (!form.ok) return form.response;
      const idempotency = idempotencyTo(form.key, "topic");
      const taken = await takeSuggestion(actor, { reference, ...form.value, idempotency });
      return taken.ok ? redirect(idempotency.redirectTo()) : form.refuse(taken.error);
    }
    case "answer": {
      const form = await parseForm(args.request, answerSchema, { expects: "digest" });
      if (!form.ok) return form.response;
      const idempotency = idempotencyTo(form.key, "answered");
      const answered = await answerForumQuestion(actor, {
        reference,
        expected: form.expected,
        ...form.value,
        idempotency,
      });
      return answered.ok ? redirect(idempotency.redirectTo()) : form.refuse(answered.error);
    }
    case "guest": {
      const form = await parseForm(args.request, guestSchema);
      if (!form.ok) return form.response;
      const { date } = await viewOwnDate(actor, reference);
      const idempotency = idempotencyTo(form.key, form.value.move === "add" ? "listed" : "unlisted");
      const guest = { seriesId: date.seriesId, dateId: date.id, ...form.value, idempotency };
      const changed = await changeGuests(actor, guest);
      return changed.ok ? redirect(idempotency.redirectTo()) : form.refuse(changed.error);
    }
    default:
      return unknownForm();
  }
}

export async function editAction(args: Args, kinds: Kinds) {
  const { actor, page, reference } = await organiser(args, kinds);
  if ((await intentOf(args.request)) === "seats") {
    const form = await parseForm(args.request, seatsSchema, { expects: "digest" });
    if (!form.ok) return form.response;
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
  const form = await parseForm(args.request, changeDateSchema, { expects: "version" });
  if (!form.ok) return form.response;
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

/** The boxes of the form in which the command's moments are typed. */
const FIELDS: Readonly<Record<string, string>> = { startsAt: "day", endsAt: "endTime" };

export async function publishAction(args: Args, kinds: Kinds) {
  const { actor, page, reference } = await organiser(args, kinds);
  const form = await parseForm(args.request, z.object({}), { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(page.page(), "forum", "published");
  const idempotency = { key: form.key, redirectTo: () => path };
  const published = await publishDate(actor, { reference, version: form.version, idempotency });
  return published.ok ? redirect(path) : form.refuse(published.error);
}

export async function cancelAction(args: Args, kinds: Kinds) {
  const { actor, page, reference } = await organiser(args, kinds);
  const form = await parseForm(args.request, reasonSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const path = withNotice(page.page(), "forum", "cancelled");
  const idempotency = { key: form.key, redirectTo: () => path };
  const cancelled = await cancelDate(actor, { reference, version: form.version, ...form.value, idempotency });
  return cancelled.ok ? redirect(path) : form.refuse(cancelled.error);
}
