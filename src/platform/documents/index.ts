export {
  DocumentError,
  type DocumentTemplate,
  DocumentTimeout,
  type JsonValue,
  renderPdf,
  UnprintableText,
} from './render-pdf.ts';
