import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewResumableSubmission } from "~/domains/access/queries/view-resumable-submission.server";
import { requirePerson } from "~/domains/access/require-person.server";
import { needsStepUp } from "~/domains/access/step-up.rules";
import { requireStepUp } from "~/domains/access/step-up.server";
import { notFound } from "~/platform/not-found.server";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { PageHeading } from "~/ui/page-heading";

export const meta: MetaFunction = () => [{ title: "Your work is kept - Homeward" }];

// The fields are what somebody typed, also on the page of a child.
export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const kept = (await viewResumableSubmission(await requirePerson(request), params.id)) ?? notFound();
  // What stands in the fields may be what its own page asks for again.
  if (needsStepUp("POST", kept.path.split("?")[0] ?? "")) await requireStepUp({ request });
  return { ...kept, confirmed: new URL(request.url).searchParams.has("confirmed") };
}

export default function KeptPage() {
  const { path, fields, confirmed } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title="Your work is kept"
        lede={
          confirmed
            ? "You have confirmed that it is you. What you entered has not been saved yet: send it now, or leave it."
            : "You were signed out before it arrived, so it has not been saved yet. Send it now, or leave it."
        }
      />
      {/* A plain form: it goes to the page it was meant for, exactly as it was filled in. */}
      <form method="post" action={path}>
        {fields.map((field, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several fields may have one name, and they never move
          <input key={index} type="hidden" name={field.name} value={field.value} />
        ))}
        <Actions>
          <Button>Send it now</Button>
          <ButtonLink tone="plain" to={path.split("?")[0] ?? path}>
            Leave it and open the page
          </ButtonLink>
        </Actions>
      </form>
    </>
  );
}
