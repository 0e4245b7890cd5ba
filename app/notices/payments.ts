export const paymentsNotices = {
  paymentSuppliers: {
    linked: "Supplier linked. The provider can now see what you paid them.",
    unlinked: "Link removed. The provider no longer sees these payments.",
  },
  paymentDocuments: {
    sent: "Sent. The council has it from today and has been emailed.",
    deleted: "Draft deleted.",
    accepted: "Accepted. The provider has been emailed.",
    returned: "Returned. The provider has been emailed.",
    withdrawn: "Withdrawn. The council has been emailed.",
  },
  paymentQuery: {
    raised: "Query sent to the council. Its finance team is told by email.",
    reply: "Message sent.",
    answer: "Answer sent. The provider is told by email.",
    dispute: "Query opened again. The council is told by email.",
    assign: "Saved who is responsible.",
  },
  paymentCalendar: { saved: "Payment calendar saved. Expected payments are being worked out." },
} as const;
