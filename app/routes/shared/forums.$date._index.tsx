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
import { dateFormsSchema } from "~/domains/forums/organise.schema";
import { organiser } from "~/domains/forums/pages/organiser.server";
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
  const form = await parseForm(args.request, dateFormsSchema, {
    expects: ({ intent }) => (intent === "answer" ? "digest" : undefined),
  });
  if (!form.ok) return form.response;
  const { value } = form;
  const to = (done: NoticeWord<"forum">) => ({
    key: form.key,
    redirectTo: () => withNotice(page.page(), "forum", done),
  });
  switch (value.intent) {
    case "topic": {
      const idempotency = to("topic");
      const moved = await moveTopic(actor, {
        reference,
        topicId: value.topicId,
        move: value.move,
        idempotency,
      });
      return moved.ok ? redirect(idempotency.redirectTo()) : form.refuse(moved.error);
    }
    case "suggestion": {
      const idempotency = to("topic");
      const taken = await takeSuggestion(actor, { reference, code: value.code, idempotency });
      return taken.ok ? redirect(idempotency.redirectTo()) : form.refuse(taken.error);
    }
    case "answer": {
      const idempotency = to("answered");
      const answered = await answerForumQuestion(actor, {
        reference,
        expected: form.expected,
        questionId: value.questionId,
        answer: value.answer,
        idempotency,
      });
      return answered.ok ? redirect(idempotency.redirectTo()) : form.refuse(answered.error);
    }
    case "guest": {
      const { date } = await viewOwnDate(actor, reference);
      const { providerId, move } = value;
      const idempotency = to(move === "add" ? "listed" : "unlisted");
      const guest = { seriesId: date.seriesId, dateId: date.id, providerId, move, idempotency };
      const changed = await changeGuests(actor, guest);
      return changed.ok ? redirect(idempotency.redirectTo()) : form.refuse(changed.error);
    }
  }
}

export default function DateRoute() {
  return <DatePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
