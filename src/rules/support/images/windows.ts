import { isWindowsImage } from '../../../dockerfile/image-reference.ts';
import type { Stage } from '../../../dockerfile/model.ts';
import { rootOf } from './stages.ts';

/** Whether a stage's base, also through other stages, is a Windows image. */
export function isWindowsStage(stage: Stage | undefined): boolean {
  if (!stage) return false;
  const { base } = rootOf(stage);
  return isWindowsImage(base.resolved ?? base.raw) || /^windows\//i.test(base.platform ?? '');
}
