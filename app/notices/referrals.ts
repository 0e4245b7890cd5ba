export const referralsNotices = {
  keeping: { saved: "Saved." },
  referrals: {
    reassigned: "The referral is reassigned. Its new broker has been told.",
  },
  referralPages: {
    begun: { title: "The referral is begun", text: "Fill in its pages in any order. Each saves on its own." },
    copied: {
      title: "Draft referral created",
      text: "Nothing has been sent. Check every page and update what has changed.",
    },
    saved: { title: "What you wrote is saved" },
    "detail-open": { title: "Shortlisted homes can read the fuller detail" },
    writing: { title: "It is a draft again", text: "Go on writing. It goes nowhere until it is checked." },
    reassigned: { title: "The referral is reassigned", text: "The new broker has been told by mail." },
  },
  casePeople: { saved: "Saved. Whoever was named has been emailed." },
  check: {
    ready: "It is ready to check",
    read: "You have read what is published. Ready to send",
  },
  gate: {
    decided: "Your decisions are saved",
    "kept-out": "It is kept out wherever it stands",
    width: "How it is published is saved",
    agreed: "Your decision is saved",
  },
} as const;
