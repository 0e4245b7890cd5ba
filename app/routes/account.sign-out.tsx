import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { signOutEverywhere } from "~/domains/access/commands/sign-out.server";
import { countMySessions } from "~/domains/access/queries/view-account.server";
import { requirePerson } from "~/domains/access/require-person.server";
import { account, entry } from "~/paths/access";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { PageHeading } from "~/ui/page-heading";

export const meta: MetaFunction = () => [{ title: "Sign out everywhere - Homeward" }];

export async function loader({ request }: LoaderFunctionArgs) {
  return { sessions: await countMySessions(await requirePerson(request)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const personId = await requirePerson(request);
  return redirect(entry.signIn(), { headers: { "Set-Cookie": await signOutEverywhere(request, personId) } });
}

export default function SignOutEverywherePage() {
  const { sessions } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title="Sign out everywhere" />
      <p>
        {sessions === 1 ? "You are signed in here only." : `You are signed in with ${sessions} browsers.`} All
        of them will ask for your password again, this one too.
      </p>
      <Form method="post">
        <Actions>
          <Button tone="warn">Sign out everywhere</Button>
          <ButtonLink tone="plain" to={account.page()}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
