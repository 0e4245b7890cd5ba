export const paymentsNotices = {
  paymentSuppliers: {
    linked: "Supplier linked. The provider can now see what you paid them.",
    unlinked: "Link removed. The provider no longer sees these payments.",
  },
  paymentUpload: {
    sent: "File sent. We are reading it.",
    columns: "Columns saved. We are reading the file.",
    corrects: "Saved. We are checking the file again.",
    asked: "The import has started.",
  },
  paymentMatch: {
    matched: "Matched. Both sides see it within a minute.",
    ended: "Taken back. The payment is matched again by the usual rules.",
  },
  paymentHold: {
    held: "On hold. The provider can see why now, and is told by email.",
    released: "Released. The provider is told by email.",
  },
  placementOrder: { saved: "Purchase order and codes saved." },
  paymentImports: { deleted: "File deleted. Nothing was imported." },
  paymentDocuments: {
    sent: "Sent. The council has it from today.",
    deleted: "Draft deleted.",
    accepted: "Accepted. The provider can see this now.",
    returned: "Returned. The provider can see why now.",
    withdrawn: "Withdrawn. The council can see this now.",
  },
  paymentQuery: {
    raised: "Query sent to the council. Its finance team is told by email.",
    reply: "Message sent.",
    close: "Query closed. The provider is told by email.",
    answer: "Answer sent. The provider is told by email.",
    dispute: "Query opened again. The council is told by email.",
    assign: "Saved who is responsible.",
  },
  paymentCalendar: { saved: "Payment calendar saved. Expected payments are being worked out." },
} as const;
