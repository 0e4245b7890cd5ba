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
  paymentCalendar: { saved: "Payment calendar saved. Expected payments are being worked out." },
} as const;
