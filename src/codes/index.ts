export {
  type CapabilityTerm,
  type CodedCapability,
  capabilityTerms,
  capabilityTitle,
  codedCapabilities,
  codeOfCapability,
} from './capabilities/index.ts';
export { type Currency, currencies, findCurrency } from './currencies.ts';
export { type DerivedFirmFact, derivedFirmFacts, findDerivedFact } from './derivedFacts.ts';
export {
  type Economy,
  economies,
  economyName,
  findEconomy,
  isEconomyCode,
  type NamingBody,
} from './economies/index.ts';
export { type FirmFact, findFirmFact, firmFacts } from './facts.ts';
export { findGap, type Gap, gaps, gapsSource } from './gaps.ts';
export {
  checkIdentifier,
  findIdentifierScheme,
  type IdentifierScheme,
  type IdentifierStanding,
  identifierSchemes,
  normaliseIdentifier,
  schemesThatFit,
} from './identifiers/index.ts';
export {
  type IsicEntry,
  type IsicLevel,
  isicAncestor,
  isicChildren,
  isicEntries,
  isicEntry,
  isicLevel,
  isicParent,
  isicSection,
  isValidIsic,
} from './isic/index.ts';
export { type SizeClass, sizeClassCodes, sizeClasses, sizeClassOf } from './sizeClasses.ts';
