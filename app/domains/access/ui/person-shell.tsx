import type { ReactNode } from "react";
import { SignOut } from "~/domains/access/ui/organisation-shell";
import { AppShell } from "~/ui/app-shell";

/** The frame of pages that are about the person and no organisation. */
export function PersonShell({ name, children }: { name: string; children: ReactNode }) {
  return (
    <AppShell homeTo="/organisations" account={{ label: name, to: "/account" }} signOut={<SignOut />} narrow>
      {children}
    </AppShell>
  );
}
