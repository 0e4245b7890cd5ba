import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Anchor } from "./anchor";
import { classNames } from "./class-names";
import { Logo } from "./logo";
import { type NavItem, NavStrip } from "./nav-strip";

export type AppShellProps = {
  /** For whom the person acts: "Answering for" Ashgrove Care · 7 homes · Change. */
  acting?: {
    words: string;
    organisation: string;
    detail?: string;
    changeTo?: string;
    /** How many other organisations have invited the person. */
    invited?: number;
  };
  homeTo?: string;
  nav?: NavItem[];
  account?: { label: string; to: string };
  /** The form that signs out: its button is `<Button tone="link">`. */
  signOut?: ReactNode;
  /** The time in words at which the page was read from the database, "14:03". */
  updated?: string;
  /** The same moment in absolute words, for paper alone. */
  printed?: string | undefined;
  help?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
};

/** The frame of every page behind sign-in: who I am acting for, where I can go, the page, how fresh it is. */
export function AppShell(props: AppShellProps) {
  const { acting, account, nav, signOut } = props;
  return (
    <>
      <header className="top">
        <div className="bar">
          <Logo to={props.homeTo} />
          {acting ? (
            <span className="acting">
              {acting.words} <b>{acting.organisation}</b>
              {acting.detail ? ` · ${acting.detail}` : null}
              {acting.changeTo ? (
                <span className="acting-change">
                  {" · "}
                  <Anchor to={acting.changeTo}>
                    Change<span className="sr-only"> organisation</span>
                    {acting.invited ? ` (${acting.invited} invited you)` : null}
                  </Anchor>
                </span>
              ) : null}
            </span>
          ) : null}
          {account || signOut ? (
            <div className="account">
              {account ? <Anchor to={account.to}>{account.label}</Anchor> : null}
              {signOut}
            </div>
          ) : null}
        </div>
        {nav && nav.length > 0 ? <NavStrip items={nav} /> : null}
      </header>
      <main id="main" tabIndex={-1} className={classNames("page", props.narrow && "narrow")}>
        {props.children}
      </main>
      {props.updated || props.help ? (
        <Footer updated={props.updated} printed={props.printed} help={props.help} />
      ) : null}
    </>
  );
}

function Footer({ updated, printed, help }: Pick<AppShellProps, "updated" | "printed" | "help">) {
  const { pathname, search } = useLocation();
  return (
    <>
      {printed ? (
        <p className="why hidden print:block">
          Printed from Homeward as it was on {printed}. “Today” and “tomorrow” count from then.
        </p>
      ) : null}
      <footer className="foot">
        {updated ? (
          <>
            Updated {updated} · <Anchor to={pathname + search}>Refresh</Anchor>
          </>
        ) : null}
        {updated && help ? " · " : null}
        {help}
      </footer>
    </>
  );
}
