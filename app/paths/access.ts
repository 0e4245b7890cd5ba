import { part } from "./part";

/** Who acts for the organisation. */
export const peoplePaths = (home: string) => ({
  people: () => `${home}/people`,
  invite: () => `${home}/people/invite`,
  colleague: (person: string) => {
    const page = `${home}/people/${part(person)}`;
    return { page: () => page, remove: () => `${page}/remove`, reset: () => `${page}/reset` };
  },
});

/** The numbers of a council or a provider. */
export const settingsPaths = (home: string) => ({ settings: () => `${home}/settings` });

/** A person's own account, whichever organisation they act for. */
export const account = {
  page: () => "/account",
  details: () => "/account/details",
  password: () => "/account/password",
  emails: () => "/account/emails",
  sessions: () => "/account/sessions",
  signOutEverywhere: () => "/account/sign-out",
  confirm: () => "/account/confirm",
  confirmByPasskey: () => "/account/confirm/passkey",
  secondFactor: () => "/account/second-factor",
  authenticator: () => "/account/second-factor/authenticator",
  passkey: () => "/account/second-factor/passkey",
  recoveryCodes: () => "/account/second-factor/recovery-codes",
  organisations: () => "/organisations",
  /** An invitation to somebody who is signed in. */
  invitation: (id: string) => `/invitations/${part(id)}`,
};

/** Ways in: for whoever is not signed in yet. */
export const entry = {
  start: () => "/",
  signIn: () => "/sign-in",
  code: () => "/sign-in/code",
  passkey: () => "/sign-in/passkey",
  signOut: () => "/sign-out",
  forgottenPassword: () => "/forgotten-password",
  setPassword: (token: string) => `/set-password/${part(token)}`,
  /** The link of an invitation that was emailed. */
  invitation: (token: string) => `/invitation/${part(token)}`,
  /** The link in a mail by which its reader has no more of its kind. */
  stopEmails: (token: string) => `/stop-emails/${part(token)}`,
  /** The link in the mail that asks whether an address wants to be told of what is published. */
  confirmSubscription: (token: string) => `/subscriptions/${part(token)}`,
  /** What was typed when the session had ended. */
  kept: (id: string) => `/kept/${part(id)}`,
};

/** Whether a path inside the portal leads to what was kept of somebody who has to sign in first. */
export function isKept(path: string | null | undefined): boolean {
  return path?.startsWith(entry.kept("")) ?? false;
}

/** Where a page leads that asks who it is: there, and back to what was wanted. */
export function withNext(path: string, next: string | null | undefined): string {
  return next ? `${path}?${new URLSearchParams({ next })}` : path;
}
