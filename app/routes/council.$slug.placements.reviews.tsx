import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { listReviews, readReviewsFilter } from "~/domains/agreements/queries/reviews-list.server";
import { ReviewsListPage } from "~/domains/agreements/ui/reviews-list-page";

export const meta: MetaFunction = () => [{ title: "Statutory reviews - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { list: await listReviews(actor, readReviewsFilter(new URL(request.url).searchParams)) };
}

export default function ReviewsList() {
  return <ReviewsListPage {...useLoaderData<typeof loader>()} />;
}
