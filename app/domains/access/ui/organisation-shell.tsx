import { Form, useLocation, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ShellView } from "~/domains/access/queries/view-shell.server";
import { account, entry } from "~/paths/access";
import { AppShell } from "~/ui/app-shell";
import { Button, type ButtonTone } from "~/ui/button";
import { ErrorPage } from "~/ui/error-page";
import { PublicShell } from "~/ui/public-shell";

const ACTING: Record<ShellView["kind"], string> = {
  council: "Acting for",
  provider: "Answering for",
  region: "Acting for",
};

/** The button that ends this browser's session. */
export function SignOut({ tone = "link" }: { tone?: ButtonTone }) {
  return (
    <Form method="post" action={entry.signOut()} reloadDocument>
      <Button tone={tone}>Sign out</Button>
    </Form>
  );
}

/** The frame of an organisation's pages: for whom, as what, where to go. */
export function OrganisationShell({ shell, children }: { shell: ShellView; children: ReactNode }) {
  const { pathname } = useLocation();
  const here = pathname.replace(/(?<!\/)\/+$/, "");
  // The home is the beginning of every address below it, but it is the current page only on itself.
  const nav = shell.nav.map((item) =>
    item.to === shell.home ? { ...item, current: here === shell.home ? undefined : false } : item,
  );
  return (
    <AppShell
      acting={{
        words: ACTING[shell.kind],
        organisation: shell.organisation,
        detail: shell.roles,
        changeTo: shell.severalOrganisations || shell.invitations > 0 ? account.organisations() : undefined,
        invited: shell.invitations,
      }}
      homeTo={shell.home}
      nav={nav}
      account={{ label: shell.person, to: account.page() }}
      signOut={<SignOut />}
      updated={shell.updated}
      printed={shell.printed}
    >
      {children}
    </AppShell>
  );
}

/** An error of a page beneath: inside the frame when that could be made, else outside of any organisation. */
export function ShellError({ shell }: { shell: ShellView | undefined }) {
  const error = useRouteError();
  if (!shell)
    return (
      <PublicShell withoutSignIn narrow>
        <ErrorPage error={error} />
      </PublicShell>
    );
  return (
    <OrganisationShell shell={shell}>
      <ErrorPage error={error} homeTo={shell.home} />
    </OrganisationShell>
  );
}
