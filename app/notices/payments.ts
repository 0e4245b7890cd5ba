export const paymentsNotices = {
  paymentSuppliers: {
    linked: "Supplier linked. The provider can now see what you paid them.",
    unlinked: "Link removed. The provider no longer sees these payments.",
  },
  paymentCalendar: { saved: "Payment calendar saved. Expected payments are being worked out." },
} as const;
