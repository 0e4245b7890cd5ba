import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerForumQuestion } from "~/domains/forums/commands/answer-question.server";
import { changeGuests } from "~/domains/forums/commands/change-guests.server";
import { moveTopic, takeSuggestion } from "~/domains/forums/commands/move-topic.server";
import {
  answerSchema,
  guestSchema,
  takeSuggestionSchema,
  topicMoveSchema,
} from "~/domains/forums/organise.schema";
import { intentOf, organiser, unknownForm } from "~/domains/forums/pages/organiser.server";
import { viewOwnDate } from "~/domains/forums/queries/view-own-date.server";
import { DatePage } from "~/domains/forums/ui/date-page";
import { type NoticeWord, withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";

export const meta: MetaFunction = () => [{ title: "A forum - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, reference, done } = await organiser(args);
  return { view: await viewOwnDate(actor, reference), done };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, page, reference } = await organiser(args);
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

export default function DateRoute() {
  return <DatePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
