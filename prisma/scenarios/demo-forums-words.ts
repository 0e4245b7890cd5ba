/** What was written down after the demo's forum. */
export const MINUTES = {
  decisions: [
    "A referral that is sent after 15:00 on a Friday names who answers the telephone at the weekend.",
    "Invoices with an order number are paid within 20 days, as a trial until the next forum.",
  ],
  text: `## Referrals that arrive on a Friday afternoon

Of the referrals in the last quarter **one in four** came after 15:00 on a Friday. Homes said that:

- the manager on duty cannot reach anybody who knows the child
- the clock to answer runs out before the office opens
- a telephone number on the referral would help more than anything else

The council agreed. See the first decision.

## Invoices: what delays them

1. No order number: half of all that are late
2. A week that began under another fee
3. The wrong council

> "We would rather hear on the first day that an invoice is wrong than on the thirtieth."

Homes bring five examples each. The next forum looks at what became of them.
`,
} as const;
