export const prioritiesNotices = {
  priorities: { replied: "Reply published. Everybody can read it beside your figures." },
} as const;
