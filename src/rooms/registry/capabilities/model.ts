export const capabilityKinds = [
  'process',
  'material',
  'machine',
  'product',
  'certificate',
  'capacity',
  'minimumOrder',
  'leadTime',
  'market',
] as const;
export type CapabilityKind = (typeof capabilityKinds)[number];

/** What somebody states that a firm can do. */
export interface StatedCapability {
  kind: CapabilityKind;
  text: string;
  /** Of the list of processes, materials or certificates. */
  code: string | null;
  number: number | null;
  unit: string | null;
  /** Free part of a capacity, 0–1. */
  spareShare: number | null;
  issuer: string | null;
  certificateNumber: string | null;
  validFrom: string | null;
  validTo: string | null;
  visibility: 'public' | 'internal';
}

export interface Capability extends StatedCapability {
  id: string;
  statedBy: 'owner' | 'adviser' | 'officer' | 'register';
  recordedAt: string;
}

/** Answers of the form, as they were typed. */
export interface CapabilityAnswers {
  kind: string;
  text: string;
  number: string;
  unit: string;
  spareShare: string;
  issuer: string;
  certificateNumber: string;
  validFrom: string;
  validTo: string;
  visibility: string;
}

export const emptyAnswers: CapabilityAnswers = {
  kind: '',
  text: '',
  number: '',
  unit: '',
  spareShare: '',
  issuer: '',
  certificateNumber: '',
  validFrom: '',
  validTo: '',
  visibility: 'public',
};
