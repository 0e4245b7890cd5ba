import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { feedbackLoader } from "~/domains/forums/pages/after.server";
import { FeedbackPage } from "~/domains/forums/ui/feedback-page";

export const meta: MetaFunction = () => [{ title: "Feedback - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => feedbackLoader(args, ORGANISERS);

export default function FeedbackRoute() {
  return <FeedbackPage {...useLoaderData<typeof loader>()} />;
}
