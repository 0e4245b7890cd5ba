export const accessNotices = {
  people: {
    invited: "The invitation is on its way. Its link works for 7 days.",
    asked: "Another admin or the region's hub has been asked to confirm it. Nothing has been sent yet.",
    "partly-changed":
      "Saved. The roles listed under Roles to confirm start once a second person confirms them.",
    confirmed: "Confirmed. The people concerned have been emailed.",
    "not-confirmed": "Not confirmed. The person who asked has been emailed.",
    reset:
      "Their 2-step verification has been reset and they have been signed out. They and their admins have been emailed.",
    changed: "Their roles are changed and count from their next page on.",
    "taken-back": "Invitation cancelled. Its link no longer works.",
    removed: "They have been signed out and cannot come back in. Their open work falls to the duty owner.",
  },
  secondFactor: {
    added: "Added to your account. We have emailed you about it.",
    removed: "Removed from your account. We have emailed you about it.",
  },
  account: {
    details: "Your details are saved.",
    emails: "Your choice of emails is saved.",
    password: "Your password is changed. You have been signed out everywhere else.",
  },
  organisations: { refused: "The invitation is refused. Whoever sent it is told." },
  settings: { saved: "Saved." },
} as const;
