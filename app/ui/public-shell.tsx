import type { ReactNode } from "react";
import { entry } from "~/paths/access";
import { Anchor } from "./anchor";
import { classNames } from "./class-names";
import { Logo } from "./logo";

export type PublicShellProps = {
  /** Hides the sign-in link, for the pages of signing in itself. */
  withoutSignIn?: boolean;
  narrow?: boolean;
  children: ReactNode;
};

/** The frame of pages that anyone may read. */
export function PublicShell({ withoutSignIn, narrow, children }: PublicShellProps) {
  return (
    <>
      <header className="top">
        <div className="bar">
          <Logo />
          <span className="acting">Care placements for children in the West Midlands</span>
          {withoutSignIn ? null : (
            <div className="account">
              <Anchor to={entry.signIn()}>Sign in</Anchor>
            </div>
          )}
        </div>
      </header>
      <main id="main" tabIndex={-1} className={classNames("page", narrow && "narrow")}>
        {children}
      </main>
      <footer className="foot">
        Homeward, for the councils of the West Midlands and the providers who care for their children.
      </footer>
    </>
  );
}
