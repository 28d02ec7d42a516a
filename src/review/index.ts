export { type CheckOptions, checkSnapshot, covers } from './check.ts';
export { CONFIGURATION_PATHS, type Configuration, DEFAULT_CONFIGURATION, loadConfiguration } from './configuration.ts';
export { fixSnapshot } from './fix.ts';
export { reviewChange } from './review.ts';
export { shellSources } from './shell-scripts.ts';
