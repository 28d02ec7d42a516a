import type { Stage } from '../../../dockerfile/model.ts';

const PARTS = /^(dev|development|test|testing|ci|debug)$/;

/** Whether a stage's name says that it is not for production: one of its parts is `dev`, `test`, `ci`, `debug`, … */
export function isDevelopmentStage(stage: Stage | undefined): boolean {
  return (stage?.name ?? '').split(/[-_./:]/).some((part) => PARTS.test(part));
}
