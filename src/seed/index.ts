/** Invented schools: the demo with its cast, and a large one to measure with. */
export { seedDemo } from './seed-demo.ts';
export { seedScale } from './seed-scale.ts';
