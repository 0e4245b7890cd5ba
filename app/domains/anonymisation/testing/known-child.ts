import type { VaultIdentity } from "../known/vault-values.rules";

/** An invented child of whom the vault holds everything, in the spellings that are hard to find. */
export const KNOWN_CHILD: VaultIdentity = {
  given: "Zanyar",
  family: "Nwachukwu-O’Brien",
  knownAs: "Zaz",
  otherNames: ["Gurpreet"],
  dateOfBirth: "2012-02-01",
  addressLine1: "Flat 3, 106 Tinkers Hill Road",
  addressLine2: "Ettingshall, Wolverhampton",
  postcode: "WV10 9AB",
  school: "St Brendan's Catholic Academy",
  nhsNumber: "9434765919",
  upn: "K399522856966",
  localCaseNumber: "LCS-1889790",
  motherName: "Ffion Llewellyn",
  fatherName: "Hêvî Şêrko",
  otherFamilyNames: ["brother: Oluwaseun", "Grace", "Mrs Stafford", "May"],
  socialWorkerName: "Will Hodgetts",
  otherPeopleNames: ["Siân ap Rhys"],
};
