export { type AuditNote, recordAudit } from './recordAudit.ts';
export { sealAudit, startSealer } from './sealAudit.ts';
export { type AuditFault, type AuditHead, type AuditReport, readAuditHeads, verifyAudit } from './verifyAudit.ts';
