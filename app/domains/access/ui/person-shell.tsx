import type { ReactNode } from "react";
import { SignOut } from "~/domains/access/ui/organisation-shell";
import { account } from "~/paths/access";
import { AppShell } from "~/ui/app-shell";

/** The frame of pages that are about the person and no organisation. */
export function PersonShell({ name, children }: { name: string; children: ReactNode }) {
  return (
    <AppShell
      homeTo={account.organisations()}
      account={{ label: name, to: account.page() }}
      signOut={<SignOut />}
      narrow
    >
      {children}
    </AppShell>
  );
}
