export const routingNotices = {
  referral: {
    sent: "It is sent. Those who answer referrals at each provider are told by mail now.",
    paused: "The search is paused. Everyone who has it is told.",
    resumed: "The search goes on. Everyone who has it is told.",
    "search-on": "The search goes on. Providers read that you are searching.",
    amended: "The change is sent. Everyone who has it sees what changed.",
    withdrawn: "The referral is withdrawn. Everyone who had it is told.",
    closed: "The search is closed. Everyone who had it is told.",
    "fell-through": "The search is open again.",
    "search-again": "The search is open again.",
    reassigned: "Another broker works it now.",
  },
  delivery: {
    "pick-up": "You have picked it up. Your colleagues and the council see that you have it.",
    release: "You have released it. Nobody has it now, and it stays open for all of you.",
    "take-back": "The answer is taken back. The home has not answered yet.",
    "passed-on": "You have passed it on. Your colleague has it and was told by mail.",
    interested: "The council knows that you are interested and has the number to ring.",
    declined: "The council knows that this home declines, and why.",
    offered: "Your offer has gone to the council.",
  },
  deliveries: { retried: "They are told now, if somebody there answers referrals." },
} as const;
