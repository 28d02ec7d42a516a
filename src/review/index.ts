export { type CheckOptions, type CheckResult, checkSnapshot, covers } from './check.ts';
export { type Configuration, DEFAULT_CONFIGURATION } from './configuration.ts';
export { configurationSchema } from './configuration-schema.ts';
export { fixSnapshot } from './fix.ts';
export {
  CONFIGURATION_PATHS,
  type ConfigurationText,
  loadConfiguration,
  loadLayeredConfiguration,
} from './load-configuration.ts';
export { conclude, reviewChange } from './review.ts';
export { shellSources } from './shell-scripts.ts';
