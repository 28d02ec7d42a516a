import { isWindowsImage } from '../../../dockerfile/image-reference.ts';
import type { Stage } from '../../../dockerfile/model.ts';

/** Whether a stage's base, also through other stages, is a Windows image. */
export function isWindowsStage(stage: Stage | undefined): boolean {
  if (!stage) return false;
  const { base } = stage.root;
  return isWindowsImage(base.resolved ?? base.raw) || /^windows\//i.test(base.platform ?? '');
}
