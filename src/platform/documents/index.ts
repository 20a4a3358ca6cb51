export {
  type DocumentTemplate,
  type JsonValue,
  renderPdf,
} from './render-pdf.ts';
export type { CertificateData } from './templates/certificate.ts';
export type { BankDetails, OrderData, OrderState } from './templates/order.ts';
export { type ReceiptData, receiptSheet } from './templates/receipt.ts';
export type { SchoolIdentity } from './templates/school.ts';
