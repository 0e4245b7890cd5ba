type Asked = { reference: string; council: string; answerBy: string; emergency?: boolean };

/** The subject of a mail that asks for an answer: how urgent it is, whose it is, and until when, in absolute words. */
export function referralSubject({ reference, council, answerBy, emergency }: Asked): string {
  return `${emergency ? "Emergency referral" : "Referral"} ${reference} from ${council}: answer by ${answerBy}`;
}
