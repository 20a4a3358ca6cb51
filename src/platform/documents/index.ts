export { qrCode, qrPath, qrSvg } from './qr-code.ts';
export {
  DocumentError,
  type DocumentTemplate,
  DocumentTimeout,
  type JsonValue,
  renderPdf,
  UnprintableText,
} from './render-pdf.ts';
export { type CertificateData, certificateDocument } from './templates/certificate.ts';
export { type BankDetails, type OrderData, type OrderState, orderDocument } from './templates/order.ts';
export { certificatePlan } from './templates/plan-drawing.ts';
export { type ReceiptData, receiptSheet } from './templates/receipt.ts';
export type { SchoolIdentity } from './templates/school.ts';
