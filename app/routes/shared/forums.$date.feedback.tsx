import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { organiser } from "~/domains/forums/pages/organiser.server";
import { viewFeedback } from "~/domains/forums/queries/view-feedback.server";
import { FeedbackPage } from "~/domains/forums/ui/feedback-page";

export const meta: MetaFunction = () => [{ title: "Feedback - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, reference } = await organiser(args);
  return { view: await viewFeedback(actor, reference) };
}

export default function FeedbackRoute() {
  return <FeedbackPage {...useLoaderData<typeof loader>()} />;
}
