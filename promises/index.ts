/** The policy, clause by clause: what the school promises, and the page that says it. */
export { type Evidence, type PromiseState, STATES, stateOf } from './evidence.ts';
export { type PromiseId, promises, promisesBySection } from './list.ts';
export { type PolicyDocument, type PolicySection, policyDocument, policyText } from './policy/document.ts';
export { KINDS, type PolicyPromise, type PromiseKind, renderSentence, SECTIONS, type SectionId } from './promise.ts';
