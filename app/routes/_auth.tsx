import { Outlet } from "@remix-run/react";
import { PublicShell } from "~/ui/public-shell";

export default function Layout() {
  return (
    <PublicShell withoutSignIn narrow>
      <Outlet />
    </PublicShell>
  );
}
